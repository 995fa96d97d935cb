import { describe, expect, it } from 'vitest';
import { visibleTo } from '../../audience.ts';
import type { JournalEvent } from '../../event.ts';
import { ledger } from '../ledger.ts';
import { at, keyed, payIn, payOut, site, start, type JournalScene } from './scene.ts';

/** Readers and other nodes: nothing lost, nothing twice. */
export function describeFollowing(scene: JournalScene): void {
  const { given } = scene;
  describe('following', () => {
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
  });
}
