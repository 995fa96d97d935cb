import type { Hall } from '../halls/hall.ts';
import type { HallEvent } from '../protocol/index.ts';
import type { HallState, Range } from './state.ts';
import { leavingWith } from './settings-in-force.ts';
import { idOf, isAlive, isAtWindow, type Ticket } from './ticket.ts';

/** What must happen before any command at this moment: the day changes, holds end. */
export function dueEvents(hall: Hall, state: HallState, now: number): readonly HallEvent[] {
  const day = hall.dayOf(now);
  if (state.day !== day) return changeOfDay(hall, state, day, now);
  return state.held.flatMap((serial) => {
    const until = state.tickets.get(serial)?.heldUntil;
    return until !== undefined && until <= now
      ? [{ type: 'ticket-resumed', data: { ticket: idOf(serial) } } as const]
      : [];
  });
}

/** Whoever is at a window over the border is still served; those waiting expire, unless the hall carries over. */
function changeOfDay(hall: Hall, state: HallState, day: string, now: number): readonly HallEvent[] {
  const { carryOver } = hall.settings.rules;
  const { date, minutes } = hall.localTime(now);
  const utc = Math.floor(now / 60_000);
  const offset = Math.round(Date.parse(`${date}T00:00Z`) / 60_000 + minutes - utc);
  const { queues, windows } = leavingWith(state.settings);
  const closing = [...state.windows.values()].filter(
    (window) => windows.has(window.id) && window.state !== 'closed',
  );
  const freed = new Set(closing.map(({ ticket }) => ticket));
  // Nobody can wait on for a queue that goes with the day.
  const stays = (ticket: Ticket) =>
    (isAtWindow(ticket) && !freed.has(ticket.serial)) || (carryOver && !queues.has(ticket.queue));
  const expired = [...state.tickets.values()].filter((one) => isAlive(one) && !stays(one));
  const [first] = hall.spans(now) ?? [];
  const opens = first === undefined ? {} : { opens: new Date(first.from).toISOString() };
  return [
    ...state.ranges.flatMap((range) => unusedNumbers(range)),
    ...closing.flatMap(({ id, ticket }): readonly HallEvent[] => [
      ...(ticket === null
        ? []
        : [{ type: 'ticket-resumed', data: { ticket: idOf(ticket) } } as const]),
      { type: 'window-closed', data: { window: id } },
    ]),
    {
      type: 'day-started',
      data: { day, expired: expired.map(({ serial }) => idOf(serial)), offset, ...opens },
    },
  ];
}

/** Every gap in the numbers has a row that says why. */
export function unusedNumbers(range: Range): readonly HallEvent[] {
  const used = new Set(range.used);
  const gaps: { from: number; to: number }[] = [];
  for (let number = range.from; number <= range.to; number++) {
    const last = gaps.at(-1);
    if (used.has(number)) continue;
    if (last !== undefined && last.to === number - 1) last.to = number;
    else gaps.push({ from: number, to: number });
  }
  return gaps.map(({ from, to }) => ({
    type: 'numbers-skipped',
    data: { range: range.id, queue: range.queue, from, to, because: 'not-used-offline' },
  }));
}
