import type { Recorded } from '../journal/index.ts';
import type { HallEvent } from '../protocol/index.ts';

/** One number of a day, as the journal has it. Times are epoch milliseconds; nobody's name is in it. */
export interface DayRow {
  readonly number: string;
  readonly queue: string;
  readonly channel: string;
  readonly priority: string;
  readonly booked: boolean;
  readonly issuedAt: number;
  /** When it was called first, started, and when its visit ended; what did not happen is not there. */
  readonly calledAt?: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly window?: string;
  readonly calls: number;
  readonly outcome: Outcome;
  /** What its holder was told, in seconds: half, the middle, and nine of ten. */
  readonly told?: { readonly low: number; readonly mid: number; readonly high: number };
}

/** `open`: neither over nor given up when the day's last event was written. */
export type Outcome = 'finished' | 'missed' | 'cancelled' | 'open';

/** What became of every ticket given on a day. What was taken back did not happen. */
export function dayTable(events: readonly Recorded<HallEvent>[]): readonly DayRow[] {
  const undone = new Set(
    events.flatMap(({ type, data }) => (type === 'action-undone' ? [data.undone] : [])),
  );
  const rows = new Map<string, DayRow>();
  const change = (ticket: string, changes: Partial<DayRow>) => {
    const row = rows.get(ticket);
    // A ticket of the day before is in that day's table.
    if (row !== undefined) rows.set(ticket, { ...row, ...changes });
  };
  for (const event of events) {
    if (undone.has(event.seq)) continue;
    const { at } = event;
    switch (event.type) {
      case 'ticket-issued': {
        const { ticket, number, queue, channel, priority, offline, booked, expected } = event.data;
        rows.set(ticket, {
          ...{ number, queue, channel, priority, calls: 0, outcome: 'open' },
          booked: booked !== undefined,
          issuedAt: offline === undefined ? at : Date.parse(offline.issuedAt),
          ...(expected && {
            told: { low: expected.low, mid: expected.mid, high: expected.high },
          }),
        });
        break;
      }
      case 'ticket-called': {
        const { ticket, window } = event.data;
        const { calledAt = at, calls = 0 } = rows.get(ticket) ?? {};
        change(ticket, { calledAt, window, calls: calls + 1 });
        break;
      }
      case 'ticket-recalled': {
        const { ticket } = event.data;
        change(ticket, { calls: (rows.get(ticket)?.calls ?? 0) + 1 });
        break;
      }
      case 'ticket-walked-up': {
        const { ticket, window } = event.data;
        change(ticket, { calledAt: at, startedAt: at, window });
        break;
      }
      case 'ticket-started':
        change(event.data.ticket, { startedAt: rows.get(event.data.ticket)?.startedAt ?? at });
        break;
      case 'ticket-finished':
        change(event.data.ticket, { endedAt: at, outcome: 'finished' });
        break;
      case 'ticket-missed':
        if (event.data.back === null) change(event.data.ticket, { endedAt: at, outcome: 'missed' });
        break;
      case 'ticket-cancelled':
        change(event.data.ticket, { endedAt: at, outcome: 'cancelled' });
        break;
      default:
    }
  }
  return [...rows.values()];
}
