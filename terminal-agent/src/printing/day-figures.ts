import type { JournalEvent } from '@banshi/queue-server/journal';
import type { DailySlip } from '@banshi/queue-server/paper';
import type { Words } from '../protocol/index.ts';
import { businessDay } from '../sessions/hands/tickets.ts';
import type { Ledger } from '../store/ledger.ts';

interface FigureParts {
  readonly ledger: Ledger;
  readonly timeZone: string;
}

const named: readonly (readonly [
  zh: string,
  en: string,
  counts: (event: JournalEvent) => boolean,
])[] = [
  ['服务人次', 'Visits', ({ type }) => type === 'session-started'],
  ['取号', 'Tickets', (event) => isFirstSheet(event, 'ticket')],
  ['申请', 'Applications', ({ type }) => type === 'case-filed'],
  ['存件', 'Deposits', ({ type }) => type === 'deposit-placed'],
  ['收取', 'Collected', ({ type }) => type === 'deposit-collected'],
  ['放入', 'Loaded', ({ type }) => type === 'parcel-loaded'],
  ['取件', 'Pick-ups', ({ type }) => type === 'parcel-delivered'],
  ['呼叫值班', 'Calls for duty', ({ type }) => type === 'duty-called'],
];

/** A sheet that is no reprint. */
function isFirstSheet({ type, data }: JournalEvent, what: string): boolean {
  if (type !== 'print-reserved') return false;
  const { what: kind, voids } = data as { readonly what?: unknown; readonly voids?: unknown };
  return kind === what && voids === null;
}

/**
 * 日结单: one business day of this terminal, counted from what it recorded, and the head of its
 * audit chain as it is now, on paper that nobody can change later.
 */
export async function figuresOf(
  { ledger, timeZone }: FigureParts,
  day: string,
): Promise<DailySlip> {
  const { terminal, cabinet } = ledger.streams;
  const own = await eventsOf(ledger, terminal, day, timeZone);
  const doors = cabinet === null ? [] : await eventsOf(ledger, cabinet, day, timeZone);
  const all = [...own, ...doors];
  return {
    day,
    counts: named.map(([zh, en, counts]) => {
      const what: Words = { zh, en };
      return { what, count: all.filter(counts).length };
    }),
    prints: printsOf(own),
    toInspect: [...(ledger.cabinet?.compartments.values() ?? [])]
      .filter(({ flag }) => flag !== null)
      .map(({ compartment }) => compartment.label),
    audit: await headOf(ledger, terminal),
  };
}

/** What became of the day's sheets; one that was looked for and found counts as printed. */
function printsOf(events: readonly JournalEvent[]): DailySlip['prints'] {
  const outcomes = new Map<string, 'printed' | 'failed' | 'unknown'>();
  const voided = new Set<string>();
  for (const { type, data } of events) {
    // Written by the terminal's own decider.
    const { serial, outcome, voids, there } = data as {
      readonly there?: boolean;
      readonly serial: string;
      readonly outcome: 'printed' | 'failed' | 'unknown';
      readonly voids?: string | null;
    };
    if (type === 'print-reserved' && voids) voided.add(voids);
    if (type === 'print-settled') outcomes.set(serial, outcome);
    if (type === 'print-found') outcomes.set(serial, there === true ? 'printed' : 'failed');
    if (outcomes.get(serial) === 'failed') voided.add(serial);
  }
  const count = (state: string) => [...outcomes.values()].filter((one) => one === state).length;
  return {
    printed: count('printed'),
    failed: count('failed'),
    unknown: count('unknown'),
    voided: [...voided].toSorted(),
  };
}

/** All of one day: the first is found by halving, because times never go back within a stream. */
async function eventsOf(
  { journal, feed }: Ledger,
  stream: string,
  day: string,
  timeZone: string,
): Promise<readonly JournalEvent[]> {
  const dayOf = ({ at }: JournalEvent): string => businessDay(at, timeZone);
  let from = 0;
  let to = await journal.lastSeq({ feed, stream });
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const [event] = await journal.read({ feed, stream, after: middle }, 1);
    if (event === undefined || dayOf(event) >= day) to = middle;
    else from = middle + 1;
  }
  const events: JournalEvent[] = [];
  for (;;) {
    const page = await journal.read({ feed, stream, after: from });
    const ofDay = page.filter((event) => dayOf(event) === day);
    events.push(...ofDay);
    const last = page.at(-1);
    if (last === undefined || ofDay.length < page.length) return events;
    from = last.seq;
  }
}

async function headOf({ journal, feed }: Ledger, stream: string): Promise<DailySlip['audit']> {
  const seq = await journal.lastSeq({ feed, stream });
  const [head] = await journal.read({ feed, stream, after: seq - 1 }, 1);
  return { stream, seq: head?.seq ?? 0, hash: head?.hash ?? '' };
}
