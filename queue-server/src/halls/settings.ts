import type { Text, WindowFunction } from '../protocol/index.ts';
import type { WorkProfile } from '../queue/profile.ts';

/** A span of local time, `HH:MM` to `HH:MM`, within one calendar day. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** When a hall serves: working days by the calendar (lunch is the gap between two spans), and extras. */
export interface OpeningHours {
  readonly workdays: readonly Span[];
  /** Days that are not as the calendar says, by date: closed, or worked. Legal limits do not follow them. */
  readonly days?: Readonly<Record<string, { readonly open: boolean; readonly name: Text }>>;
  /** Extra hours of all or some windows: every Saturday morning, or one date. */
  readonly extra?: readonly {
    readonly on: { readonly weekday: number } | { readonly date: string };
    readonly windows: readonly string[] | 'all';
    readonly spans: readonly Span[];
  }[];
}

export interface QueueSettings {
  readonly id: string;
  readonly name: Text;
  /** Starts every number of this queue; no two queues of a hall share one. */
  readonly prefix: string;
  readonly category: string;
  readonly function: WindowFunction;
  /** The first number of each day, where it is not 1. */
  readonly numbersFrom?: number;
  /** Tickets per business day; null: no limit. */
  readonly quota: number | null;
  /** What a visit takes before anything was measured, in seconds. */
  readonly handlingSeconds?: number;
  readonly appointments?: AppointmentSettings;
}

/** How a queue is booked. */
export interface AppointmentSettings {
  /** Length of a slot in minutes. */
  readonly slotMinutes: number;
  /** Bookings per slot. */
  readonly perSlot: number;
  /** How many days ahead may be booked; 0: today only. */
  readonly daysAhead: number;
  /** Check-in from so many minutes before the slot. */
  readonly earlyMinutes: number;
  /** And until so many minutes after its start. */
  readonly lateMinutes: number;
  /** Whoever comes later is refused, or takes a place as somebody without a booking. */
  readonly afterwards: 'refuse' | 'walk-in';
  /** What somebody is known by when booking: a phone, or the card they will bring; else either. */
  readonly contact?: 'phone' | 'card';
  /** Booked within these hours only; without them, whenever the queue is served. */
  readonly hours?: readonly Span[];
  /** A booking stands in line as if its holder had come so many minutes before the slot. */
  readonly leadMinutes: number;
}

export interface WindowSettings {
  readonly id: string;
  readonly label: Text;
  readonly category: string;
  readonly function: WindowFunction;
  /** The queues it serves; without this, those of its category and function. */
  readonly serves?: readonly string[];
  readonly profile?: WorkProfile;
  /** What tickets may ask for and find here: `language:en`, `sign-language`, … */
  readonly skills?: readonly string[];
}

/** Part of a hall with screens and a voice of its own. */
export interface ZoneSettings {
  readonly id: string;
  readonly name: Text;
  readonly windows: readonly string[];
}

/** One screen on the wall. */
export interface BoardSettings {
  readonly id: string;
  /** What it shows: calls, waits per queue, both, or one window's sign. */
  readonly layout: 'calls' | 'waits' | 'calls-and-waits' | 'window';
  readonly zone?: string;
  readonly window?: string;
  /** The queues whose waits it shows; without this those its zone serves, or all. */
  readonly queues?: readonly string[];
  readonly voice: boolean;
  readonly languages: readonly ('zh' | 'en')[];
}

/** When the manager is told. Minutes, unless said otherwise. */
export interface Thresholds {
  /** Somebody waits longer. */
  readonly waited: number;
  /** Nine of ten newcomers would be called only after this. */
  readonly expected: number;
  /** An open window stands idle although people wait for it. */
  readonly idle: number;
  readonly paused: number;
  /** Called, and neither started nor missed. */
  readonly called: number;
  /** At one window in one go. */
  readonly served: number;
  /** Parked in a pool. */
  readonly parked: number;
}

export const usualThresholds: Thresholds = {
  waited: 45,
  expected: 60,
  idle: 5,
  paused: 20,
  called: 5,
  served: 60,
  parked: 60,
};

/** Numbers a hall may set for itself. */
export interface HallRules {
  /** Calls per ticket, the first included. */
  readonly callLimit: number;
  /** Places a no-show goes back, once; null: a no-show ends the ticket. */
  readonly noShowBack: number | null;
  /** Places "more time" goes back, once. */
  readonly moreTimeBack: number;
  readonly undoSeconds: number;
  /** Tickets are given from so many minutes before the hall opens. */
  readonly issueBeforeOpening: number;
  /** One waiting ticket per citizen and queue, where tickets carry the citizen's digest. */
  readonly oneTicketPerCitizen: boolean;
  /** Whether tickets still waiting at the day's border stay in line. */
  readonly carryOver: boolean;
  /** Tickets only for whoever identified at a terminal or to a clerk. */
  readonly realName?: boolean;
  /** Tickets per citizen and business day over all queues; null: no limit. */
  readonly ticketsPerCitizen?: number | null;
  /** Booked and not come so often within 30 days: no booking for the next 30. Null: no restriction. */
  readonly missedBookings?: number | null;
  /** A visit can be rated for so many days after its own. */
  readonly rateDays?: number;
}

/** Where a hall says nothing. */
export const usualRateDays = 7;

export const usualRules: HallRules = {
  callLimit: 3,
  noShowBack: 3,
  moreTimeBack: 3,
  undoSeconds: 120,
  issueBeforeOpening: 30,
  oneTicketPerCitizen: false,
  carryOver: false,
};

export interface HallSettings {
  readonly id: string;
  readonly site: string;
  readonly name: Text;
  readonly timeZone: string;
  /** Local time at which the business day changes, `HH:MM`. */
  readonly dayBorder: string;
  /** Null: always open. */
  readonly hours: OpeningHours | null;
  readonly queues: readonly QueueSettings[];
  readonly windows: readonly WindowSettings[];
  readonly rules: HallRules;
  readonly notices: readonly Text[];
  /** Where visits wait that a clerk put aside, for any clerk to take on. */
  readonly pools?: readonly { readonly id: string; readonly name: Text }[];
  readonly zones?: readonly ZoneSettings[];
  readonly boards?: readonly BoardSettings[];
  readonly thresholds?: Partial<Thresholds>;
  /** What a manager removed: it serves nobody, and old numbers and records still have its name. */
  readonly gone?: {
    readonly queues: readonly QueueSettings[];
    readonly windows: readonly WindowSettings[];
  };
}

/** The pool of a hall that names none. */
export const usualPools = [{ id: 'aside', name: { zh: '暂存', en: 'Set aside' } }] as const;

export const poolsOf = (
  hall: HallSettings,
): readonly { readonly id: string; readonly name: Text }[] => hall.pools ?? usualPools;

/** What is wrong with a hall's settings, in words for whoever wrote them; empty when all is well. */
export function settingsFaults(hall: HallSettings): readonly string[] {
  const faults: string[] = [];
  const once = (what: string, values: readonly string[]) => {
    const seen = new Set<string>();
    for (const value of values) {
      if (seen.has(value)) faults.push(`${hall.id}: two ${what} are "${value}"`);
      seen.add(value);
    }
  };
  once(
    'queues',
    hall.queues.map((queue) => queue.id),
  );
  once(
    'prefixes',
    hall.queues.map((queue) => queue.prefix),
  );
  once(
    'windows',
    hall.windows.map((window) => window.id),
  );
  const queues = new Set(hall.queues.map((queue) => queue.id));
  for (const window of hall.windows) {
    const taken = (window.profile?.rules ?? []).flatMap((rule) => rule.take);
    for (const id of [...(window.serves ?? []), ...taken]) {
      if (!queues.has(id)) faults.push(`${hall.id}: window ${window.id} serves unknown "${id}"`);
    }
  }
  return faults;
}

/** A queue the hall has, or had: numbers given in it keep their meaning. */
export const queueEver = (hall: HallSettings, id: string): QueueSettings | undefined =>
  [...hall.queues, ...(hall.gone?.queues ?? [])].find((queue) => queue.id === id);

/** The queues a window serves, in the hall's order. */
export function queuesOf(hall: HallSettings, window: WindowSettings): readonly QueueSettings[] {
  const { serves, category, function: role } = window;
  return hall.queues.filter((queue) =>
    serves === undefined
      ? queue.category === category && queue.function === role
      : serves.includes(queue.id),
  );
}
