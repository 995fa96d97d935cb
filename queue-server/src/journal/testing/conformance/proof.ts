import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../../ports/index.ts';
import type { JournalEvent } from '../../event.ts';
import type { JournalTables, Store } from '../../store.ts';
import { ledger } from '../ledger.ts';
import { at, ok, payIn, site, start, type JournalScene } from './scene.ts';

/** That nothing was changed afterwards, here and in replicas. */
export function describeProof(scene: JournalScene): void {
  const { given, journalOn, open, cleanUp } = scene;
  describe('proof', () => {
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
      cleanUp(() => opened.store.close());
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
  });
}

function seqOf(events: readonly JournalEvent[], index: number): JournalEvent {
  const event = events[index];
  if (event === undefined) throw new Error(`no event ${index}`);
  return event;
}
