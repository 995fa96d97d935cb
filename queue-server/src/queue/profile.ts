import type { Hall } from '../halls/hall.ts';
import type { Text } from '../protocol/index.ts';
import { firstInLine, reason, type Reason } from './reasons.ts';
import { lineAt, type HallState, type HallWindow } from './state.ts';
import { suits } from './suits.ts';
import { order, waited, type Ticket } from './ticket.ts';

/** When a rule applies. */
export type Condition =
  /** Somebody in the queue has waited longer. */
  | { readonly waitAbove: { readonly queue: string; readonly minutes: number } }
  /** More people wait in the queue. */
  | { readonly lineAbove: { readonly queue: string; readonly people: number } }
  /** Fewer people wait in the queue. */
  | { readonly lineBelow: { readonly queue: string; readonly people: number } }
  /** This window has called fewer of the queue today. */
  | { readonly calledFewer: { readonly queue: string; readonly than: number } };

export interface ProfileRule {
  readonly id: string;
  /** All must hold; none: always. */
  readonly when?: readonly Condition[];
  readonly take: readonly string[];
  /** Only tickets like this. */
  readonly only?: {
    /** That ask for this: `language:en`, … */
    readonly need?: string;
    /** That were booked (true) or were not (false). */
    readonly appointment?: boolean;
    readonly waitedMinutes?: number;
  };
  /** Said to clerk and public when this rule chose. */
  readonly because: Text;
}

/** How a window picks whom to call next: the first rule that finds somebody; at last the longest wait. */
export interface WorkProfile {
  readonly rules: readonly ProfileRule[];
}

export interface Choice {
  readonly ticket: Ticket | undefined;
  readonly because: Reason;
}

/** Whom this window should call now, and why. Public words never say why somebody has priority. */
export function chooseNext(
  hall: Hall,
  state: HallState,
  window: HallWindow,
  queues: readonly string[],
  now: number,
): Choice {
  const profile = hall.windows.get(window.id)?.profile;
  const fits = (ticket: Ticket) => suits(hall, state, window.id, ticket);
  const own = first(state, [`window ${window.id}`]);
  if (own !== undefined) {
    return { ticket: own, because: reason('sent-to-window') };
  }
  const personal =
    window.account === null ? undefined : first(state, [`account ${window.account}`]);
  if (personal !== undefined) {
    return { ticket: personal, because: reason('sent-to-clerk') };
  }
  for (const rule of profile?.rules ?? []) {
    if (!(rule.when ?? []).every((one) => holds(one, state, window, now))) continue;
    const ticket = first(
      state,
      rule.take.map(queueLine),
      (one) => fits(one) && isLike(one, rule.only, now),
    );
    if (ticket !== undefined) {
      return { ticket, because: { code: rule.id, words: rule.because } };
    }
  }
  const ticket = first(state, queues.map(queueLine), fits);
  if (ticket === undefined) {
    const anybody = queues.some((queue) => lineAt(state, queueLine(queue)).length > 0);
    return { ticket, because: reason(anybody ? 'others-serve' : 'nobody-waits') };
  }
  if (ticket.priority === 'priority') return { ticket, because: reason('in-turn') };
  if (ticket.appointment !== undefined) return { ticket, because: reason('booked') };
  return { ticket, because: firstInLine(ticket, now) };
}

const queueLine = (queue: string): string => `queue ${queue}`;

function first(
  state: HallState,
  lines: readonly string[],
  fits: (ticket: Ticket) => boolean = () => true,
): Ticket | undefined {
  let best: Ticket | undefined;
  for (const line of lines) {
    for (const serial of lineAt(state, line)) {
      const ticket = state.tickets.get(serial);
      if (ticket === undefined || !fits(ticket)) continue;
      if (best === undefined || order(ticket, best) < 0) best = ticket;
      break;
    }
  }
  return best;
}

const isLike = (ticket: Ticket, only: ProfileRule['only'], now: number): boolean =>
  (only?.need === undefined || (ticket.needs ?? []).includes(only.need)) &&
  (only?.appointment === undefined || only.appointment === (ticket.appointment !== undefined)) &&
  (only?.waitedMinutes === undefined || waited(ticket, now) >= only.waitedMinutes * 60_000);

function holds(condition: Condition, state: HallState, window: HallWindow, now: number): boolean {
  if ('waitAbove' in condition) {
    const { queue, minutes } = condition.waitAbove;
    return lineAt(state, queueLine(queue)).some((serial) => {
      const ticket = state.tickets.get(serial);
      return ticket !== undefined && waited(ticket, now) > minutes * 60_000;
    });
  }
  if ('lineAbove' in condition) {
    const { queue, people } = condition.lineAbove;
    return lineAt(state, queueLine(queue)).length > people;
  }
  if ('lineBelow' in condition) {
    const { queue, people } = condition.lineBelow;
    return lineAt(state, queueLine(queue)).length < people;
  }
  const { queue, than } = condition.calledFewer;
  return (window.called[queue] ?? 0) < than;
}
