import type { Trouble } from '../protocol/index.ts';
import type { At, Session } from './session.ts';
import type { Task } from './task.ts';
import { troubles, type TroubleCode } from './troubles/index.ts';
import type { World } from './world.ts';

/** What one input leads to: the session after it (null: nobody is here any more) and what to do. */
export interface Turn {
  readonly session: Session | null;
  readonly tasks: readonly Task[];
}

export interface Refused {
  readonly refused: 'not-now' | 'busy' | 'invalid' | 'no-session';
}

export type Answer = Turn | Refused;

export const refuse = (code: Refused['refused'] = 'not-now'): Refused => ({ refused: code });

/** Moves on: what was troubling before is over, and nothing is awaited any more. */
export const go = (
  session: Session,
  at: At,
  change: Partial<Session> = {},
  ...tasks: readonly Task[]
): Turn => ({ session: { ...session, busy: false, trouble: null, ...change, at }, tasks });

/** Stays where it is. */
export const stay = (
  session: Session,
  change: Partial<Session> = {},
  ...tasks: readonly Task[]
): Turn => ({ session: { ...session, ...change }, tasks });

/** Waits for a task's result where it is. */
export const awaiting = (session: Session, ...tasks: readonly Task[]): Turn => ({
  session: { ...session, busy: true, trouble: null },
  tasks,
});

/** Something went wrong, in words: what happened, what it means, what can be done. */
export function trouble(session: Session, code: TroubleCode, world: World): Trouble {
  const { what, meaning, ways } = troubles[code];
  // Good enough for a person to read out to staff; the log has the same.
  const reference = `${world.terminal.id}-${session.id.slice(0, 4)}-${code}`;
  return { code, what, meaning, ways: [...ways], reference };
}
