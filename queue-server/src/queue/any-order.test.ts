import { describe, expect, it } from 'vitest';
import { hallStory, type HallStory } from '../testing/hall-story.ts';
import type { HallCommand } from './commands.ts';
import { chance, type Chance } from './expected-wait/simulated/chance.ts';
import { lineAt, windowOf, type HallState } from './state.ts';
import { isAlive, isAtWindow, lineOf, type Ticket } from './ticket.ts';

const windows = ['1', '2', '3', '4'] as const;
const clerks = ['clerk1', 'clerk2', 'clerk3'] as const;
const queues = ['social-accept', 'business-accept', 'social-issue'] as const;

/** Anything anybody may press, sensible or not. */
function anything(luck: Chance, { state, events }: HallStory, by: string): HallCommand {
  const one = <T>(of: readonly T[]): T => of[luck.whole(0, of.length - 1)] as T;
  // Mostly somebody who is still there; now and then whoever a stale console shows.
  const alive = [...state.tickets.values()].filter(isAlive);
  const stale = luck.whole(1, Math.max(1, state.lastSerial));
  const ticket = `t${luck.happens(0.8) && alive.length > 0 ? one(alive).serial : stale}`;
  const window = one(windows);
  const wish = { queue: one(queues), channel: one(['web', 'clerk'] as const), print: true };
  const priority = luck.happens(0.3) ? ('priority' as const) : ('normal' as const);
  const then = luck.happens(0.3) ? { then: [one(queues)] } : {};
  return one<HallCommand>([
    { do: 'issue', ticket: { ...wish, priority, ...then }, terminal: null },
    { do: 'open', window },
    { do: 'open', window },
    { do: 'pause', window, reason: '' },
    { do: 'close', window, anybodys: luck.happens(0.3) },
    { do: 'next', window },
    { do: 'next', window },
    { do: 'call', window, ticket },
    { do: 'walk-up', window, queue: one(queues) },
    { do: 'recall', ticket },
    { do: 'start', ticket },
    { do: 'finish', ticket },
    { do: 'continue', ticket, add: [one(queues)] },
    { do: 'no-show', ticket },
    { do: 'hold', ticket, reason: '', minutes: one([null, 1, 5]) },
    { do: 'park', ticket, pool: null, reason: '' },
    { do: 'resume', ticket },
    { do: 'transfer', ticket, to: { queue: one(queues) } },
    // To where few find the way back from: more often than people do it.
    { do: 'transfer', ticket, to: { window } },
    { do: 'transfer', ticket, to: { account: by } },
    { do: 'transfer', ticket, to: { account: by } },
    { do: 'cancel', ticket },
    { do: 'leave', ticket },
    { do: 'more-time', ticket },
    { do: 'slip', ticket, report: { serial: 1, state: one(['printing', 'printed'] as const) } },
    ...Array.from({ length: 4 }, () => ({
      do: 'undo' as const,
      seq: Math.max(1, events.length - luck.whole(0, 5)),
      anybodys: true,
    })),
  ]);
}

/** Everything that is wrong with a hall, in words; empty when all is well. */
function faults(state: HallState): string[] {
  const found: string[] = [];
  const tickets = [...state.tickets.values()];
  for (const { id, ticket, state: is } of state.windows.values()) {
    const there = ticket === null ? undefined : state.tickets.get(ticket);
    if (ticket === null) continue;
    if (there?.window !== id || !isAtWindow(there))
      found.push(`window ${id} holds nobody's ticket`);
    if (is === 'closed') found.push(`the closed window ${id} holds ${there?.number ?? ''}`);
  }
  for (const ticket of tickets) {
    const { number, place, window } = ticket;
    if (isAtWindow(ticket) && windowOf(state, window ?? '').ticket !== ticket.serial) {
      found.push(`${number} is at no window`);
    }
    if (ticket.state === 'waiting') found.push(...lost(state, ticket));
    else if (lineAt(state, lineOf(place)).includes(ticket.serial)) {
      found.push(`${number} stands in line, but is ${ticket.state}`);
    }
  }
  if (new Set(tickets.map(({ number }) => number)).size < tickets.length) {
    found.push('two have one number');
  }
  return found;
}

function lost(state: HallState, { number, place, serial }: Ticket): string[] {
  const times = lineAt(state, lineOf(place)).filter((one) => one === serial).length;
  const staffed = [...state.windows.values()].filter((window) => window.state !== 'closed');
  const alone =
    ('window' in place && !staffed.some(({ id }) => id === place.window)) ||
    ('account' in place && !staffed.some(({ account }) => account === place.account));
  return [
    ...(times === 1 ? [] : [`${number} stands ${times} times in its line`]),
    ...(alone ? [`${number} waits for nobody`] : []),
  ];
}

describe('whatever is pressed, in any order, by anybody', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'every ticket is at one window, in one line once, or over (seeds %s…)',
    (first) => {
      for (let seed = first; seed <= 240; seed += 6) {
        const luck = chance(`any order ${seed}`);
        const story = hallStory({ rules: { carryOver: seed % 2 === 0 } });
        for (let step = 0; step < 120; step++) {
          story.wait(luck.happens(0.01) ? 86_400 : luck.whole(0, 20));
          const by = clerks[luck.whole(0, 2)] ?? 'clerk1';
          const command = anything(luck, story, by);
          story.tried(command, by);
          const wrong = faults(story.state).map(
            (fault) => `seed ${seed}, step ${step}, ${command.do}: ${fault}`,
          );
          expect(wrong).toEqual([]);
        }
      }
    },
  );
});
