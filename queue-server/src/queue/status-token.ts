import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

/** Enough that nobody guesses one: 96 bits. */
const macLength = 16;

/** A key made ready once (`createSecretKey`) costs a quarter of one that is read anew each time. */
export type TokenKey = Uint8Array | KeyObject;

const macOf = (key: TokenKey, hall: string, ticket: string): string =>
  createHmac('sha256', key).update(`${hall} ${ticket}`).digest('base64url').slice(0, macLength);

/** The secret behind the QR on a slip: names the ticket and proves that the server wrote it. */
export const statusToken = (key: TokenKey, hall: string, ticket: string): string =>
  `${hall}.${ticket}.${macOf(key, hall, ticket)}`;

/** The ticket a status token names; undefined when it is not one of ours. */
export function ticketIn(
  key: TokenKey,
  token: string,
): { readonly hall: string; readonly ticket: string } | undefined {
  const [, hall, ticket, mac] = /^(.+)\.(t\d+)\.([\w-]{16})$/.exec(token) ?? [];
  if (hall === undefined || ticket === undefined || mac === undefined) return undefined;
  const expected = Buffer.from(macOf(key, hall, ticket));
  return timingSafeEqual(expected, Buffer.from(mac)) ? { hall, ticket } : undefined;
}
