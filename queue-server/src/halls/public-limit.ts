import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../http/problems.ts';
import { refusal } from '../refusals.ts';
import type { Parts } from '../room.ts';
import { askerOf, isLoopback, networkOf, Rates, usualLimits } from './rate.ts';

/** Refuses a stranger who asks too often, with words and Retry-After; undefined lets the request pass. */
export type PublicLimit = (
  request: FastifyRequest,
  reply: FastifyReply,
  person?: string,
) => FastifyReply | undefined;

/** Each node counts for itself and in memory; addresses are nowhere written down. */
export function publicLimit({ city, clock }: Pick<Parts, 'city' | 'clock'>): PublicLimit {
  const { perAddress, perPerson, trustedHops } = { ...usualLimits, ...city.limits };
  const byAddress = new Rates(perAddress);
  const byPerson = new Rates(perPerson);
  return (request, reply, person) => {
    if (request.caller.kind !== 'anyone') return undefined;
    const { 'x-forwarded-for': forwarded, 'x-browser': browser } = request.headers;
    const said = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    const address = askerOf(request.socket.remoteAddress ?? '', said, trustedHops);
    if (isLoopback(address)) return undefined;
    const now = clock.now();
    const named = person ?? (typeof browser === 'string' ? browser : undefined);
    const key = named === undefined ? undefined : hash('sha256', named);
    // Looked at first: who is refused as a person must not use up what others of the address have.
    const personal = key === undefined ? 0 : byPerson.wait(key, now, true);
    const seconds = personal > 0 ? personal : byAddress.wait(networkOf(address), now);
    if (seconds > 0) {
      void reply.header('retry-after', String(seconds));
      return sendProblem(request, reply, refusal('too-many-requests', { seconds }).refused);
    }
    if (key !== undefined) byPerson.wait(key, now);
    return undefined;
  };
}
