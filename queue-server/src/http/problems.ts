import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StoreError, type Outcome, type Refusal } from '../journal/index.ts';
import type { Log } from '../ports/index.ts';
import {
  problems,
  problemWords,
  type Problem,
  type ProblemCode,
  type ProblemEntry,
} from '../protocol/index.ts';

const isListed = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

/** The problem document of a refusal. Throws for an unlisted code: that is a bug of a decider. */
export function problemOf(refused: Refusal, audience: 'public' | 'staff' = 'public'): Problem {
  const { code, details } = refused;
  if (!isListed(code)) throw new Error(`the refusal "${code}" is not listed in problem-codes.ts`);
  const { status }: ProblemEntry = problems[code];
  const words = problemWords(code, audience);
  // `detail` is for people who read logs, `details` for programs that act on it.
  const detail = details === undefined ? {} : { detail: JSON.stringify(details), details };
  return { type: `/problems/${code}`, title: words.en, status, code, words, ...detail };
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, refused: Refusal) {
  return reply2(reply, problemOf(refused, request.caller.kind === 'staff' ? 'staff' : 'public'));
}

function reply2(reply: FastifyReply, problem: Problem): FastifyReply {
  // Serialised here: the route's own response schemas are for its good answers.
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(problem);
}

/** Answers with what a command came to: the answer, shaped for the edge, or the problem. */
export function sendOutcome<Answer>(
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome<Answer>,
  shape: (answer: Answer) => unknown,
  status = 200,
): FastifyReply {
  return outcome.ok
    ? reply.code(status).send(shape(outcome.answer))
    : sendProblem(request, reply, outcome.refused);
}

function codeOf(error: FastifyError): ProblemCode {
  if (error instanceof StoreError) return 'unavailable';
  if (error.validation !== undefined) return 'invalid-request';
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'too-large';
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'media-type';
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return 'malformed-json';
    default:
      break;
  }
  if (error.statusCode === 404) return 'not-found';
  return error.statusCode !== undefined && error.statusCode < 500
    ? 'invalid-request'
    : 'internal-error';
}

/** What is no address at all (too long, or not to be decoded) never comes to a route. */
export const noAddress = (
  _error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void => void reply2(reply, problemOf({ code: 'not-found' }));

/** Every failure leaves as a problem document; what is our fault is logged, with a reference. */
export function registerProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const code = codeOf(error);
    const problem = problemOf({ code });
    if (code === 'internal-error' || code === 'unavailable') {
      log('request-failed', {
        reference: request.id,
        method: request.method,
        route: request.routeOptions.url,
        error: error.stack ?? error.message,
      });
      if (code === 'unavailable') void reply.header('retry-after', '1');
      return reply2(reply, { ...problem, detail: request.id });
    }
    const errors = (error.validation ?? []).map((one) => ({
      at: pointer(error.validationContext, one.instancePath, one.params),
      message: one.message ?? 'is not as required',
    }));
    return reply2(reply, errors.length > 0 ? { ...problem, errors } : problem);
  });
  app.setNotFoundHandler((_request, reply) => reply2(reply, problemOf({ code: 'not-found' })));
}

/** Where it is wrong, as a JSON pointer; for a missing or unknown field, to the field itself. */
function pointer(
  part: string | undefined,
  path: string,
  params: Readonly<Record<string, unknown>>,
): string {
  const field = params['additionalProperty'] ?? params['missingProperty'];
  const place = part === undefined || part === 'body' ? '' : `${part}:`;
  return `${place}${path}${typeof field === 'string' ? `/${field}` : ''}`;
}
