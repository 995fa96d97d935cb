import { createHmac, timingSafeEqual } from 'node:crypto';

const macOf = (key: Uint8Array, hall: string, window: string): string =>
  createHmac('sha256', key).update(`evaluator ${hall} ${window}`).digest('base64url').slice(0, 22);

/** What the evaluator at one window shows: a clerk of the hall paired it with that window. */
export const evaluatorToken = (key: Uint8Array, hall: string, window: string): string =>
  macOf(key, hall, window);

export function isEvaluatorOf(
  key: Uint8Array,
  token: string,
  hall: string,
  window: string,
): boolean {
  const expected = Buffer.from(macOf(key, hall, window));
  const said = Buffer.from(token);
  return said.length === expected.length && timingSafeEqual(said, expected);
}
