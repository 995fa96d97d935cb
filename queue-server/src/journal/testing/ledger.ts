import type { Migration } from '../migrations.ts';
import type { Projection } from '../projection.ts';
import type { Decider } from '../decider.ts';

/** A small world for the conformance suite: accounts that must not go below zero. */
export type LedgerEvent =
  | { readonly type: 'paid-in'; readonly data: { readonly amount: number } }
  | { readonly type: 'paid-out'; readonly data: { readonly amount: number } };

export type LedgerCommand =
  | { readonly do: 'pay-in' | 'pay-out'; readonly amount: number }
  | { readonly do: 'move'; readonly amount: number; readonly to: string }
  | { readonly do: 'break' };

export interface Ledger {
  readonly balance: number;
  /** How often `evolve` ran on this very value's past, to see snapshots at work. */
  readonly evolved: number;
}

export const ledger: Decider<Ledger, LedgerCommand, LedgerEvent, number> = {
  kind: 'ledger',
  initial: () => ({ balance: 0, evolved: 0 }),
  decide(state, command) {
    switch (command.do) {
      case 'pay-in':
        return {
          events: [{ type: 'paid-in', data: { amount: command.amount } }],
          answer: state.balance + command.amount,
        };
      case 'pay-out':
      case 'move': {
        const { amount } = command;
        if (state.balance < amount) {
          return { refused: { code: 'too-little', details: { balance: state.balance } } };
        }
        const also =
          command.do === 'move'
            ? [{ stream: command.to, command: { do: 'pay-in', amount } satisfies LedgerCommand }]
            : [];
        return {
          events: [{ type: 'paid-out', data: { amount } }],
          answer: state.balance - amount,
          also,
        };
      }
      case 'break':
        throw new Error('a bug in a decider');
    }
  },
  evolve(state, event) {
    const sign = event.type === 'paid-in' ? 1 : -1;
    return { balance: state.balance + sign * event.data.amount, evolved: state.evolved + 1 };
  },
  snapshot: {
    version: 1,
    every: 10,
    save: (state) => ({ balance: state.balance }),
    load: (saved) => ({ balance: (saved as Ledger).balance, evolved: 0 }),
  },
};

export interface LedgerTables {
  ledger_totals: { stream: string; total: number };
}

export const ledgerMigrations: readonly Migration[] = [
  {
    name: '9001-ledger',
    sql: [
      'create table ledger_totals (stream TEXT not null primary key, total INT8 not null) STRICT',
    ],
  },
];

export const ledgerTotals = (version: number): Projection => ({
  name: 'ledger-totals',
  version,
  types: ['paid-in'],
  async clear(tx) {
    await tx.tables<LedgerTables>().deleteFrom('ledger_totals').execute();
  },
  async apply(tx, events) {
    const tables = tx.tables<LedgerTables>();
    for (const event of events) {
      const { amount } = event.data as { amount: number };
      await tables
        .insertInto('ledger_totals')
        .values({ stream: event.stream, total: amount })
        .onConflict((on) =>
          on
            .column('stream')
            .doUpdateSet((eb) => ({ total: eb('ledger_totals.total', '+', amount) })),
        )
        .execute();
    }
  },
});
