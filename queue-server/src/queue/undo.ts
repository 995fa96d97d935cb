import { refusal } from '../refusals.ts';
import type { Act } from './commands.ts';
import { done, seqOf, type HallDecision, type Scene } from './scene.ts';
import type { Undoable } from './state.ts';

/** Takes one clerk's action back, if it is recent and nothing has come after it at its ticket or window. */
export function undo(scene: Scene, { seq, anybodys }: Act<'undo'>): HallDecision {
  const { state, context, hall } = scene;
  const entry = state.undoable.find((one) => one.seq === seq);
  if (entry === undefined) return refusal('undo-nothing');
  if (entry.by !== context.by && !anybodys) return refusal('not-allowed');
  if (context.now - entry.at > hall.settings.rules.undoSeconds * 1_000) return refusal('undo-late');
  // What the action did first (finish whoever was there, send the called one back) goes with it.
  const group = [entry];
  for (let at = seq - 1; ; at--) {
    const before = state.undoable.find((one) => one.seq === at && one.within);
    if (before === undefined) break;
    group.push(before);
  }
  const overtaken = state.undoable.some(
    (one) => one.seq > seq && group.some((part) => overlap(one, part)),
  );
  if (overtaken) return refusal('undo-overtaken');
  const events = group.map(
    (part) => ({ type: 'action-undone', data: { undone: part.seq, account: context.by } }) as const,
  );
  return done(scene, events, { kind: 'done', seq: seqOf(scene, events) });
}

function overlap(a: Undoable, b: Undoable): boolean {
  return (
    a.tickets.some((one) => b.tickets.some((other) => other.serial === one.serial)) ||
    a.windows.some((one) => b.windows.some((other) => other.id === one.id))
  );
}
