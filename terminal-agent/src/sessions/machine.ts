import { accepts, always, type Command } from '../protocol/index.ts';
import { begin } from './begin.ts';
import { onCommand } from './commands.ts';
import type { Input } from './input.ts';
import { onResult } from './results.ts';
import { plainModes, type Session, type Stage } from './session.ts';
import { withPrepared } from './sheet.ts';
import { signIn, staffSession } from './staff.ts';
import type { Task } from './task.ts';
import { onTime } from './time.ts';
import { refuse, type Answer, type Refused, type Turn } from './turn.ts';
import type { World } from './world.ts';

export type Step =
  | { readonly stage: Stage; readonly tasks: readonly Task[] }
  | Refused
  /** Nothing to do with what stands on the screen. */
  | { readonly ignored: true };

/** One input to the terminal's stage: pure, so that every journey can be replayed. */
export function advance(stage: Stage, input: Input, world: World): Step {
  if (input.type === 'command') return onTouch(stage, input.command, input.fresh, world);
  if (input.type === 'time' && stage.session === null) return forgetModes(stage, world);
  const { session } = stage;
  if (session === null) return { ignored: true };
  const turn =
    input.type === 'time' ? onTime(session, stage.modes, world) : onResult(session, input, world);
  return turn === null ? { ignored: true } : settled(stage, turn);
}

/** Modes end with the session. */
const settled = (stage: Stage, turn: Turn): Step => ({
  stage: {
    ...stage,
    session: withPrepared(turn),
    modes: turn.session === null ? plainModes : stage.modes,
  },
  tasks: turn.tasks,
});

function forgetModes(stage: Stage, world: World): Step {
  const stale = world.now - stage.modesTouchedAt >= world.settings.idleMs;
  return stale && stage.modes !== plainModes
    ? { stage: { ...stage, modes: plainModes }, tasks: [] }
    : { ignored: true };
}

function onTouch(stage: Stage, command: Command, fresh: string, world: World): Step {
  const { session } = stage;
  if (command.type === 'set-modes') {
    // exactOptionalPropertyTypes: a partial from the wire never carries undefined.
    const modes = { ...stage.modes, ...command.modes };
    const touched = session === null ? null : { ...session, touchedAt: world.now };
    return { stage: { modes, modesTouchedAt: world.now, session: touched }, tasks: [] };
  }
  if (session === null) {
    if (command.type === 'begin') return answered(stage, begin(fresh, command.service, world));
    if (command.type === 'staff') return settled(stage, staffSession(fresh, world));
    if (command.type === 'staff-sign-in') {
      const turn = staffSession(fresh, world);
      if (turn.session === null) return refuse('no-session');
      const answer = signIn(turn.session, command.account, command.code);
      return 'refused' in answer
        ? answer
        : settled(stage, { session: answer.session, tasks: [...turn.tasks, ...answer.tasks] });
    }
    return refuse(
      command.type === 'leave' || command.type === 'more-time' ? 'no-session' : 'not-now',
    );
  }
  // The next citizen need not wait for the goodbye to the last one.
  if (session.at.step === 'farewell' && command.type === 'begin' && !session.at.cardLeft)
    return answered({ ...stage, modes: plainModes }, begin(fresh, command.service, world));
  const touched: Session = { ...session, touchedAt: world.now };
  if (!accepts[session.at.step].includes(command.type) && !always.includes(command.type))
    return refuse();
  if (session.busy && command.type !== 'help' && command.type !== 'more-time')
    return refuse('busy');
  return answered(stage, onCommand(touched, command, world));
}

const answered = (stage: Stage, answer: Answer): Step =>
  'refused' in answer ? answer : settled(stage, answer);
