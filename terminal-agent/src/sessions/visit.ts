import { toQueues } from './begin.ts';
import type { Input } from './input.ts';
import type { At, Session } from './session.ts';
import { keptWhenIdle } from './drafts.ts';
import { submissionSlip, ticketSlip } from './slips.ts';
import { awaiting, go, refuse, stay, trouble, type Answer, type Turn } from './turn.ts';
import type { World } from './world.ts';

/** On to tickets, unless there is already one. */
export const toTickets = (session: Session, world: World): Turn =>
  session.ticket === null &&
  world.offered.some(({ service, offered }) => service === 'ticket' && offered)
    ? toQueues(session)
    : toRating(session, world);

/** On from a submitted application whose originals are not left in the locker now. */
export function withoutDeposit(session: Session, world: World): Turn {
  const turn = toTickets(session, world);
  // A goodbye prints what is missing by itself.
  if (turn.session?.at.step === 'farewell') return turn;
  return { ...turn, tasks: [...turn.tasks, ...unprinted(session, world)] };
}

/** On to the rating of what was done here, once; otherwise farewell. */
export function toRating(session: Session, world: World): Turn {
  return !session.rated && session.filed !== null
    ? go(session, { step: 'rate' })
    : farewell(session, 'finished', world);
}

/** Everything about the citizen is forgotten here; the screen only says goodbye. */
export function farewell(session: Session, how: 'finished' | 'left' | 'idle', world: World): Turn {
  const at: At = { step: 'farewell', since: world.now, cardLeft: false };
  const bare: Session = {
    ...session,
    at,
    holder: null,
    codes: [],
    draft: null,
    kept: null,
    filed: null,
    deposit: null,
    ticket: null,
    slips: {},
    staff: null,
    busy: false,
    trouble: null,
    touchedAt: world.now,
  };
  return {
    session: bare,
    tasks: [
      ...unprinted(session, world),
      ...(how === 'idle' ? keptWhenIdle(session) : []),
      { type: 'stop-reading' },
      { type: 'end', how },
      { type: 'watch-card' },
    ],
  };
}

/** Nobody leaves with a submitted application and no paper: the slip comes now. */
function unprinted(session: Session, world: World): Turn['tasks'] {
  const { filed, draft, slips } = session;
  if (filed === null || draft === null) return [];
  return slips.submission !== undefined || slips.deposit !== undefined
    ? []
    : [submissionSlip(session, draft, world)];
}

/** The queue that fits what the session is about. */
export function suggestedQueue(session: Session, world: World): string | null {
  const category = session.draft?.compiled.item.queueCategory;
  const fitting = world.hall?.queues.filter((queue) => queue.category === category) ?? [];
  return (fitting.find((queue) => queue.function === 'accept') ?? fitting[0])?.id ?? null;
}

export function takeTicket(session: Session, queue: string): Answer {
  if (session.at.step !== 'choose-queue') return refuse();
  return awaiting(session, { type: 'take-ticket', queue, case: session.filed?.case ?? null });
}

export function onTicket(
  session: Session,
  input: Extract<Input, { type: 'ticket-taken' | 'ticket-refused' }>,
  world: World,
): Turn | null {
  const { step } = session.at;
  if (step !== 'choose-queue' && step !== 'check-in') return null;
  const touched = { ...session, touchedAt: world.now };
  if (input.type === 'ticket-refused') {
    const code = input.code === 'no-numbers' ? 'no-numbers' : 'queue-closed';
    return stay(touched, { busy: false, trouble: trouble(session, code, world) });
  }
  const withTicket = { ...touched, ticket: input.ticket };
  return go(withTicket, { step: 'ticket' }, {}, ticketSlip(withTicket, world));
}

export function rate(session: Session, level: number): Answer {
  const { filed, ticket } = session;
  if (session.at.step !== 'rate') return refuse();
  const about =
    filed !== null
      ? ({ kind: 'application', case: filed.case } as const)
      : ticket !== null && ticket.id !== null
        ? ({ kind: 'visit', ticket: ticket.id } as const)
        : null;
  if (about === null) return refuse();
  return go(session, { step: 'rated' }, { rated: true }, { type: 'rate', level, about });
}

export const askProgress = (session: Session, number: string, password: string): Answer =>
  session.at.step === 'progress-code'
    ? awaiting(session, { type: 'ask-progress', by: { kind: 'number', number, password } })
    : refuse();

export function onProgress(
  session: Session,
  input: Extract<Input, { type: 'progress-found' | 'progress-failed' }>,
  world: World,
): Turn | null {
  if (session.service !== 'progress' || !session.busy) return null;
  const touched = { ...session, touchedAt: world.now };
  if (input.type === 'progress-found') return go(touched, { step: 'progress', cases: input.cases });
  const wrong = { zh: '编号或密码不对', en: 'Number or password is wrong' };
  return input.code === 'offline'
    ? stay(touched, { busy: false, trouble: trouble(session, 'progress-offline', world) })
    : go(touched, { step: 'progress-code', error: wrong });
}
