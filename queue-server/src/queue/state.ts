import type { SettingsChange } from '../halls/changes.ts';
import type { CallView, WindowState } from '../protocol/index.ts';
import type { WaitError } from './expected-wait/error.ts';
import type { WaitsOverDay } from './expected-wait/over-day.ts';
import { noMeasures, type Measures, type QueuePace } from './expected-wait/measures.ts';
import { ById } from './by-id.ts';
import type { PastDay } from './past-visits.ts';
import { Table } from './table.ts';
import { isAlive, lineOf, order, serialOf, type InOrder, type Ticket } from './ticket.ts';

export interface HallWindow {
  readonly id: string;
  readonly state: WindowState;
  readonly account: string | null;
  readonly reason: string | null;
  /** The serial of the ticket at this window. */
  readonly ticket: number | null;
  /** Tickets called here today, by queue: what profile conditions count. */
  readonly called: Readonly<Record<string, number>>;
  /** When it was opened, paused, closed, or a ticket came or went. */
  readonly since: number;
  /** What somebody else did here since it was opened. */
  readonly order?: Order;
  /** Whether it was open today. */
  readonly opened: boolean;
}

/** Done at a window by whoever runs the hall: its clerk is told. */
export interface Order {
  readonly did: 'paused' | 'closed' | 'gave-back';
  readonly by: string;
  readonly reason: string;
  readonly at: number;
  readonly number?: string;
}

export interface Range {
  readonly id: string;
  readonly queue: string;
  readonly terminal: string;
  readonly from: number;
  readonly to: number;
  readonly used: readonly number[];
  readonly day: string;
  readonly leasedAt: number;
}

export interface Learnt {
  readonly queue: string;
  readonly pace: QueuePace;
}

/** What a clerk's action was before it, so that it can be taken back. */
export interface Undoable {
  readonly seq: number;
  readonly at: number;
  readonly by: string;
  readonly tickets: readonly Ticket[];
  readonly windows: readonly HallWindow[];
  /** What was known about the ticket's queue until then. */
  readonly learnt: Learnt | null;
  /** Belongs to the action before it: they are taken back together. */
  readonly within: boolean;
  /** The serial of the ticket that came into being with it: taken back, the ticket is cancelled. */
  readonly made?: number;
}

/** What differs from the settings the hall was founded with. */
export interface SettingsInForce {
  readonly version: number;
  readonly change: SettingsChange;
  /** Comes into force with the next business day. */
  readonly later?: SettingsChange;
}

/** A hall at one moment: an immutable value. */
export interface HallState {
  /** The business day; empty before the first ticket ever. */
  readonly day: string;
  readonly lastSerial: number;
  /** The last number given today, by queue. */
  readonly numbers: Readonly<Record<string, number>>;
  /** The last offline number leased today, by queue. */
  readonly leased: Readonly<Record<string, number>>;
  /** Tickets given today, by queue. */
  readonly issued: Readonly<Record<string, number>>;
  readonly tickets: Table<Ticket>;
  /** Serials in calling order, by line. */
  readonly lines: ById<readonly number[]>;
  /** Numbers that came along over the day's border: nobody else gets them today. */
  readonly carried: readonly string[];
  /** Serials of tickets on hold. */
  readonly held: readonly number[];
  readonly windows: ById<HallWindow>;
  readonly ranges: readonly Range[];
  /** Wishes for which a terminal gave out a number of its own in the end. */
  readonly replaced: readonly string[];
  /** Ranges of days gone by: a terminal that was cut off for long may still report. */
  readonly pastRanges: readonly Range[];
  /** The latest calls, newest first. */
  readonly calls: readonly Omit<CallView, 'windowLabel'>[];
  readonly measures: Measures;
  /** How right the expected waits were, by queue: today, and on all days before. */
  readonly errors: {
    readonly today: Readonly<Record<string, WaitError>>;
    readonly before: Readonly<Record<string, WaitError>>;
  };
  /** Today's waits by half hours, told and measured. */
  readonly waits: WaitsOverDay;
  /** Minutes the wall clock is ahead of UTC. */
  readonly offset: number;
  /** Why no tickets are given, by queue; under `*` for the whole hall. */
  readonly stopped: Readonly<Record<string, string>>;
  readonly settings: SettingsInForce;
  /** Who was served on the last days. */
  readonly past: readonly PastDay[];
  readonly undoable: Table<Undoable>;
}

export const emptyHall: HallState = {
  day: '',
  lastSerial: 0,
  numbers: {},
  leased: {},
  issued: {},
  tickets: Table.empty(),
  lines: ById.of(),
  carried: [],
  held: [],
  windows: ById.of(),
  ranges: [],
  replaced: [],
  pastRanges: [],
  calls: [],
  measures: noMeasures,
  errors: { today: {}, before: {} },
  waits: {},
  offset: 480,
  stopped: {},
  settings: { version: 0, change: {} },
  past: [],
  undoable: Table.empty(),
};

export const ticketOf = (state: HallState, id: string): Ticket | undefined =>
  state.tickets.get(serialOf(id));

/** The newest living ticket somebody holds. */
export function ticketOfCitizen(state: HallState, citizen: string): Ticket | undefined {
  let newest: Ticket | undefined;
  for (const ticket of state.tickets.values()) {
    if (ticket.citizen === citizen && isAlive(ticket)) newest = ticket;
  }
  return newest;
}

/** A window; one that was never opened is closed. */
export function windowOf(state: HallState, id: string): HallWindow {
  return (
    state.windows.get(id) ?? {
      id,
      state: 'closed',
      account: null,
      reason: null,
      ticket: null,
      called: {},
      since: 0,
      opened: false,
    }
  );
}

export const lineAt = (state: HallState, line: string): readonly number[] =>
  state.lines.get(line) ?? [];

type Standing = InOrder & Pick<Ticket, 'state' | 'place'>;

/** The tickets that will be called before this one in its line. */
export function aheadOf(state: HallState, ticket: Standing): number {
  if (ticket.state !== 'waiting') return 0;
  return Math.max(0, placeIn(state, lineAt(state, lineOf(ticket.place)), ticket));
}

/** Where a ticket stands, or would stand, in a line. */
export function placeIn(state: HallState, line: readonly number[], ticket: InOrder): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = state.tickets.get(line[middle] ?? -1);
    if (other !== undefined && order(other, ticket) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a ticket's new state in place of the old one and keeps its line and the held list true. */
export function putTicket(state: HallState, ticket: Ticket): HallState {
  const { serial } = ticket;
  const before = state.tickets.get(serial);
  let { lines, held } = state;
  const waited = before?.state === 'waiting' ? lineOf(before.place) : undefined;
  const waits = ticket.state === 'waiting' ? lineOf(ticket.place) : undefined;
  if (waited !== undefined && before !== undefined) {
    const line = lines.get(waited) ?? [];
    lines = lines.with(waited, line.toSpliced(placeIn(state, line, before), 1));
  }
  if (waits !== undefined) {
    const line = lines.get(waits) ?? [];
    lines = lines.with(waits, line.toSpliced(placeIn(state, line, ticket), 0, serial));
  }
  if (before?.state === 'held') held = held.filter((one) => one !== serial);
  if (ticket.state === 'held') held = [...held, serial];
  return { ...state, lines, held, tickets: state.tickets.with(serial, ticket) };
}

export function putWindow(state: HallState, window: HallWindow): HallState {
  return { ...state, windows: state.windows.with(window.id, window) };
}
