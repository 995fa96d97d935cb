import type { Recorded } from '../journal/index.ts';
import type { ActRow, ActType, AskRecords, HallEvent } from '../protocol/index.ts';

const acts = {
  'window-opened': true,
  'window-paused': true,
  'window-closed': true,
  'ticket-issued': true,
  'ticket-called': true,
  'ticket-recalled': true,
  'ticket-started': true,
  'ticket-walked-up': true,
  'ticket-finished': true,
  'ticket-continued': true,
  'ticket-missed': true,
  'ticket-held': true,
  'ticket-parked': true,
  'ticket-resumed': true,
  'ticket-transferred': true,
  'ticket-cancelled': true,
  'action-undone': true,
  'issue-stopped': true,
  'issue-allowed': true,
  'settings-changed': true,
} as const satisfies Record<ActType, true>;

const isAct = (type: string): type is ActType => Object.hasOwn(acts, type);

/** Who acts for the hall by themselves: the clock, terminals, and citizens on their phones. */
const isStaff = (by: string): boolean =>
  by !== 'anyone' && by !== 'clock' && !by.startsWith('terminal/');

/** What staff did, in the order they did it, with what was taken back marked. */
export function actsOf(
  events: readonly Recorded<HallEvent>[],
  nameOf: (account: string) => string,
): readonly ActRow[] {
  const numbers = new Map<string, { readonly number: string; readonly queue: string }>();
  const rows: ActRow[] = [];
  const bySeq = new Map<number, ActRow>();
  for (const { seq, at, by, type, data } of events) {
    // Whatever names a ticket's number tells it for all that comes after.
    if ('ticket' in data && 'number' in data && 'queue' in data)
      numbers.set(data.ticket, { number: data.number, queue: data.queue });
    const instant = new Date(at).toISOString();
    if (type === 'action-undone') {
      const undone = bySeq.get(data.undone);
      if (undone !== undefined) undone.undone = { by, at: instant };
    }
    if (!isAct(type) || !isStaff(by)) continue;
    const row: ActRow = {
      ...{ seq, at: instant, by, name: nameOf(by), type },
      ...('ticket' in data ? numbers.get(data.ticket) : {}),
      ...('queue' in data && data.queue !== null ? { queue: data.queue } : {}),
      ...('window' in data ? { window: data.window } : {}),
      ...(type === 'action-undone' ? { undid: data.undone } : {}),
    };
    rows.push(row);
    bySeq.set(seq, row);
  }
  return rows;
}

/** Whether an act is among those asked for. */
export const isAsked = (row: ActRow, ask: AskRecords): boolean =>
  (ask.by === undefined || row.by === ask.by) &&
  (ask.window === undefined || row.window === ask.window) &&
  (ask.type === undefined || row.type === ask.type) &&
  (ask.number === undefined || row.number === ask.number) &&
  (ask.undone === undefined || row.undone !== undefined || row.undid !== undefined);
