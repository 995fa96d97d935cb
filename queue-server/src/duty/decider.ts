import type { Decider, Decision, Recorded } from '../journal/index.ts';
import type { AlarmKind, DutyEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';

/** How long somebody has to acknowledge before the next person is paged. */
export const answerWithin = 5 * 60_000;
/** After so many pages nobody is left to wake; the alarm stays on every screen. */
export const mostPages = 20;

/** Something that stands now: `alarm` is its id, made of what it is about, so that it is raised once. */
export interface Standing {
  readonly alarm: string;
  readonly kind: AlarmKind;
  readonly about: string;
  readonly because: string;
  readonly pages: boolean;
}

export interface Alarm extends Standing {
  readonly since: number;
  readonly paged: readonly { readonly account: string; readonly at: number }[];
  readonly acknowledged: { readonly account: string; readonly at: number } | null;
}
export type Duty = Readonly<Record<string, Alarm>>;

export type DutyCommand =
  /** A terminal called for somebody; it ends when a person says so. */
  | { readonly do: 'raise'; readonly standing: Standing; readonly roster: readonly string[] }
  /** A round of looking: raises what is new, ends what is over, pages who is next. */
  | {
      readonly do: 'observe';
      readonly standing: readonly Standing[];
      readonly roster: readonly string[];
    }
  | { readonly do: 'acknowledge'; readonly alarm: string }
  | { readonly do: 'clear'; readonly alarm: string };

type DutyDecision = Decision<DutyEvent, null>;

/** Only people end these; the others end when what they are about is over. */
const endedByPeople: ReadonlySet<AlarmKind> = new Set(['terminal-called']);

function evolve(duty: Duty, event: Recorded<DutyEvent>): Duty {
  const { alarm } = event.data;
  if (event.type === 'alarm-raised') {
    const raised = { ...event.data, since: event.at, paged: [], acknowledged: null };
    return { ...duty, [alarm]: raised };
  }
  const known = duty[alarm];
  if (known === undefined) return duty;
  switch (event.type) {
    case 'duty-paged': {
      const page = { account: event.data.account, at: event.at };
      return { ...duty, [alarm]: { ...known, paged: [...known.paged, page] } };
    }
    case 'alarm-acknowledged': {
      const acknowledged = { account: event.data.account, at: event.at };
      return { ...duty, [alarm]: { ...known, acknowledged } };
    }
    case 'alarm-cleared':
      return Object.fromEntries(Object.entries(duty).filter(([id]) => id !== alarm));
  }
}

/** Who is paged now for an alarm, if anybody: the first on the roster, then the next after five minutes. */
function page(alarm: Alarm, roster: readonly string[], now: number): readonly DutyEvent[] {
  if (!alarm.pages || alarm.acknowledged !== null || roster.length === 0) return [];
  const last = alarm.paged.at(-1);
  if (last !== undefined && now - last.at < answerWithin) return [];
  if (alarm.paged.length >= mostPages) return [];
  const account = roster[alarm.paged.length % roster.length];
  if (account === undefined) return [];
  const turn = alarm.paged.length + 1;
  return [{ type: 'duty-paged', data: { alarm: alarm.alarm, account, turn } }];
}

function raise(standing: Standing, roster: readonly string[], now: number): readonly DutyEvent[] {
  const fresh: Alarm = { ...standing, since: now, paged: [], acknowledged: null };
  return [{ type: 'alarm-raised', data: standing }, ...page(fresh, roster, now)];
}

function observe(
  duty: Duty,
  standing: readonly Standing[],
  roster: readonly string[],
  now: number,
): readonly DutyEvent[] {
  const here = new Set(standing.map(({ alarm }) => alarm));
  const raised = standing.filter(({ alarm }) => duty[alarm] === undefined);
  const events: DutyEvent[] = raised.flatMap((one) => raise(one, roster, now));
  for (const alarm of Object.values(duty)) {
    if (here.has(alarm.alarm) || endedByPeople.has(alarm.kind)) {
      events.push(...page(alarm, roster, now));
    } else {
      events.push({ type: 'alarm-cleared', data: { alarm: alarm.alarm, by: 'over' } });
    }
  }
  return events;
}

/** The rule of `duty/<site>`: at three in the morning there is a human, and it is written down who. */
export const dutyDecider: Decider<Duty, DutyCommand, DutyEvent, null> = {
  kind: 'duty',
  initial: () => ({}),
  evolve,
  decide(duty, command, { now, by }): DutyDecision {
    const done = (events: readonly DutyEvent[]): DutyDecision => ({ events, answer: null });
    if (command.do === 'observe') return done(observe(duty, command.standing, command.roster, now));
    if (command.do === 'raise') {
      const { standing, roster } = command;
      return done(duty[standing.alarm] === undefined ? raise(standing, roster, now) : []);
    }
    const alarm = duty[command.alarm];
    if (alarm === undefined) return refusal('alarm-unknown');
    if (command.do === 'acknowledge') {
      const data = { alarm: alarm.alarm, account: by };
      return done(alarm.acknowledged === null ? [{ type: 'alarm-acknowledged', data }] : []);
    }
    if (!endedByPeople.has(alarm.kind)) return refusal('alarm-stands');
    return done([{ type: 'alarm-cleared', data: { alarm: alarm.alarm, by } }]);
  },
  snapshot: { version: 1, every: 500, save: (duty) => duty, load: (saved) => saved as Duty },
};
