import type { HallEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { Act } from './commands.ts';
import { done, seqOf, type HallDecision, type Scene } from './scene.ts';
import type { Undoable } from './state.ts';
import { idOf, isAlive } from './ticket.ts';

/** Takes one clerk's action back, if it is recent and nothing has come after it at its ticket or window. */
export function undo(scene: Scene, { seq, anybodys }: Act<'undo'>): HallDecision {
  const { state, context, hall } = scene;
  const entry = state.undoable.values().find((one) => one.seq === seq);
  if (entry === undefined) return refusal('undo-nothing');
  if (entry.by !== context.by && !anybodys) return refusal('not-allowed');
  if (context.now - entry.at > hall.settings.rules.undoSeconds * 1_000) return refusal('undo-late');
  // What the action did first (finish whoever was there, send the called one back) goes with it.
  const group = [entry];
  for (let at = seq - 1; ; at--) {
    const before = state.undoable.values().find((one) => one.seq === at && one.within);
    if (before === undefined) break;
    group.push(before);
  }
  const overtaken = state.undoable
    .values()
    .some((one) => one.seq > seq && group.some((part) => overlap(one, part)));
  if (overtaken) return refusal('undo-overtaken');
  const made = entry.made === undefined ? undefined : state.tickets.get(entry.made);
  if (entry.made !== undefined && (made === undefined || !isAlive(made))) {
    return refusal('undo-nothing');
  }
  const events: HallEvent[] = group.map((part) => ({
    type: 'action-undone',
    data: { undone: part.seq, account: context.by },
  }));
  // A ticket that only this action had made is over, and its number stays accounted for.
  if (made !== undefined) {
    const data = { ticket: idOf(made.serial), by: 'undone' };
    events.push({ type: 'ticket-cancelled', data });
  }
  const answered = done(scene, events, { kind: 'done', seq: seqOf(scene, events) });
  if (made?.appointment === undefined || 'refused' in answered) return answered;
  const stream = `bookings/${hall.settings.id}`;
  return { ...answered, also: [{ stream, command: { do: 'return', booking: made.appointment } }] };
}

const ticketsOf = ({ tickets, made }: Undoable): readonly number[] => [
  ...tickets.map(({ serial }) => serial),
  ...(made === undefined ? [] : [made]),
];

function overlap(a: Undoable, b: Undoable): boolean {
  const others = ticketsOf(b);
  return (
    ticketsOf(a).some((serial) => others.includes(serial)) ||
    a.windows.some((one) => b.windows.some((other) => other.id === one.id))
  );
}
