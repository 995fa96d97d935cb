import { hallOf, type Hall } from '../../../halls/hall.ts';
import { usualRules, type HallSettings } from '../../../halls/settings.ts';
import { shiftDate, type WorkingCalendar } from '../../../rules/index.ts';
import type { HallCommand } from '../../commands.ts';
import { decide } from '../../decider.ts';
import { evolveHall } from '../../evolve.ts';
import { emptyHall, windowOf, type HallState } from '../../state.ts';
import { serialOf } from '../../ticket.ts';
import { closes, lunch, opens, type Arrival, type DayPlan, type HallPlan } from './plan.ts';

/** A hall of the real rules, run through simulated days by simulated people. */
export interface SimulatedHall {
  readonly hall: Hall;
  readonly state: HallState;
  play(date: string, plan: DayPlan): void;
}

const noCalendar: WorkingCalendar = { years: [] };

export function hallSettings(plan: HallPlan): HallSettings {
  const text = (name: string) => ({ zh: name, en: name });
  return {
    id: 'simulated',
    site: 'simulated',
    name: text('simulated'),
    timeZone: 'Asia/Shanghai',
    dayBorder: '04:00',
    hours: {
      workdays: [
        { from: '09:00', to: '12:00' },
        { from: '13:30', to: '17:00' },
      ],
    },
    queues: plan.queues.map(({ id, prefix, configured }) => ({
      id,
      prefix,
      name: text(id),
      category: id,
      function: 'accept',
      quota: null,
      handlingSeconds: configured,
    })),
    windows: plan.windows.map(({ id, serves }) => ({
      id,
      label: text(id),
      category: 'all',
      function: 'accept',
      serves,
    })),
    rules: usualRules,
    notices: [],
  };
}

interface Step {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

export function simulatedHall(plan: HallPlan): SimulatedHall {
  const hall = hallOf(hallSettings(plan), noCalendar);
  const rng = { bytes: (n: number) => new Uint8Array(n), uuid: () => 'uuid' };
  let state = emptyHall;
  let seq = 0;

  function ask(now: number, by: string, command: HallCommand) {
    const context = { now, by, rng, stream: 'hall/simulated', nextSeq: seq + 1 };
    const decision = decide(hall, state, command, context);
    if ('refused' in decision) return undefined;
    for (const event of decision.events) {
      seq++;
      state = evolveHall(state, { ...event, seq, at: now, by });
    }
    return decision.answer;
  }

  function play(date: string, day: DayPlan): void {
    const midnight = Date.parse(`${date}T00:00:00+08:00`);
    const steps: Step[] = [];
    let made = 0;
    const at = (when: number, run: () => void) => {
      const step = { at: when, order: made++, run };
      let low = 0;
      let high = steps.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const other = steps[middle];
        if (other !== undefined && other.at <= when) low = middle + 1;
        else high = middle;
      }
      steps.splice(low, 0, step);
    };
    let clock = 0;
    const people = new Map<number, Arrival>();
    const idle = new Set<string>();
    const turns = new Map<string, number>();
    const ask1 = (by: string, command: HallCommand) => ask(midnight + clock, by, command);

    const gap = (window: string): number => {
      const { gaps } = day.windows[window] ?? { gaps: [] };
      const turn = turns.get(window) ?? 0;
      turns.set(window, turn + 1);
      return gaps[turn % gaps.length] ?? 10_000;
    };
    const clerk = (window: string) => `clerk${window}`;

    /** A clerk whose window is free: lunch, a pause, the next ticket, or home. */
    function free(window: string, pauses: DayPlan['windows'][string]['pauses']): void {
      const own = day.windows[window];
      if (own === undefined) return;
      if (clock >= lunch.from && clock < lunch.to) {
        ask1(clerk(window), { do: 'close', window });
        at(lunch.to + own.lateAfterLunch, () => {
          ask1(clerk(window), { do: 'open', window });
          free(
            window,
            pauses.filter((one) => one.at > lunch.to),
          );
        });
        return;
      }
      const [pause, ...later] = pauses;
      if (pause !== undefined && clock >= pause.at && clock < closes) {
        ask1(clerk(window), { do: 'pause', window, reason: '' });
        at(clock + pause.length, () => {
          ask1(clerk(window), { do: 'open', window });
          free(window, later);
        });
        return;
      }
      const answer = ask1(clerk(window), { do: 'next', window });
      const ticket = answer?.kind === 'next' ? answer.next.ticket : null;
      if (ticket === null) {
        if (clock >= closes) ask1(clerk(window), { do: 'close', window });
        else wait(window, pauses);
        return;
      }
      const person = people.get(serialOf(ticket.id));
      if (person === undefined) return;
      serve(window, ticket.id, person, pauses);
    }

    /** Nobody waits: until somebody comes, or something else is due. */
    function wait(window: string, pauses: DayPlan['windows'][string]['pauses']): void {
      idle.add(window);
      const due = Math.min(
        pauses[0]?.at ?? Infinity,
        clock < lunch.from ? lunch.from : Infinity,
        closes,
      );
      at(due, () => {
        if (idle.delete(window)) free(window, pauses);
      });
      waiting.set(window, pauses);
    }
    const waiting = new Map<string, DayPlan['windows'][string]['pauses']>();

    function serve(
      window: string,
      id: string,
      person: Arrival,
      pauses: DayPlan['windows'][string]['pauses'],
    ): void {
      const again = () => at(clock + gap(window), () => free(window, pauses));
      const { pace } = plan.windows.find((one) => one.id === window) ?? { pace: 1 };
      if (!person.comes) {
        at(clock + 45_000, () => {
          ask1(clerk(window), { do: 'recall', ticket: id });
        });
        at(clock + 90_000, () => {
          ask1(clerk(window), { do: 'no-show', ticket: id });
          again();
        });
        return;
      }
      at(clock + person.walking, () => {
        ask1(clerk(window), { do: 'start', ticket: id });
        at(clock + person.handling * pace, () => {
          const { sentOnTo } = person;
          if (sentOnTo === null) ask1(clerk(window), { do: 'finish', ticket: id });
          else {
            ask1(clerk(window), { do: 'transfer', ticket: id, to: { queue: sentOnTo } });
            people.set(serialOf(id), { ...person, sentOnTo: null });
          }
          again();
        });
      });
    }

    for (const arrival of day.arrivals) {
      at(arrival.at, () => {
        const { queue, priority } = arrival;
        const answer = ask1('anyone', {
          do: 'issue',
          terminal: null,
          ticket: { queue, channel: 'terminal', priority: priority ? 'priority' : 'normal' },
        });
        if (answer?.kind !== 'issued') return;
        const { id } = answer.ticket;
        people.set(serialOf(id), arrival);
        if (arrival.patience !== null) {
          at(clock + arrival.patience, () => ask1('anyone', { do: 'leave', ticket: id }));
        }
        for (const window of idle) {
          if (!(hall.served.get(window) ?? []).includes(queue)) continue;
          idle.delete(window);
          at(clock + 3_000, () => {
            if (windowOf(state, window).ticket === null) free(window, waiting.get(window) ?? []);
          });
          break;
        }
      });
    }
    for (const { id } of plan.windows) {
      const own = day.windows[id];
      if (own === undefined || own.absent) continue;
      at(opens + own.late, () => {
        ask1(clerk(id), { do: 'open', window: id });
        free(id, own.pauses);
      });
    }
    for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
      clock = step.at;
      step.run();
    }
  }

  return {
    hall,
    get state() {
      return state;
    },
    play,
  };
}

/** Working days in a row, from a Monday. */
export function dates(count: number): readonly string[] {
  const found: string[] = [];
  for (let date = '2026-06-01'; found.length < count; date = shiftDate(date, 1)) {
    const day = new Date(`${date}T12:00:00Z`).getUTCDay();
    if (day >= 1 && day <= 5) found.push(date);
  }
  return found;
}
