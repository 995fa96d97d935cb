import type { Clock, Rng } from '../ports/index.ts';
import type { Log } from '../log.ts';
import type { Command, CommandAnswer, CommandMessage, View } from '../protocol/index.ts';
import type { Input } from './input.ts';
import { advance } from './machine.ts';
import { emptyStage, type Session, type Stage } from './session.ts';
import type { Task } from './task.ts';
import { nextMoment } from './time.ts';
import { viewOf } from './view.ts';
import type { World } from './world.ts';

export interface DeskParts {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly log: Log;
  readonly world: () => World;
  /** Carries out one task for a session; results come back through `deliver`. */
  readonly carryOut: (task: Task, session: Session, desk: Desk) => void;
}

/** Where one citizen at a time sits: the machine with a clock, a screen and hands. */
export interface Desk {
  readonly view: View;
  readonly stage: Stage;
  onView(listener: (view: View) => void): () => void;
  touch(message: CommandMessage): CommandAnswer;
  /** A result or news; it changes nothing when that session is over. */
  deliver(session: string, input: Input): void;
  /** Something a session may know has changed: draw again. */
  refresh(): void;
  close(): void;
}

/** A touch repeated by a page that lost the answer is recognised among this many. */
const answersKept = 256;

const messages = {
  stale: 'the screen has changed since',
  'not-now': 'not on this screen',
  invalid: 'not one of what is offered',
  'no-session': 'nobody is being served',
  busy: 'wait for what is under way',
} as const;

/** What makes a screen another screen: a touch meant for the one before must not hit this one. */
const screenKey = ({ session }: Stage): string => {
  if (session === null) return 'attract';
  const { at } = session;
  switch (at.step) {
    case 'situation':
    case 'form':
      return `${session.id}/${at.step}/${at.index}`;
    case 'scan':
      return `${session.id}/${at.step}/${at.material}/${at.phase}/${at.page?.id ?? ''}`;
    case 'door':
      return `${session.id}/${at.step}/${at.door.compartment}/${at.door.phase}`;
    default:
      return `${session.id}/${at.step}`;
  }
};

export function createDesk({ clock, rng, log, world, carryOut }: DeskParts): Desk {
  const listeners = new Set<(view: View) => void>();
  const answers = new Map<string, CommandAnswer>();
  let stage: Stage = emptyStage;
  let seq = 1;
  /** The seq at which the present screen began. */
  let screenSince = 1;
  let view = viewOf(stage, seq, world());
  let cancelTimer: () => void = () => undefined;
  let closed = false;

  function draw(): void {
    seq += 1;
    view = viewOf(stage, seq, world());
    for (const listener of listeners) listener(view);
  }

  function adopt(next: Stage, tasks: readonly Task[], doer: Session | null): void {
    const before = screenKey(stage);
    const from = stage.session?.at.step ?? 'attract';
    stage = next;
    draw();
    if (screenKey(stage) !== before) {
      screenSince = seq;
      log({ event: 'session.step', from, to: stage.session?.at.step ?? 'attract' });
    }
    const session = next.session ?? doer;
    if (session !== null) for (const task of tasks) carryOut(task, session, desk);
    schedule();
  }

  /** Returns the refusal, or null when the input was taken or had nothing to say. */
  function feed(input: Input): Exclude<CommandAnswer, { ok: true }>['code'] | null {
    if (closed) return 'not-now';
    const doer = stage.session;
    const step = advance(stage, input, world());
    if ('refused' in step) return step.refused;
    if ('ignored' in step) return null;
    adopt(step.stage, step.tasks, doer);
    return null;
  }

  /** Sets the one timer to the next moment at which time alone changes something. */
  function schedule(): void {
    cancelTimer();
    if (closed) return;
    const now = world();
    // A moment may have passed while its timer was being put off by other changes.
    const overdue = !('ignored' in advance(stage, { type: 'time' }, now));
    const at = overdue ? now.now : momentAfter(now);
    if (at !== null) cancelTimer = clock.after(at - now.now, tick);
  }

  function momentAfter(now: World): number | null {
    if (stage.session !== null) return nextMoment(stage.session, stage.modes, now);
    const forgotten = stage.modesTouchedAt + now.settings.idleMs;
    return stage.modesTouchedAt > 0 && forgotten > now.now ? forgotten : null;
  }

  function tick(): void {
    const before = stage;
    feed({ type: 'time' });
    // Nothing moved, but the warning or the urgency of a door did.
    if (stage === before) {
      draw();
      schedule();
    }
  }

  function answer(command: Command, at: number): CommandAnswer {
    // Help, more time and leaving mean the same on every screen.
    const anywhere =
      command.type === 'help' ||
      command.type === 'more-time' ||
      command.type === 'set-modes' ||
      command.type === 'leave';
    if (at < screenSince && !anywhere) return { ok: false, code: 'stale', message: messages.stale };
    if (at > seq) return { ok: false, code: 'stale', message: messages.stale };
    const refused = feed({ type: 'command', command, fresh: rng.uuid() });
    return refused === null
      ? { ok: true, seq }
      : { ok: false, code: refused, message: messages[refused] };
  }

  const desk: Desk = {
    get view() {
      return view;
    },
    get stage() {
      return stage;
    },
    onView(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    touch({ id, seq: at, command }) {
      const known = answers.get(id);
      if (known !== undefined) return known;
      const given = answer(command, at);
      answers.set(id, given);
      if (answers.size > answersKept) {
        for (const oldest of answers.keys()) {
          answers.delete(oldest);
          break;
        }
      }
      return given;
    },
    deliver(session, input) {
      if (stage.session?.id === session) feed(input);
    },
    refresh() {
      if (closed) return;
      draw();
      schedule();
    },
    close() {
      closed = true;
      cancelTimer();
    },
  };
  return desk;
}
