import type { CaseDesk } from '../cases/desk.ts';
import { feedOf, type Site } from '../city.ts';
import type { Refusal } from '../journal/index.ts';
import type { Rate } from '../protocol/index.ts';
import { hallDecider } from '../queue/decider.ts';
import { ticketOf } from '../queue/state.ts';
import { ticketIn } from '../queue/status-token.ts';
import { refusal } from '../refusals.ts';
import type { Caller, Parts } from '../room.ts';
import { isEvaluatorOf } from './evaluator-token.ts';
import { visitBefore } from './rateable.ts';

/** What is rated: its id never tells whose it was. */
export interface Service {
  readonly id: string;
  readonly site: Site;
}

interface Sources {
  readonly parts: Parts;
  readonly cases: CaseDesk;
}
type Found = Service | { readonly refused: Refusal };
type Visit = Extract<Rate['service'], { kind: 'visit' }>;

const over = new Set(['finished', 'certificate-made', 'delivered', 'archived', 'not-accepted']);
// Only its kind and state type are used: the journal decides with the one it was opened with.
export const hallRule = hallDecider(() => undefined);

/** The service somebody may rate, if it took place and they can show that it was theirs. */
export const serviceOf = (
  sources: Sources,
  service: Rate['service'],
  caller: Caller,
): Promise<Found> =>
  service.kind === 'application'
    ? application(sources, service.case)
    : visit(sources, service, caller);

async function application({ cases }: Sources, number: string): Promise<Found> {
  const opened = await cases.open(number);
  if (opened === undefined) return refusal('case-unknown');
  // The act of applying can be rated at once; what the office then did, when it is over.
  const { state } = opened.one;
  if (state !== 'submitted' && !over.has(state)) return refusal('service-not-over', { state });
  return { id: `case.${number}`, site: opened.site };
}

async function visit({ parts }: Sources, service: Visit, caller: Caller): Promise<Found> {
  const named =
    'token' in service
      ? ticketIn(await parts.secret('my-ticket'), service.token)
      : { hall: service.hall, ticket: service.ticket };
  if (named === undefined) return refusal('ticket-unknown');
  const hall = parts.city.halls.find(({ id }) => id === named.hall);
  const site = parts.city.sites.find(({ id }) => id === hall?.site);
  if (hall === undefined || site === undefined) return refusal('hall-unknown');
  const address = { feed: feedOf(site.id), stream: `hall/${hall.id}` };
  const { state } = await parts.journal.state(hallRule, address);
  const ticket = ticketOf(state, named.ticket);
  if (ticket === undefined) {
    // A ticket's day is over: whoever holds its secret may still rate it for some days.
    const before =
      'token' in service ? visitBefore(hall, state, named.ticket, parts.clock.now()) : undefined;
    if (before === undefined) return refusal('ticket-unknown');
    return before.late
      ? refusal('rating-late')
      : { id: idOf(hall.id, named.ticket, before.services), site };
  }
  if (!('token' in service) && caller.kind !== 'terminal') {
    const { evaluator = '' } = service;
    const key = await parts.secret('evaluator');
    // Tickets are numbered one after the other: naming one proves nothing.
    if (!isEvaluatorOf(key, evaluator, hall.id, ticket.window ?? '')) {
      return refusal('rating-unproven');
    }
  }
  const { state: stage, done = 0 } = ticket;
  const at = stage === 'finished' || stage === 'serving' ? done + 1 : done;
  if (at === 0) return refusal('service-not-over', { state: stage });
  // One number, several services: each is rated by itself, the one under way or else the last.
  return { id: idOf(hall.id, named.ticket, at), site };
}

const idOf = (hall: string, ticket: string, service: number): string =>
  `visit.${hall}.${ticket}${service === 1 ? '' : `.${service}`}`;
