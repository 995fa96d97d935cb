import type { FastifyRequest } from 'fastify';
import { callerName } from '../http/gate.ts';
import type { Sender } from '../journal/index.ts';

/** Who sends it, and the key that makes a retry harmless. */
export function senderOf(request: FastifyRequest): Sender {
  const by = callerName(request.caller);
  return request.commandKey === undefined ? { by } : { by, key: request.commandKey };
}
