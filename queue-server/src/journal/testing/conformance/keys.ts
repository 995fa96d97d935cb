import { describe, expect, it } from 'vitest';
import type { JournalTables } from '../../store.ts';
import { ledger } from '../ledger.ts';
import { at, keyed, ok, payIn, payOut, type JournalScene } from './scene.ts';

/** One effect per key, and the same answer for whoever asks again. */
export function describeKeys(scene: JournalScene): void {
  const { given } = scene;
  describe('keys', () => {
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
  });
}
