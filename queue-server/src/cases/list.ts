import type { JournalEvent, Projection, Store, Tx } from '../journal/index.ts';
import type { CaseEvent, CaseState } from '../protocol/index.ts';

export interface CaseRow {
  number: string;
  feed: string;
  site: string;
  item: string;
  item_version: number;
  state: CaseState;
  submitted_at: number;
  undo_until: number;
  subject: string;
  promised_due: string | null;
  legal_due: string | null;
  /** The slip of the newest deposit that still concerns somebody, and where it is. */
  deposit: string | null;
  /** Legal date at the site on which it was decided, accepted or not. */
  decided_on: string | null;
  delivered_how: 'locker' | 'window' | null;
  /** 1 once the office took it in: from then on the archive's schedule rules. */
  registered: number;
  /** When what is personal was deleted, for cases that were never registered. */
  erased_at: number | null;
}
export interface CaseTables {
  cases: CaseRow;
}

export const caseListMigration = {
  name: '0230-cases',
  sql: [
    `create table cases (
      number TEXT not null primary key, feed TEXT not null, site TEXT not null, item TEXT not null,
      item_version INT8 not null, state TEXT not null, submitted_at INT8 not null,
      undo_until INT8 not null, subject TEXT not null, promised_due TEXT, legal_due TEXT, deposit TEXT
    ) STRICT`,
    'create index cases_by_state on cases (state, promised_due)',
    'create index cases_by_subject on cases (subject)',
  ],
} as const;

export const caseOutcomeMigration = {
  name: '0231-case-outcomes',
  sql: [
    'alter table cases add column decided_on TEXT',
    'alter table cases add column delivered_how TEXT',
  ],
} as const;

export const caseErasureMigration = {
  name: '0232-case-erasure',
  sql: [
    'alter table cases add column erased_at INT8',
    'alter table cases add column registered INT8 not null default 0',
  ],
} as const;

const entered: Readonly<Partial<Record<CaseEvent['type'], CaseState>>> = {
  'case-registered': 'registered',
  'case-pre-checked': 'pre-checked',
  'correction-asked': 'correction-asked',
  'case-accepted': 'accepted',
  'case-not-accepted': 'not-accepted',
  'review-started': 'under-review',
  'special-procedure-started': 'special-procedure',
  'special-procedure-ended': 'under-review',
  'case-granted': 'granted',
  'case-denied': 'denied',
  'case-finished': 'finished',
  'certificate-made': 'certificate-made',
  'case-delivered': 'delivered',
  'case-archived': 'archived',
  'case-withdrawn': 'withdrawn',
  'case-returned': 'returned',
};

const others = [
  'case-submitted',
  'materials-added',
  'case-extended',
  'originals-deposited',
  'originals-taken-back',
  'originals-reconciled',
  'originals-returned',
] as const;

type Change = Partial<
  Pick<
    CaseRow,
    | 'state'
    | 'promised_due'
    | 'legal_due'
    | 'deposit'
    | 'decided_on'
    | 'delivered_how'
    | 'registered'
  >
>;
const deciding: ReadonlySet<CaseEvent['type']> = new Set([
  'case-granted',
  'case-denied',
  'case-not-accepted',
]);

function changeOf(event: CaseEvent, date: string): Change {
  const state = entered[event.type];
  const change: Change = state === undefined ? {} : { state };
  if (event.type === 'case-registered') change.registered = 1;
  if (deciding.has(event.type)) change.decided_on = date;
  if (event.type === 'case-delivered') change.delivered_how = event.data.how;
  if (event.type === 'originals-deposited') change.deposit = event.data.slip;
  if (event.type === 'originals-taken-back' || event.type === 'originals-reconciled') {
    change.deposit = null;
  }
  if ('clock' in event.data) {
    change.promised_due = event.data.clock.promised?.due ?? null;
    change.legal_due = event.data.clock.legal?.due ?? null;
  }
  return change;
}

type DateIn = (feed: string, at: number) => string;

async function apply(tx: Tx, events: readonly JournalEvent[], dateIn: DateIn): Promise<void> {
  const tables = tx.tables<CaseTables>();
  for (const recorded of events) {
    // Written by `caseDecider`, whose events have these types.
    const event = recorded as unknown as CaseEvent;
    const number = recorded.stream.slice('case/'.length);
    if (event.type === 'case-submitted') {
      const { data } = event;
      await tables
        .insertInto('cases')
        .values({
          number,
          feed: recorded.feed,
          site: data.site,
          item: data.item,
          item_version: data.itemVersion,
          state: 'submitted',
          submitted_at: Date.parse(data.submittedAt),
          undo_until: Date.parse(data.undoUntil),
          subject: data.subject,
          promised_due: data.clock.promised?.due ?? null,
          legal_due: data.clock.legal?.due ?? null,
          deposit: null,
          decided_on: null,
          delivered_how: null,
          erased_at: null,
          registered: 0,
        })
        .execute();
      continue;
    }
    const change = changeOf(event, dateIn(recorded.feed, recorded.at));
    // Added to a case under correction, the papers take it back to the counter.
    if (event.type === 'materials-added') {
      await tables
        .updateTable('cases')
        .set({ state: 'registered' })
        .where('number', '=', number)
        .where('state', '=', 'correction-asked')
        .execute();
    }
    if (Object.keys(change).length === 0) continue;
    await tables.updateTable('cases').set(change).where('number', '=', number).execute();
  }
}

/** One row per case for worklists, "my cases" and figures. `dateIn` tells an instant's legal date in a feed's zone. */
export const caseList = (dateIn: DateIn): Projection => ({
  name: 'cases',
  version: 3,
  types: [...others, ...Object.keys(entered)],
  clear: async (tx) => void (await tx.tables<CaseTables>().deleteFrom('cases').execute()),
  apply: (tx, events) => apply(tx, events, dateIn),
});

/** Open cases of a site that may be late: past a date, without one, or long without acceptance. */
export function openOverdue(
  store: Store,
  site: string,
  today: string,
  submittedBefore: string,
): Promise<readonly Pick<CaseRow, 'number'>[]> {
  const states = ['submitted', 'registered', 'pre-checked', 'accepted', 'under-review'] as const;
  return store.read((tx) =>
    tx
      .tables<CaseTables>()
      .selectFrom('cases')
      .select('number')
      .where('site', '=', site)
      .where('state', 'in', [...states])
      .where((eb) =>
        eb.or([
          eb('promised_due', 'is', null),
          eb('legal_due', 'is', null),
          eb('promised_due', '<', today),
          eb('submitted_at', '<', Date.parse(`${submittedBefore}T00:00:00Z`)),
        ]),
      )
      .limit(500)
      .execute(),
  );
}

export interface WorklistQuery {
  readonly states: readonly CaseState[];
  readonly item?: string;
  readonly limit: number;
}

/** Cases in these states, the nearest promised date first; those without a date (unknown year) lead the list. */
export function worklist(store: Store, query: WorklistQuery): Promise<readonly CaseRow[]> {
  return store.read((tx) => {
    let rows = tx
      .tables<CaseTables>()
      .selectFrom('cases')
      .selectAll()
      .where('state', 'in', [...query.states]);
    if (query.item !== undefined) rows = rows.where('item', '=', query.item);
    return rows
      .orderBy((eb) => eb.fn.coalesce('promised_due', eb.val('')))
      .orderBy('submitted_at')
      .limit(query.limit)
      .execute();
  });
}

/** A person's cases, newest first. */
export function casesOf(store: Store, subject: string): Promise<readonly CaseRow[]> {
  return store.read((tx) =>
    tx
      .tables<CaseTables>()
      .selectFrom('cases')
      .selectAll()
      .where('subject', '=', subject)
      .orderBy('submitted_at', 'desc')
      .limit(50)
      .execute(),
  );
}
