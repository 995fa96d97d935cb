import { deepStrictEqual } from 'node:assert/strict';
import type { HallRules, HallSettings } from '../halls/settings.ts';
import { hallOf, type Hall } from '../halls/hall.ts';
import type { Recorded } from '../journal/index.ts';
import type { HallEvent } from '../protocol/index.ts';
import type { HallAnswer, HallCommand } from '../queue/commands.ts';
import { decide } from '../queue/decider.ts';
import { evolveHall } from '../queue/evolve.ts';
import { saveHall } from '../queue/snapshot.ts';
import { emptyHall, type HallState } from '../queue/state.ts';
import { smallCity } from './small-city.ts';

/** A hall played by hand: given what was done, when one more thing is done, then this came of it. */
export interface HallStory {
  readonly hall: Hall;
  readonly state: HallState;
  readonly events: readonly Recorded<HallEvent>[];
  /** Epoch milliseconds. */
  readonly now: number;
  /** Seconds go by. */
  wait(seconds: number): void;
  /** Does it, as this account; throws when it is refused. */
  did(command: HallCommand, by?: string): HallAnswer;
  /** Does it if the hall lets it; answers the code of the refusal otherwise. */
  tried(command: HallCommand, by: string): string | undefined;
  /** The code of the refusal; throws when it is not refused. */
  refused(command: HallCommand, by?: string): string;
  /** Takes a ticket with these wishes; anybody but "anyone" knows who the citizen is. */
  issue(wishes?: object, by?: string): Extract<HallAnswer, { kind: 'issued' }>['ticket'];
  /** Takes a plain ticket; answers its id. */
  ticket(queue?: string, priority?: 'normal' | 'priority'): string;
  /** Calls next at a window; answers the ticket's id, or null. */
  call(window: string, by?: string): string | null;
}

const noon = Date.parse('2026-11-20T12:00:00+08:00');

export function hallStory(
  changes: Partial<Omit<HallSettings, 'rules'>> & { rules?: Partial<HallRules> } = {},
): HallStory {
  const [first] = smallCity.halls;
  if (first === undefined) throw new Error('the small city has a hall');
  const rules = { ...first.rules, ...changes.rules };
  const hall = hallOf({ ...first, ...changes, rules }, smallCity.calendar);
  const rng = { bytes: (n: number) => new Uint8Array(n), uuid: () => 'uuid' };
  const events: Recorded<HallEvent>[] = [];
  let state = emptyHall;
  let now = noon;

  function play(command: HallCommand, by: string) {
    const nextSeq = events.length + 1;
    const context = { now, by, rng, stream: 'hall/yunxi', nextSeq };
    const decision = decide(hall, state, command, context);
    if ('refused' in decision) return decision;
    const { leadsTo } = decision;
    for (const event of decision.events) {
      const recorded = { ...event, seq: events.length + 1, at: now, by };
      events.push(recorded);
      state = evolveHall(state, recorded);
    }
    // What the journal takes over unasked is what the events say.
    if (leadsTo !== undefined) {
      deepStrictEqual(saveHall(leadsTo as HallState), saveHall(state));
    }
    return decision;
  }
  const story: HallStory = {
    hall,
    get state() {
      return state;
    },
    events,
    get now() {
      return now;
    },
    wait: (seconds) => void (now += seconds * 1_000),
    did(command, by = 'clerk1') {
      const decision = play(command, by);
      if ('refused' in decision) throw new Error(`refused: ${decision.refused.code}`);
      return decision.answer;
    },
    tried(command, by) {
      const decision = play(command, by);
      return 'refused' in decision ? decision.refused.code : undefined;
    },
    refused(command, by = 'clerk1') {
      const code = story.tried(command, by);
      if (code === undefined) throw new Error(`not refused: ${command.do}`);
      return code;
    },
    issue(wishes = {}, by = 'anyone') {
      const ticket = { queue: 'social-accept', channel: 'web', ...wishes } as const;
      const identified = by !== 'anyone';
      const answer = story.did({ do: 'issue', ticket, terminal: 'T01', identified }, by);
      if (answer.kind !== 'issued') throw new Error('no ticket');
      return answer.ticket;
    },
    ticket: (queue = 'social-accept', priority = 'normal') => story.issue({ queue, priority }).id,
    call(window, by = 'clerk1') {
      const answer = story.did({ do: 'next', window }, by);
      if (answer.kind !== 'next') throw new Error('no call');
      return answer.next.ticket?.id ?? null;
    },
  };
  return story;
}
