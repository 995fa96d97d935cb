import { afterEach, describe, expect, it } from 'vitest';
import { systemRng, virtualClock, type VirtualClock } from '../../ports/index.ts';
import { visibleTo } from '../audience.ts';
import type { Outcome } from '../decider.ts';
import type { JournalEvent } from '../event.ts';
import { openJournal, type Journal, type JournalOptions, type Sender } from '../journal.ts';
import type { JournalTables, Store } from '../store.ts';
import { ledger, ledgerTotals, type LedgerCommand, type LedgerTables } from './ledger.ts';

const start = Date.UTC(2026, 10, 21, 1);
const site = 'site/yunxi';
const at = (stream: string) => ({ feed: site, stream: `ledger/${stream}` });
const payIn = (amount: number): LedgerCommand => ({ do: 'pay-in', amount });
const payOut = (amount: number): LedgerCommand => ({ do: 'pay-out', amount });
const anna: Sender = { by: 'anna' };
const keyed = (key: string, digest: string): Sender => ({
  by: 'anna',
  key: { caller: 'anna', key, digest },
});
const ok = (answer: number): Outcome<number> => ({ ok: true, answer });

/**
 * What every engine must hold. `open` gives an empty store with the ledger's tables; `again`
 * opens the same data a second time as another node (or the same store, where one file has one owner).
 */
export function describeJournal(
  engine: string,
  open: (clock: VirtualClock) => Promise<{ store: Store; again: () => Promise<Store> }>,
): void {
  describe(`the journal on ${engine}`, () => {
    const cleanups: (() => Promise<unknown> | unknown)[] = [];
    afterEach(async () => {
      for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
    });

    async function journalOn(
      store: Store,
      clock: VirtualClock,
      more: Partial<JournalOptions> = {},
    ): Promise<Journal> {
      const deciders = [ledger];
      const projections = [ledgerTotals(1)];
      const options = { store, clock, rng: systemRng, deciders, projections, ...more };
      const journal = await openJournal(options);
      cleanups.push(() => journal[Symbol.asyncDispose]());
      return journal;
    }

    async function given(more: Partial<JournalOptions> = {}) {
      const clock = virtualClock(start);
      const opened = await open(clock);
      cleanups.push(() => opened.store.close());
      const journal = await journalOn(opened.store, clock, more);
      const pay = (stream: string, command: LedgerCommand, sender = anna) =>
        journal.execute(ledger, at(stream), command, sender);
      const balance = async (stream: string) =>
        (await journal.state(ledger, at(stream))).state.balance;
      const restart = (changes: Partial<JournalOptions> = {}) =>
        journalOn(opened.store, clock, changes);
      const node = async () => {
        const store = await opened.again();
        if (store !== opened.store) cleanups.push(() => store.close());
        return journalOn(store, clock);
      };
      return { ...opened, clock, journal, pay, balance, restart, node };
    }

    const totals = (store: Store) =>
      store.read((tx) =>
        tx
          .tables<LedgerTables>()
          .selectFrom('ledger_totals')
          .selectAll()
          .orderBy('stream')
          .execute(),
      );

    it('numbers each stream and the whole feed without gaps', async () => {
      const { journal, pay } = await given();
      await Promise.all([pay('a', payIn(1)), pay('b', payIn(2)), pay('a', payIn(3))]);
      await pay('b', payIn(4));
      const events = await journal.read({ feed: site, after: 0 });
      expect(events.map((e) => [e.position, e.stream, e.seq])).toEqual([
        [1, 'ledger/a', 1],
        [2, 'ledger/b', 1],
        [3, 'ledger/a', 2],
        [4, 'ledger/b', 2],
      ]);
      expect(events[0]).toMatchObject({ by: 'anna', at: start, data: { amount: 1 } });
    });

    it('keeps feeds apart, and a stream in the feed it was born in', async () => {
      const { journal, pay } = await given();
      await pay('a', payIn(1));
      await journal.execute(ledger, { feed: 'site/x', stream: 'ledger/x' }, payIn(1), anna);
      expect(await journal.read({ feed: 'site/x', after: 0 })).toMatchObject([{ position: 1 }]);
      const moved = journal.execute(ledger, { feed: 'site/x', stream: 'ledger/a' }, payIn(1), anna);
      await expect(moved).rejects.toThrow('lives in site/yunxi');
    });

    it('refuses one command of a batch without harming the others', async () => {
      const { pay, balance } = await given();
      const results = await Promise.all([
        pay('a', payIn(5)),
        pay('a', payOut(9)),
        pay('a', payOut(4)),
      ]);
      expect(results).toEqual([
        ok(5),
        { ok: false, refused: { code: 'too-little', details: { balance: 5 } } },
        ok(1),
      ]);
      expect(await balance('a')).toBe(1);
    });

    it('rejects the command whose decider has a bug, and only that one', async () => {
      const { pay } = await given();
      const results = await Promise.allSettled([
        pay('a', payIn(1)),
        pay('a', { do: 'break' }),
        pay('a', payIn(1)),
      ]);
      expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    });

    it('decides follow-ups to other streams in the same transaction, all or nothing', async () => {
      const { pay, balance, journal } = await given();
      await pay('a', payIn(5));
      expect(await pay('a', { do: 'move', amount: 3, to: 'ledger/b' })).toEqual(ok(2));
      expect([await balance('a'), await balance('b')]).toEqual([2, 3]);
      const lost = pay('a', { do: 'move', amount: 1, to: 'nowhere/b' });
      await expect(lost).rejects.toThrow('no decider');
      expect(await balance('a')).toBe(2);
      expect(await journal.verify(site)).toMatchObject({ ok: true, events: 3 });
    });

    it('gives the same answer and one effect for the same key, also within one batch', async () => {
      const { pay, balance, restart } = await given();
      const twice = await Promise.all([
        pay('a', payIn(5), keyed('k1', 'd')),
        pay('a', payIn(5), keyed('k1', 'd')),
      ]);
      expect(twice).toEqual([ok(5), ok(5)]);
      await pay('a', payIn(1));
      expect(await pay('a', payIn(5), keyed('k1', 'd'))).toEqual(ok(5));
      const later = await restart();
      expect(await later.execute(ledger, at('a'), payIn(5), keyed('k1', 'd'))).toEqual(ok(5));
      expect(await balance('a')).toBe(6);
    });

    it('refuses the same key with another body, and keeps callers apart', async () => {
      const { pay, balance } = await given();
      await pay('a', payIn(5), keyed('k', 'd'));
      const reused = await pay('a', payIn(7), keyed('k', 'other'));
      expect(reused).toEqual({ ok: false, refused: { code: 'key-reused' } });
      const key = { caller: 'berta', key: 'k', digest: 'other' };
      expect(await pay('a', payIn(7), { by: 'berta', key })).toEqual(ok(12));
      expect(await balance('a')).toBe(12);
    });

    it('remembers a refusal under its key like any other answer', async () => {
      const { pay } = await given();
      const refused = await pay('a', payOut(1), keyed('k', 'd'));
      await pay('a', payIn(5));
      expect(await pay('a', payOut(1), keyed('k', 'd'))).toEqual(refused);
    });

    it('forgets keys after 48 hours', async () => {
      const { pay, clock, store } = await given();
      await pay('a', payIn(1), keyed('k', 'd'));
      clock.advance(48 * 3_600_000 - 1);
      expect(await pay('a', payIn(1), keyed('k', 'd'))).toEqual(ok(1));
      clock.advance(2);
      expect(await pay('a', payIn(1), keyed('k', 'd'))).toEqual(ok(2));
      clock.advance(49 * 3_600_000);
      await pay('a', payIn(1));
      const keys = await store.read((tx) =>
        tx.tables<JournalTables>().selectFrom('command_keys').selectAll().execute(),
      );
      expect(keys).toEqual([]);
    });

    it('never lets time run backwards within a feed', async () => {
      const { pay, restart } = await given();
      await pay('a', payIn(1));
      const earlier = await restart({ clock: virtualClock(start - 5_000) });
      await earlier.execute(ledger, at('a'), payIn(1), anna);
      const events = await earlier.read({ feed: site, after: 0 });
      expect(events.map((e) => e.at)).toEqual([start, start]);
    });

    it('writes nothing when cut before the commit, and goes on afterwards', async () => {
      let cut = true;
      const hooks = {
        beforeCommit: () => {
          if (cut) throw new Error('power cut');
        },
      };
      const { pay, journal, store } = await given({ hooks });
      await expect(pay('a', payIn(1), keyed('k', 'd'))).rejects.toThrow('power cut');
      cut = false;
      expect(await journal.read({ feed: site, after: 0 })).toEqual([]);
      expect(await totals(store)).toEqual([]);
      expect(await pay('a', payIn(1), keyed('k', 'd'))).toEqual(ok(1));
      expect(await journal.verify(site)).toMatchObject({ ok: true, events: 1 });
    });

    it('has written all when cut after the commit, and a retry gets the answer', async () => {
      let cut = true;
      const hooks = {
        afterCommit: () => {
          if (cut) throw new Error('power cut');
        },
      };
      const { pay, balance } = await given({ hooks });
      await expect(pay('a', payIn(1), keyed('k', 'd'))).rejects.toThrow('power cut');
      cut = false;
      expect(await pay('a', payIn(1), keyed('k', 'd'))).toEqual(ok(1));
      expect(await pay('a', payIn(1))).toEqual(ok(2));
      expect(await balance('a')).toBe(2);
    });

    it('restores a state from its snapshot and the events after it', async () => {
      const { pay, restart, balance } = await given();
      for (let i = 0; i < 25; i++) await pay('a', payIn(1));
      const { seq, state } = await (await restart()).state(ledger, at('a'));
      expect({ seq, state }).toEqual({ seq: 25, state: { balance: 25, evolved: 5 } });
      expect(await balance('a')).toBe(25);
    });

    it('ignores a snapshot of another version', async () => {
      const { pay, restart } = await given();
      for (let i = 0; i < 12; i++) await pay('a', payIn(1));
      const { snapshot, ...rest } = ledger;
      if (snapshot === undefined) throw new Error('the ledger has snapshots');
      const newer = { ...rest, snapshot: { ...snapshot, version: 2 } };
      const { state } = await (await restart({ deciders: [newer] })).state(newer, at('a'));
      expect(state).toEqual({ balance: 12, evolved: 12 });
    });

    it('writes read models with the events and rebuilds them from the journal', async () => {
      const { pay, store, restart, journal } = await given();
      await Promise.all([pay('a', payIn(1)), pay('b', payIn(2)), pay('a', payIn(3))]);
      await pay('a', payOut(2));
      const written = await totals(store);
      expect(written).toEqual([
        { stream: 'ledger/a', total: 4 },
        { stream: 'ledger/b', total: 2 },
      ]);
      await store.write((tx) =>
        tx.tables<LedgerTables>().updateTable('ledger_totals').set({ total: 0 }).execute(),
      );
      await restart({ projections: [ledgerTotals(2)] });
      expect(await totals(store)).toEqual(written);
      await journal.rebuildProjections();
      expect(await totals(store)).toEqual(written);
    });

    it('follows a stream from a cursor: what was missed, then what comes, once each', async () => {
      const { journal, pay } = await given();
      for (let i = 1; i <= 3; i++) await pay('a', payIn(i));
      await pay('b', payIn(9));
      const stop = new AbortController();
      const seen: JournalEvent[] = [];
      const reading = (async () => {
        const cursor = { ...at('a'), after: 1 };
        for await (const events of journal.follow(cursor, stop.signal)) {
          seen.push(...events);
          if (seen.length === 42) stop.abort();
        }
      })();
      await Promise.all(Array.from({ length: 40 }, (_, i) => pay(i % 2 ? 'b' : 'a', payIn(1))));
      for (let i = 0; i < 20; i++) await pay('a', payIn(1));
      await reading;
      expect(seen.map((e) => e.seq)).toEqual(Array.from({ length: 42 }, (_, i) => i + 2));
    });

    it('follows what other nodes commit', async () => {
      const { node, pay } = await given();
      const other = await node();
      const stop = new AbortController();
      const seen: number[] = [];
      const reading = (async () => {
        for await (const events of other.follow({ feed: site, after: 0 }, stop.signal)) {
          seen.push(...events.map((e) => e.position));
          if (seen.length >= 30) stop.abort();
        }
      })();
      await other.state(ledger, at('a'));
      for (let i = 0; i < 30; i++) await pay('a', payIn(1));
      await reading;
      expect(seen).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
      expect((await other.state(ledger, at('a'))).state.balance).toBe(30);
    });

    it('shows on every node what another node has acknowledged', async () => {
      const { node, pay, store } = await given();
      const other = await node();
      await other.state(ledger, at('a'));
      for (let i = 1; i <= 20; i++) {
        await pay('a', payIn(1));
        if (!store.shared) continue;
        expect((await other.state(ledger, at('a'))).seq).toBe(i);
        expect(await other.read({ ...at('a'), after: i - 1 })).toHaveLength(1);
      }
    });

    it('lets several nodes decide on the same stream without a lost or doubled effect', async () => {
      const { node, journal } = await given();
      const nodes = [journal, await node(), await node()];
      const sent = Array.from({ length: 150 }, (_, i) => {
        const sender = keyed(`k${i % 75}`, `d${i % 75}`);
        return nodes[i % 3]?.execute(ledger, at('a'), payIn(1), sender);
      });
      const answers = await Promise.all(sent);
      const distinct = new Set(answers.map((one) => (one?.ok ? one.answer : 'refused')));
      expect([...distinct].toSorted((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 75 }, (_, i) => i + 1),
      );
      expect(await journal.verify(site)).toMatchObject({ ok: true, events: 75 });
    });

    it('finds an altered, a missing and a cut-off event', async () => {
      const { pay, journal, store } = await given();
      for (let i = 0; i < 5; i++) await pay('a', payIn(1));
      const change = (work: (t: ReturnType<typeof tables>) => { execute(): Promise<unknown> }) =>
        store.write((tx) => work(tables(tx)).execute());
      const tables = (tx: Parameters<Parameters<Store['write']>[0]>[0]) =>
        tx.tables<JournalTables>();
      await change((t) =>
        t.updateTable('events').set({ body: '{"amount":100}' }).where('position', '=', 3),
      );
      expect(await journal.verify(site)).toMatchObject({ position: 3, because: 'altered' });
      await change((t) =>
        t.updateTable('events').set({ body: '{"amount":1}' }).where('position', '=', 3),
      );
      expect(await journal.verify(site)).toMatchObject({ ok: true });
      await change((t) => t.deleteFrom('events').where('position', '=', 5));
      expect(await journal.verify(site)).toMatchObject({ position: 5, because: 'head differs' });
      await change((t) => t.deleteFrom('events').where('position', '=', 2));
      expect(await journal.verify(site)).toMatchObject({ position: 2, because: 'missing' });
    });

    it('keeps a verified replica of another writer, and refuses a gap or a fork', async () => {
      const { pay, journal } = await given();
      for (let i = 1; i <= 4; i++) await pay('a', payIn(i));
      const original = await journal.read({ ...at('a'), after: 0 });
      const clock = virtualClock(start + 60_000);
      const opened = await open(clock);
      cleanups.push(() => opened.store.close());
      const copy = await journalOn(opened.store, clock);
      const replica = { feed: 'site/replica', stream: 'ledger/a' };
      const send = (events: readonly JournalEvent[]) =>
        copy.replicate(replica, events, 'terminal/1');

      expect(await send(original.slice(0, 2))).toEqual(ok(2));
      expect(await send(original.slice(1, 3))).toEqual(ok(3));
      const gap = await send(original.slice(4).concat({ ...seqOf(original, 3), seq: 5 }));
      expect(gap).toMatchObject({ refused: { code: 'stream-gap', details: { seq: 3 } } });
      const forged = { ...seqOf(original, 3), data: { amount: 400 } };
      expect(await send([forged])).toMatchObject({ refused: { code: 'stream-forked' } });
      expect(await send(original)).toEqual(ok(4));
      expect((await copy.state(ledger, replica)).state.balance).toBe(10);
      const kept = await copy.read({ ...replica, after: 0 });
      expect(kept.map((e) => [e.at, e.by, e.hash])).toEqual(
        original.map((e) => [e.at, e.by, e.hash]),
      );
      expect(await copy.verify('site/replica')).toMatchObject({ ok: true, events: 4 });
    });

    it('shows an event to its audiences and only its number to others', async () => {
      const { pay, journal } = await given();
      await pay('a', payIn(1));
      await pay('a', payOut(1));
      const audiences = { 'paid-in': ['public', 'staff'] };
      const events = await journal.read({ ...at('a'), after: 0 });
      const seen = events.map((event) => visibleTo(audiences, new Set(['public']), event));
      expect(seen).toEqual([
        { seq: 1, type: 'paid-in', at: new Date(start).toISOString(), data: { amount: 1 } },
        { seq: 2, type: 'hidden', at: new Date(start).toISOString() },
      ]);
    });

    it('rejects what waits when it is stopped', async () => {
      const { journal, pay } = await given();
      const waiting = pay('a', payIn(1));
      journal.stop();
      await expect(waiting).rejects.toThrow('closed');
      await expect(pay('a', payIn(1))).rejects.toThrow('closed');
    });
  });
}

function seqOf(events: readonly JournalEvent[], index: number): JournalEvent {
  const event = events[index];
  if (event === undefined) throw new Error(`no event ${index}`);
  return event;
}
