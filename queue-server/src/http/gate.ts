import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ActsIn } from '../halls/remit.ts';
import type { Refusal } from '../journal/index.ts';
import { refusal } from '../refusals.ts';
import type { Access, Authenticator, Caller, Knock } from '../room.ts';
import { sendProblem } from './problems.ts';

const anyone: Caller = { kind: 'anyone' };

/** The first authenticator that recognises the sender decides. */
export async function identify(
  authenticators: readonly Authenticator[],
  knock: Knock,
): Promise<Caller | Refusal> {
  for (const authenticate of authenticators) {
    const found = await authenticate(knock);
    if (found !== undefined) return found;
  }
  return anyone;
}

/** The name under which a caller's keys are kept and events are recorded. */
export function callerName(caller: Caller): string {
  switch (caller.kind) {
    case 'anyone':
      return 'anyone';
    case 'staff':
      return caller.account;
    case 'terminal':
      return `terminal/${caller.terminal}`;
  }
}

export function mayEnter(access: Access, caller: Caller): boolean {
  if (access === 'anyone') return true;
  switch (caller.kind) {
    case 'anyone':
      return false;
    case 'staff':
      return caller.roles.some((role) => access.includes(role));
    case 'terminal':
      return access.includes('terminal');
  }
}

/** A page of another site must not speak in the name of somebody signed in here. */
export function isForeign(headers: Knock['headers']): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** The hall a route is about; empty when it is about none. */
function hallOf({ params }: FastifyRequest): string {
  const named = typeof params === 'object' && params !== null && 'hall' in params;
  return named && typeof params.hall === 'string' ? params.hall : '';
}

function turnedAway(request: FastifyRequest, caller: Caller, actsIn: ActsIn): Refusal | undefined {
  const access = request.routeOptions.config.access ?? [];
  if (request.method !== 'GET' && isForeign(request.headers)) {
    return refusal('origin-refused').refused;
  }
  if (mayEnter(access, caller)) {
    const elsewhere = access !== 'anyone' && !actsIn(caller, hallOf(request));
    return elsewhere ? refusal('not-your-hall').refused : undefined;
  }
  return refusal(caller.kind === 'anyone' ? 'sign-in-needed' : 'not-allowed').refused;
}

const visible = /^[\x21-\x7e]{1,200}$/;

function keyed(request: FastifyRequest): Refusal | undefined {
  if (request.method !== 'POST' || request.routeOptions.config.keyless === true) return undefined;
  const key = request.headers['idempotency-key'];
  if (key === undefined) return refusal('key-missing').refused;
  if (typeof key !== 'string' || !visible.test(key)) return refusal('key-invalid').refused;
  const said = `${request.method} ${request.url}\n${JSON.stringify(request.body)}`;
  request.commandKey = { caller: callerName(request.caller), key, digest: hash('sha256', said) };
  return undefined;
}

/**
 * What every request to /api passes: who sends it, may they, and here, which key has it. Refused requests
 * change nothing.
 */
export function registerGate(
  app: FastifyInstance,
  authenticators: readonly Authenticator[],
  actsIn: ActsIn,
): void {
  app.decorateRequest('caller');
  app.decorateRequest('rawBody');
  app.decorateRequest('commandKey');
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/') && route.config?.access === undefined) {
      throw new Error(`${String(route.method)} ${route.url} does not say who may use it`);
    }
  });
  app.addHook('onRequest', (request, _reply, done) => {
    request.caller = anyone;
    done();
  });
  app.addHook('preValidation', async (request, reply) => {
    if (!request.url.startsWith('/api/') || request.is404) return;
    const { method, url, headers, rawBody } = request;
    const found = await identify(authenticators, { method, url, headers, rawBody });
    if ('code' in found) return sendProblem(request, reply, found);
    request.caller = found;
    const refused = turnedAway(request, found, actsIn) ?? keyed(request);
    return refused === undefined ? undefined : sendProblem(request, reply, refused);
  });
}
