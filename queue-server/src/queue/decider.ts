import type { Hall } from '../halls/hall.ts';
import { hallInForce } from '../halls/in-force.ts';
import type { Decider, DecisionContext } from '../journal/index.ts';
import type { HallEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { callThis, next, recall, walkUp } from './call.ts';
import type { Act, HallAnswer, HallCommand } from './commands.ts';
import { dueEvents } from './day.ts';
import { evolveHall } from './evolve.ts';
import {
  cancel,
  finish,
  giveBack,
  goOn,
  hold,
  leave,
  moreTime,
  noShow,
  park,
  resume,
  start,
  transfer,
} from './handle.ts';
import { issue } from './issue.ts';
import { lease } from './lease.ts';
import { allowIssue, changeSettings, restoreSettings, stopIssue } from './manage.ts';
import { done, seqOf, type HallDecision, type Scene } from './scene.ts';
import { reprint, slip } from './slip.ts';
import { loadHall, saveHall } from './snapshot.ts';
import { emptyHall, type HallState } from './state.ts';
import { undo } from './undo.ts';
import { close, open, pause } from './window.ts';

export type HallDecider = Decider<HallState, HallCommand, HallEvent, HallAnswer>;

/** The rule of `hall/<id>` streams, under the halls' present settings. */
export function hallDecider(halls: (id: string) => Hall | undefined): HallDecider {
  return {
    kind: 'hall',
    initial: () => emptyHall,
    decide(state, command, context) {
      const hall = halls(context.stream.slice('hall/'.length));
      return hall === undefined ? refusal('hall-unknown') : decide(hall, state, command, context);
    },
    evolve: evolveHall,
    portable: true,
    snapshot: { version: 2, every: snapshotEvery, save: saveHall, load: loadHall },
  };
}

/** Writing a snapshot costs as much as its tickets; so it is written the more rarely, the more there are. */
const snapshotEvery = (state: HallState): number => Math.max(1_000, 2 * state.tickets.size);

export function decide(
  founded: Hall,
  before: HallState,
  command: HallCommand,
  context: DecisionContext,
): HallDecision {
  const due = dueEvents(hallInForce(founded, before.settings), before, context.now);
  const state = due.reduce<HallState>(
    (now, event, index) =>
      evolveHall(now, {
        ...event,
        seq: context.nextSeq + index,
        at: context.now,
        by: context.by,
      }),
    before,
  );
  // A new day may have brought settings that waited for it.
  const hall = hallInForce(founded, state.settings);
  const scene = { hall, state, context, due };
  return command.do === 'restore-settings'
    ? restoreSettings(scene, command, founded)
    : perform(scene, command);
}

type Ordinary = Exclude<HallCommand, Act<'restore-settings'>>;

function perform(scene: Scene, command: Ordinary): HallDecision {
  switch (command.do) {
    case 'issue':
      return issue(scene, command);
    case 'open':
      return open(scene, command);
    case 'pause':
      return pause(scene, command);
    case 'close':
      return close(scene, command);
    case 'next':
      return next(scene, command);
    case 'call':
      return callThis(scene, command);
    case 'walk-up':
      return walkUp(scene, command);
    case 'recall':
      return recall(scene, command);
    case 'start':
      return start(scene, command);
    case 'finish':
      return finish(scene, command);
    case 'continue':
      return goOn(scene, command);
    case 'no-show':
      return noShow(scene, command);
    case 'resume':
      return resume(scene, command);
    case 'hold':
      return hold(scene, command);
    case 'park':
      return park(scene, command);
    case 'transfer':
      return transfer(scene, command);
    case 'give-back':
      return giveBack(scene, command);
    case 'cancel':
      return cancel(scene, command);
    case 'leave':
      return leave(scene, command);
    case 'more-time':
      return moreTime(scene, command);
    case 'undo':
      return undo(scene, command);
    case 'slip':
      return slip(scene, command);
    case 'reprint':
      return reprint(scene, command);
    case 'stop-issue':
      return stopIssue(scene, command);
    case 'allow-issue':
      return allowIssue(scene, command);
    case 'change-settings':
      return changeSettings(scene, command);
    case 'lease':
      return lease(scene, command);
    case 'tick':
      return done(scene, [], { kind: 'done', seq: seqOf(scene, []) });
  }
}
