import type { Outcome } from '../command/outcome.ts';
import type { Request } from '../command/request.ts';

/** A query that failed like this may be asked again. */
const repeatable = new Set(['no-answer', 'garbled-answer']);

/** Queries as often as they say; what acts on the world is never repeated by itself. */
export async function asOftenAsAllowed<T>(
  request: Request<T>,
  once: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const attempts = request.kind === 'query' ? (request.attempts ?? 1) : 1;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await once();
    if (outcome.ok || attempt >= attempts || !repeatable.has(outcome.failure.code)) return outcome;
  }
}
