import type { JournalEvent, Projection } from '../journal/index.ts';
import type { HallEvent } from '../protocol/index.ts';

export interface VisitTables {
  /** Tickets taken for a case: somebody came to a window for it. */
  case_visits: { stream: string; ticket: string; number: string };
}

export const visitMigration = {
  name: '0260-case-visits',
  sql: [
    `create table case_visits (
      stream TEXT not null, ticket TEXT not null, number TEXT not null, primary key (stream, ticket)
    ) STRICT`,
    'create index case_visits_by_number on case_visits (number)',
  ],
} as const;

/** A business day has more tickets than one statement takes. */
const atOnce = 200;

/**
 * Which cases brought somebody to a window. A ticket counts from when it is taken; one that was
 * given up, missed or left over at the day's end does not. Calls and visits, of which there are
 * many, touch no row.
 */
export const visitList: Projection = {
  name: 'case-visits',
  version: 1,
  types: ['ticket-bound', 'ticket-cancelled', 'ticket-missed', 'day-started'],
  clear: async (tx) => void (await tx.tables<VisitTables>().deleteFrom('case_visits').execute()),
  async apply(tx, events: readonly JournalEvent[]) {
    const tables = tx.tables<VisitTables>();
    for (const recorded of events) {
      const { stream } = recorded;
      // Written by `hallDecider`, whose events have these types.
      const event = recorded as unknown as HallEvent;
      if (event.type === 'ticket-bound') {
        const { ticket, case: number } = event.data;
        if (number === undefined) continue;
        await tables
          .insertInto('case_visits')
          .values({ stream, ticket, number })
          .onConflict((on) => on.columns(['stream', 'ticket']).doUpdateSet({ number }))
          .execute();
        continue;
      }
      const gone = withoutVisit(event);
      for (let from = 0; from < gone.length; from += atOnce) {
        await tables
          .deleteFrom('case_visits')
          .where('stream', '=', stream)
          .where('ticket', 'in', gone.slice(from, from + atOnce))
          .execute();
      }
    }
  },
};

function withoutVisit(event: HallEvent): readonly string[] {
  switch (event.type) {
    case 'ticket-cancelled':
      return [event.data.ticket];
    case 'ticket-missed':
      return event.data.back === null ? [event.data.ticket] : [];
    case 'day-started':
      return event.data.expired;
    default:
      return [];
  }
}
