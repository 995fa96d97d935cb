import { queueEver } from '../halls/settings.ts';
import type { HallEvent, IssueTicket } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { Act } from './commands.ts';
import { done, type HallDecision, type Scene } from './scene.ts';
import type { HallState, Range } from './state.ts';
import { idOf, isAlive, isAtWindow } from './ticket.ts';

/**
 * Numbers 9001–9999 of each queue are the terminals', who give them out while the line is cut;
 * the hall's own counter jumps over them.
 */
export const offlineBlock = { from: 9_001, to: 9_999 } as const;

/** Lends a terminal numbers to give out by itself while the line is cut. */
export function lease(scene: Scene, command: Act<'lease'>): HallDecision {
  const { hall, state } = scene;
  const { terminal, count } = command;
  const queue = hall.queues.get(command.queue);
  if (queue === undefined) return refusal('queue-unknown');
  const leasedTo = state.leased[queue.id];
  const kept = leasedTo === undefined ? carriedTo(state, queue.prefix) : undefined;
  const from = (leasedTo ?? kept ?? offlineBlock.from - 1) + 1;
  const to = Math.min(from + count - 1, offlineBlock.to);
  if (to < from) return refusal('range-exhausted');
  const range = `${state.day}-${queue.id}-${from}`;
  const data = { range, queue: queue.id, terminal, from, to, day: state.day };
  const { prefix } = queue;
  const leased = { id: range, hall: hall.settings.id, queue: queue.id, prefix, from, to };
  const events: HallEvent[] = [{ type: 'range-leased', data }];
  if (kept !== undefined) {
    const gap = { from: offlineBlock.from, to: kept, because: 'carried-over' };
    const skipped = { range: 'offline-block', queue: queue.id, ...gap };
    events.unshift({ type: 'numbers-skipped', data: skipped });
  }
  return done(scene, events, {
    kind: 'range',
    range: { ...leased, businessDay: state.day },
  });
}

/** The last offline number of yesterday that somebody still holds. */
function carriedTo(state: HallState, prefix: string): number | undefined {
  const numbers = state.carried
    .filter((number) => number.startsWith(prefix))
    .map((number) => Number(number.slice(prefix.length)))
    .filter((number) => number >= offlineBlock.from && number <= offlineBlock.to);
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

/**
 * The hall's answer was lost twice, so the citizen went away with a number of the terminal's own.
 * A ticket the hall had given all the same would be called for nobody: it ends here, unless a
 * clerk has it already.
 */
export function ghostOf(state: HallState, attempt: string | undefined): readonly HallEvent[] {
  if (attempt === undefined) return [];
  for (const ticket of state.tickets.values()) {
    if (ticket.attempt !== attempt) continue;
    return isAlive(ticket) && !isAtWindow(ticket)
      ? [{ type: 'ticket-cancelled', data: { ticket: idOf(ticket.serial), by: 'offline-number' } }]
      : [];
  }
  return [];
}

export interface Reconciled {
  readonly number: number;
  readonly range: Range;
  /** When it was given out: what the terminal says, within what is possible. */
  readonly issuedAt: number;
}

/** A number given out while the line was cut: it is a fact, if it is the terminal's and new. */
export function reconciled(
  { state, hall, context }: Scene,
  wanted: IssueTicket,
  terminal: string | null,
): Reconciled | ReturnType<typeof refusal> {
  const { queue, offline } = wanted;
  const range = [...state.ranges, ...state.pastRanges].find(
    (one) => one.id === offline?.range && one.queue === queue && one.terminal === terminal,
  );
  if (range === undefined || offline === undefined) return refusal('range-unknown');
  const prefix = queueEver(hall.settings, queue)?.prefix ?? '';
  const number = offline.number.startsWith(prefix)
    ? Number(offline.number.slice(prefix.length))
    : Number.NaN;
  if (!(number >= range.from && number <= range.to)) return refusal('number-outside');
  if (range.used.includes(number)) return refusal('number-used');
  // A terminal's clock may be wrong; a ticket older than its range or from tomorrow is not.
  const said = Date.parse(offline.issuedAt);
  const issuedAt = Math.min(Math.max(said, range.leasedAt), context.now);
  return { number, range, issuedAt };
}
