import type { At, Print, Session, SlipKind } from './session.ts';
import type { Task } from './task.ts';
import { refuse, stay, type Answer, type Turn } from './turn.ts';
import { slipTitles } from './wording.ts';

/** On its way to paper: a second sheet now could be one too many. */
export const underWay = (print: Print | null | undefined): boolean =>
  print?.state === 'reserved' || print?.state === 'sent';

/** Before it has a serial. */
const beingPrepared = (kind: SlipKind): Print => ({
  what: slipTitles[kind],
  serial: '',
  state: 'reserved',
  lines: [],
});

/** A slip as far as it has come. */
export const slipOf = ({ slips }: Session, kind: SlipKind): Print =>
  slips[kind] ?? beingPrepared(kind);

/** A sheet whose task broke off before it had a serial, or before anything was sent. */
export const brokenSheet = (kind: SlipKind): Print => ({ ...beingPrepared(kind), state: 'failed' });

/**
 * A sheet counts as under way from the moment in which it is asked for: a second touch finds it
 * there, however quick it was.
 */
export function withPrepared({ session, tasks }: Turn): Session | null {
  if (session === null || session.at.step === 'farewell') return session;
  const asked = tasks.flatMap((task) => (task.type === 'print' ? [task.slip.kind] : []));
  if (asked.length === 0) return session;
  const prepared = Object.fromEntries(asked.map((kind) => [kind, beingPrepared(kind)]));
  return { ...session, slips: { ...session.slips, ...prepared } };
}

/** The serial that another sheet of this kind makes void. */
export const serialOf = ({ slips }: Session, kind: SlipKind): string | null =>
  slips[kind]?.serial || null;

/** Asks for a sheet, once: refused while the one before is still on its way. */
export function askSheet(
  session: Session,
  kind: SlipKind,
  task: (voids: string | null) => Task,
  change: Partial<Session> = {},
): Answer {
  if (underWay(session.slips[kind])) return refuse();
  return stay(session, { trouble: null, ...change }, task(serialOf(session, kind)));
}

/** The slip that stands on a screen, and can be printed again there. */
export const slipAt: Readonly<Partial<Record<At['step'], SlipKind>>> = {
  submitted: 'submission',
  deposited: 'deposit',
  ticket: 'ticket',
  'picked-up': 'pick-up',
  certificate: 'certificate',
  materials: 'notice',
  'not-eligible': 'notice',
  'choose-compartment': 'label',
  'draft-kept': 'draft',
  help: 'help',
  staff: 'day',
};

/**
 * 看一眼: the printer did not say, so the one in front says. "It is there" settles it; "it is not"
 * is the touch on "print again", which voids the doubtful one.
 */
export function sheetThere(session: Session, named: SlipKind | undefined): Answer {
  const kind = named ?? slipAt[session.at.step];
  const print = kind === undefined ? undefined : session.slips[kind];
  if (kind === undefined || print?.state !== 'unknown') return refuse();
  const slips = { ...session.slips, [kind]: { ...print, state: 'printed' as const } };
  const sheet =
    kind === 'ticket' && session.ticket?.id && session.ticket.sheet !== null
      ? { ticket: session.ticket.id, serial: session.ticket.sheet }
      : null;
  const { serial } = print;
  return stay(session, { slips, trouble: null }, { type: 'sheet-there', kind, serial, sheet });
}
