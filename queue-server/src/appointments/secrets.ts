import { createHmac, timingSafeEqual } from 'node:crypto';
import { bookingId, bookingSerial } from './state.ts';

const mac = (key: Uint8Array, said: string) => createHmac('sha256', key).update(said).digest();

/** Who booked, as the journal knows it: the same contact gives the same digest, and nothing leads back. */
export const contactDigest = (key: Uint8Array, contact: string): string =>
  mac(key, `contact ${contact.replaceAll(/[\s-]/g, '').toUpperCase()}`).toString('base64url');

const checkOf = (key: Uint8Array, hall: string, booking: string): string =>
  String(mac(key, `code ${hall} ${booking}`).readUInt32BE(0) % 1_000).padStart(3, '0');

/** Eight digits to be typed in: five of the booking's serial, three that prove it. For terminals and desks. */
export const bookingCode = (key: Uint8Array, hall: string, booking: string): string =>
  String(bookingSerial(booking) % 100_000).padStart(5, '0') + checkOf(key, hall, booking);

/** The booking a code names, among the newest hundred thousand. */
export function bookingWithCode(
  key: Uint8Array,
  hall: string,
  code: string,
  lastSerial: number,
): string | undefined {
  const end = Number(code.slice(0, 5));
  const serial = lastSerial - ((((lastSerial - end) % 100_000) + 100_000) % 100_000);
  if (serial < 1) return undefined;
  const id = bookingId(serial);
  return checkOf(key, hall, id) === code.slice(5) ? id : undefined;
}

const macLength = 16;
const tokenMac = (key: Uint8Array, hall: string, booking: string): string =>
  mac(key, `token ${hall} ${booking}`).toString('base64url').slice(0, macLength);

/** The secret of the holder's own page: names the booking and proves that the server wrote it. */
export const bookingToken = (key: Uint8Array, hall: string, booking: string): string =>
  `${hall}.${booking}.${tokenMac(key, hall, booking)}`;

export function bookingIn(
  key: Uint8Array,
  token: string,
): { readonly hall: string; readonly booking: string } | undefined {
  const [, hall, booking, said] = /^(.+)\.(b\d+)\.([\w-]{16})$/.exec(token) ?? [];
  if (hall === undefined || booking === undefined || said === undefined) return undefined;
  const expected = Buffer.from(tokenMac(key, hall, booking));
  return timingSafeEqual(expected, Buffer.from(said)) ? { hall, booking } : undefined;
}
