import type { Service } from '../protocol/index.ts';
import { checkInByCard } from './check-in.ts';
import { toHelp } from './help.ts';
import type { Input } from './input.ts';
import type { At, Session } from './session.ts';
import { awaiting, go, refuse, stay, trouble, type Answer, type Turn } from './turn.ts';
import type { World } from './world.ts';

/** Services for which somebody must be known, and so be told first what is done with the data. */
const identified: ReadonlySet<Service> = new Set([
  'apply',
  'drop-off',
  'pick-up',
  'progress',
  'print',
]);
/** A hall may give tickets by name only. */
const mustIdentify = (service: Service, world: World): boolean =>
  identified.has(service) || (service === 'ticket' && world.hall?.realName === true);

/** By slip number and code, besides the card. */
const byCode: ReadonlySet<Service> = new Set(['pick-up', 'progress']);
/** What an expired card is still good for. */
const withExpiredCard: ReadonlySet<Service> = new Set(['drop-off', 'ticket', 'help']);

export const waysToIdentify = (service: Service): readonly ('card' | 'code')[] =>
  byCode.has(service) ? ['card', 'code'] : ['card'];

export const isOffered = (service: Service, world: World): boolean =>
  world.offered.some((one) => one.service === service && one.offered);

/** A session for whoever has just touched the screen. */
export const newSession = (id: string, service: Service | null, at: At, now: number): Session => ({
  id,
  service,
  at,
  noticed: false,
  holder: null,
  codes: [],
  draft: null,
  kept: null,
  changing: false,
  filed: null,
  deposit: null,
  ticket: null,
  slips: {},
  handWritten: false,
  rated: false,
  staff: null,
  dayAsked: null,
  helpCalled: false,
  helpAskedAt: null,
  busy: false,
  trouble: null,
  touchedAt: now,
});

/** The first touch. */
export function begin(id: string, service: Service, world: World): Answer {
  if (world.outOfService !== null || !isOffered(service, world)) return refuse();
  const at: At = mustIdentify(service, world)
    ? { step: 'notice' }
    : service === 'ticket'
      ? { step: 'choose-queue' }
      : { step: 'menu' };
  const turn = enter(newSession(id, service, at, world.now), service, world);
  return { ...turn, tasks: [{ type: 'begin', session: id }, ...turn.tasks] };
}

/** Another service in the same session: what is known already is not asked again. */
export function chooseService(session: Session, service: Service, world: World): Answer {
  if (!isOffered(service, world)) return refuse();
  return enter(session, service, world);
}

function enter(session: Session, service: Service, world: World): Turn {
  const chosen = { service };
  if (service === 'help') {
    const back = session.at.step === 'help' ? session.at.back : session.at;
    return toHelp(session, back, world);
  }
  if (!mustIdentify(service, world)) return toQueues(session, chosen);
  if (!session.noticed) return go(session, { step: 'notice' }, chosen);
  if (session.holder === null) return identify(session, chosen);
  return identifiedFor({ ...session, ...chosen }, world);
}

export const toQueues = (session: Session, change: Partial<Session> = {}): Turn =>
  go(session, { step: 'choose-queue' }, change, { type: 'refresh-hall' });

export const identify = (session: Session, change: Partial<Session> = {}): Turn =>
  go(session, { step: 'identify', keepStill: false }, change, { type: 'read-card' });

/** Goes on with a card that was read. */
export function identifiedFor(session: Session, world: World): Turn {
  const { service, holder } = session;
  if (service === null || holder === null) return stay(session);
  if (holder.expired && !withExpiredCard.has(service)) {
    const expired = { trouble: trouble(session, 'card-expired', world) };
    return service === 'pick-up'
      ? go(session, { step: 'pick-up-code', attemptsLeft: null, error: null }, expired)
      : go(session, { step: 'menu' }, expired);
  }
  switch (service) {
    case 'apply':
    case 'drop-off':
      return go(session, { step: 'choose-item' });
    case 'pick-up':
      return go(session, { step: 'pick-up-list' });
    case 'progress':
      return awaiting(session, { type: 'ask-progress', by: { kind: 'card' } });
    case 'ticket':
      return toQueues(session);
    case 'print':
      return awaiting(session, { type: 'ask-certificates' });
    case 'help':
      return go(session, { step: 'menu' });
  }
}

export function identifyWith(session: Session, way: 'card' | 'code', world: World): Answer {
  if (session.service === null || !waysToIdentify(session.service).includes(way)) return refuse();
  if (way === 'card') {
    return session.holder === null ? identify(session) : identifiedFor(session, world);
  }
  return session.service === 'progress'
    ? go(session, { step: 'progress-code', error: null }, {}, { type: 'stop-reading' })
    : go(
        session,
        { step: 'pick-up-code', attemptsLeft: null, error: null },
        {},
        { type: 'stop-reading' },
      );
}

/** News from the card reader. */
export function onCard(
  session: Session,
  input: Extract<Input, { type: 'card-read' | 'card-failed' }>,
  world: World,
): Turn | null {
  if (session.at.step === 'check-in' && input.type === 'card-read' && !session.busy) {
    return checkInByCard({ ...session, touchedAt: world.now }, input);
  }
  if (session.at.step !== 'identify') return null;
  const touched = { ...session, touchedAt: world.now };
  if (input.type === 'card-read') {
    const { card, digest, expired } = input;
    return identifiedFor({ ...touched, holder: { card, digest, expired } }, world);
  }
  switch (input.code) {
    case 'no-card':
      return stay(session, { trouble: null });
    case 'card-removed':
      return stay(touched, {
        at: { step: 'identify', keepStill: true },
        trouble: trouble(session, 'card-removed', world),
      });
    case 'card-not-lifted':
      return stay(touched, { trouble: trouble(session, 'card-not-lifted', world) });
    case 'card-unreadable':
    case 'card-rejected':
    case 'card-not-recognised':
    case 'garbled-answer':
    case 'unexpected-answer':
    case 'refused-by-device':
      return stay(touched, { trouble: trouble(session, 'card-unreadable', world) });
    default:
      return stay(session, { trouble: trouble(session, 'reader-away', world) });
  }
}
