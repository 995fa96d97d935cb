import { describe, expect, it } from 'vitest';
import { ledger, ledgerTotals, type LedgerTables } from '../ledger.ts';
import { at, keyed, ok, payIn, payOut, site, totals, type JournalScene } from './scene.ts';

/** What a power cut leaves, and what a restart finds. */
export function describeDurability(scene: JournalScene): void {
  const { given } = scene;
  describe('durability', () => {
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
  });
}
