import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../../ports/index.ts';
import { ledger } from '../ledger.ts';
import { anna, at, ok, payIn, payOut, site, start, type JournalScene } from './scene.ts';

/** Commands of one batch: numbered, decided one after the other, all or nothing. */
export function describeDeciding(scene: JournalScene): void {
  const { given } = scene;
  describe('deciding', () => {
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

    it('never lets time run backwards within a feed', async () => {
      const { pay, restart } = await given();
      await pay('a', payIn(1));
      const earlier = await restart({ clock: virtualClock(start - 5_000) });
      await earlier.execute(ledger, at('a'), payIn(1), anna);
      const events = await earlier.read({ feed: site, after: 0 });
      expect(events.map((e) => e.at)).toEqual([start, start]);
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
