import type { FastifyReply } from 'fastify';
import { problemOf } from '../http/problems.ts';

/** Answers with what is wrong in an application, each with its JSON pointer; nothing was changed. */
export function sendFaults(
  reply: FastifyReply,
  faults: readonly { readonly at: string; readonly message: string }[],
): FastifyReply {
  const problem = { ...problemOf({ code: 'answers-invalid' }), errors: faults };
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(problem);
}
