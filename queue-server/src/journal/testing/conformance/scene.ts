import { afterEach } from 'vitest';
import { systemRng, virtualClock, type VirtualClock } from '../../../ports/index.ts';
import type { Outcome } from '../../decider.ts';
import { openJournal, type Journal, type JournalOptions, type Sender } from '../../journal.ts';
import type { Store } from '../../store.ts';
import { ledger, ledgerTotals, type LedgerCommand, type LedgerTables } from '../ledger.ts';

export const start = Date.UTC(2026, 10, 21, 1);
export const site = 'site/yunxi';
export const at = (stream: string) => ({ feed: site, stream: `ledger/${stream}` });
export const payIn = (amount: number): LedgerCommand => ({ do: 'pay-in', amount });
export const payOut = (amount: number): LedgerCommand => ({ do: 'pay-out', amount });
export const anna: Sender = { by: 'anna' };
export const keyed = (key: string, digest: string): Sender => ({
  by: 'anna',
  key: { caller: 'anna', key, digest },
});
export const ok = (answer: number): Outcome<number> => ({ ok: true, answer });

export const totals = (store: Store) =>
  store.read((tx) =>
    tx.tables<LedgerTables>().selectFrom('ledger_totals').selectAll().orderBy('stream').execute(),
  );

/** An empty store of the engine, and the same data opened a second time. */
export type OpenStore = (
  clock: VirtualClock,
) => Promise<{ store: Store; again: () => Promise<Store> }>;

/** What the tests of a journal begin with; everything opened is closed after each. */
export type JournalScene = ReturnType<typeof journalScene>;

export function journalScene(open: OpenStore) {
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
  const cleanUp = (work: () => Promise<unknown> | unknown) => void cleanups.push(work);
  return { given, journalOn, open, cleanUp };
}
