import type { HallEvent, IssueTicket } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { Act } from './commands.ts';
import { after, done, type HallDecision, type Scene } from './scene.ts';
import { aheadOf, ticketOf } from './state.ts';
import { idOf, isAlive } from './ticket.ts';
import { waitRange } from './wait.ts';

/**
 * Numbers 9001–9999 of each queue are the terminals', who give them out while the line is cut;
 * the hall's own counter jumps over them.
 */
export const offlineBlock = { from: 9_001, to: 9_999 } as const;

const digits = (value: number): string => String(value).padStart(3, '0');

/** Gives a ticket: its number, its place in the line. */
export function issue(scene: Scene, command: Act<'issue'>): HallDecision {
  const { hall, state, context } = scene;
  const { ticket: wanted } = command;
  const queue = hall.queues.get(wanted.queue);
  if (queue === undefined) return refusal('queue-unknown');
  // A number given out at the terminal is a fact; what would refuse it now came too late.
  if (wanted.offline === undefined) {
    const opening = hall.issuing(context.now);
    if (!opening.open) return refusal('queue-closed', { because: opening.because });
    if (queue.quota !== null && (state.issued[queue.id] ?? 0) >= queue.quota) {
      return refusal('quota-full', { quota: queue.quota });
    }
    if (holdsOneAlready(scene, wanted)) return refusal('ticket-held-already');
  }
  const numbered =
    wanted.offline === undefined ? nextNumber(scene, queue.id) : reconciled(scene, wanted);
  if ('refused' in numbered) return numbered;
  const id = idOf(state.lastSerial + 1);
  const number = `${queue.prefix}${digits(numbered.number)}`;
  const { citizen, case: about, channel, priority = 'normal', offline } = wanted;
  const events: HallEvent[] = [
    ...numbered.skipped,
    {
      type: 'ticket-issued',
      data: {
        ticket: id,
        number,
        queue: queue.id,
        channel,
        priority,
        day: state.day,
        ...(offline === undefined
          ? {}
          : { offline: { range: offline.range, issuedAt: offline.issuedAt } }),
      },
    },
  ];
  if (citizen !== undefined || about !== undefined) {
    const bound = {
      ...(citizen === undefined ? {} : { citizen }),
      ...(about === undefined ? {} : { case: about }),
    };
    events.push({ type: 'ticket-bound', data: { ticket: id, ...bound } });
  }
  const issued = after(scene, events);
  const ticket = ticketOf(issued, id);
  const ahead = ticket === undefined ? 0 : aheadOf(issued, ticket);
  const wait = waitRange(hall, issued, queue, ahead);
  return done(scene, events, {
    kind: 'issued',
    ticket: { id, number, queue: queue.id, ahead, wait },
  });
}

type Numbered =
  { readonly number: number; readonly skipped: readonly HallEvent[] } | ReturnType<typeof refusal>;

function nextNumber({ state }: Scene, queue: string): Numbered {
  const number = (state.numbers[queue] ?? 0) + 1;
  if (number !== offlineBlock.from) return { number, skipped: [] };
  const { from, to } = offlineBlock;
  const data = { range: 'counter', queue, from, to, because: 'offline-block' };
  return { number: to + 1, skipped: [{ type: 'numbers-skipped', data }] };
}

function reconciled({ state, hall }: Scene, wanted: IssueTicket): Numbered {
  const { queue, offline } = wanted;
  const range = state.ranges.find((one) => one.id === offline?.range && one.queue === queue);
  if (range === undefined || offline === undefined) return refusal('range-unknown');
  const prefix = hall.queues.get(queue)?.prefix ?? '';
  const number = offline.number.startsWith(prefix)
    ? Number(offline.number.slice(prefix.length))
    : Number.NaN;
  if (!(number >= range.from && number <= range.to)) return refusal('number-outside');
  if (range.used.includes(number)) return refusal('number-used');
  return { number, skipped: [] };
}

function holdsOneAlready({ hall, state }: Scene, wanted: IssueTicket): boolean {
  const { citizen, queue } = wanted;
  if (citizen === undefined || !hall.settings.rules.oneTicketPerCitizen) return false;
  for (const ticket of state.tickets.values()) {
    if (ticket.citizen === citizen && ticket.queue === queue && isAlive(ticket)) return true;
  }
  return false;
}

/** Lends a terminal numbers to give out by itself while the line is cut. */
export function lease(scene: Scene, command: Act<'lease'>): HallDecision {
  const { hall, state } = scene;
  const { terminal, count } = command;
  const queue = hall.queues.get(command.queue);
  if (queue === undefined) return refusal('queue-unknown');
  const from = (state.leased[queue.id] ?? offlineBlock.from - 1) + 1;
  const to = Math.min(from + count - 1, offlineBlock.to);
  if (to < from) return refusal('range-exhausted');
  const range = `${state.day}-${queue.id}-${from}`;
  const data = { range, queue: queue.id, terminal, from, to, day: state.day };
  const { prefix } = queue;
  const leased = { id: range, hall: hall.settings.id, queue: queue.id, prefix, from, to };
  return done(scene, [{ type: 'range-leased', data }], {
    kind: 'range',
    range: { ...leased, businessDay: state.day },
  });
}
