import { ById } from './by-id.ts';
import { change, type Of } from './effects.ts';
import { expectedKept, learnDay } from './learn.ts';
import { pastWith } from './past-visits.ts';
import { emptyHall, putTicket, type HallState, type HallWindow } from './state.ts';
import { Table } from './table.ts';
import { isAlive, serialOf, without, type Ticket } from './ticket.ts';
import { settingsOfNewDay } from './settings-in-force.ts';

// How a day begins, and how tickets come into it.

/** Ranges of past days kept, so that a terminal that was cut off for long can still report. */
const pastRangesKept = 300;

export function startDay(state: HallState, event: Of<'day-started'>): HallState {
  const expired = new Set(event.data.expired.map(serialOf));
  const learnt = learnDay(state);
  let next: HallState = {
    ...emptyHall,
    day: event.data.day,
    offset: event.data.offset ?? state.offset,
    lastSerial: state.lastSerial,
    pastRanges: [...state.ranges, ...state.pastRanges].slice(0, pastRangesKept),
    measures: learnt.measures,
    errors: learnt.errors,
    settings: settingsOfNewDay(state.settings),
    past: pastWith(state),
    tickets: Table.empty(),
    windows: ById.of(
      [...state.windows].map(([id, window]): readonly [string, HallWindow] => [
        id,
        { ...window, called: {}, opened: window.state === 'open' },
      ]),
    ),
  };
  const carried: string[] = [];
  for (const ticket of state.tickets.values()) {
    if (!isAlive(ticket) || expired.has(ticket.serial)) continue;
    next = putTicket(next, overnight(without(ticket, 'expected'), event.data.opens));
    carried.push(ticket.number);
  }
  return { ...next, carried };
}

/** The hours in which nobody could be called are nobody's wait. */
function overnight(ticket: Ticket, opens: string | undefined): Ticket {
  const doors = opens === undefined ? 0 : Date.parse(opens);
  return ticket.state === 'waiting' && doors > ticket.since ? { ...ticket, since: doors } : ticket;
}

export function issue(state: HallState, event: Of<'ticket-issued'>): HallState {
  const { ticket: id, number, queue, channel, priority, offline, booked, expected } = event.data;
  const { then, needs, print, attempt } = event.data;
  const serial = serialOf(id);
  const issuedAt = offline === undefined ? event.at : Date.parse(offline.issuedAt);
  const ticket: Ticket = {
    serial,
    number,
    queue,
    channel,
    priority,
    state: 'waiting',
    place: { queue },
    rank: booked === undefined ? issuedAt : Date.parse(booked.rank),
    issuedAt,
    window: null,
    calls: 0,
    timesMissed: 0,
    moreTimeUsed: false,
    since: issuedAt,
    spent: { waiting: 0, walking: 0, handling: 0 },
    ...(then === undefined ? {} : { then }),
    ...(needs === undefined ? {} : { needs }),
    ...(print === true ? { slip: { serial: 1, state: 'reserved' as const } } : {}),
    ...(booked === undefined ? {} : { appointment: booked.appointment }),
    ...(expected === undefined ? {} : { expected: expectedKept(expected) }),
    ...(attempt === undefined ? {} : { attempt }),
  };
  const next = putTicket(
    { ...state, lastSerial: serial, replaced: givenUp(state.replaced, offline?.instead) },
    ticket,
  );
  const given = Number(number.replace(/^\D+/, ''));
  if (offline !== undefined && event.data.day !== state.day) {
    return { ...next, pastRanges: used(next.pastRanges, offline.range, given) };
  }
  const issued = { ...state.issued, [queue]: (state.issued[queue] ?? 0) + 1 };
  if (offline !== undefined) {
    return { ...next, issued, ranges: used(next.ranges, offline.range, given) };
  }
  return { ...next, issued, numbers: { ...next.numbers, [queue]: given } };
}

/** More wishes than terminals give up in a day on which the line is bad. */
const givenUpKept = 500;
const givenUp = (known: readonly string[], attempt: string | undefined): readonly string[] =>
  attempt === undefined ? known : [...known, attempt].slice(-givenUpKept);

const used = (ranges: HallState['ranges'], id: string, number: number): HallState['ranges'] =>
  ranges.map((range) => (range.id === id ? { ...range, used: [...range.used, number] } : range));

export function bind(state: HallState, event: Of<'ticket-bound'>): HallState {
  const { ticket, citizen, case: about } = event.data;
  return change(state, ticket, {
    ...(citizen === undefined ? {} : { citizen }),
    ...(about === undefined ? {} : { case: about }),
  });
}
