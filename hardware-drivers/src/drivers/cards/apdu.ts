import { failed, ok, type Outcome } from '../../command/outcome.ts';
import { concat, hex } from '../../framing/framing.ts';

/** SW1 SW2, or 0 when the answer is too short to hold one. */
export const statusOf = (response: Uint8Array): number =>
  response.length < 2 ? 0 : ((response.at(-2) ?? 0) << 8) | (response.at(-1) ?? 0);

export const statusText = (response: Uint8Array): string => hex(response.subarray(-2));

/**
 * T=0 carries no Le beside data, and five bytes at least (ISO/IEC 7816-3, clause 12): the rest is
 * asked for with GET RESPONSE. Refuses what is no short APDU.
 */
export function toTpdu(apdu: Uint8Array): Outcome<Uint8Array> {
  if (apdu.length === 4) return ok(concat([apdu, Uint8Array.of(0)]));
  if (apdu.length === 5) return ok(apdu);
  const lc = apdu[4] ?? 0;
  if (lc > 0 && apdu.length === 5 + lc) return ok(apdu);
  if (lc > 0 && apdu.length === 6 + lc) return ok(apdu.subarray(0, -1));
  return failed('invalid-request', 'the length byte does not fit the command', { sent: false });
}

/** The same command asking for `le` bytes; undefined when it asks for none. */
function withLe(apdu: Uint8Array, le: number): Uint8Array | undefined {
  if (apdu.length === 4) return concat([apdu, Uint8Array.of(le)]);
  if (apdu.length !== 5 && apdu.length !== 6 + (apdu[4] ?? 0)) return undefined;
  return concat([apdu.subarray(0, -1), Uint8Array.of(le)]);
}

/** Enough for 64 KiB in pieces of 256. */
const mostRounds = 256;

/** Sends a command and follows 61xx (more to fetch) and 6Cxx (ask for xx bytes) to the end. */
export async function follow(
  apdu: Uint8Array,
  exchange: (apdu: Uint8Array) => Promise<Outcome<Uint8Array>>,
): Promise<Outcome<Uint8Array>> {
  const parts: Uint8Array[] = [];
  let command = apdu;
  let corrected = false;
  for (let round = 0; round < mostRounds; round += 1) {
    const answer = await exchange(command);
    if (!answer.ok) return answer;
    const response = answer.value;
    if (response.length < 2)
      return failed('unexpected-answer', 'the card answered less than a status word');
    const status = statusOf(response);
    const [high, low] = [status >> 8, status & 0xff];
    const again = high === 0x6c && !corrected ? withLe(command, low) : undefined;
    if (again) {
      corrected = true;
      command = again;
      continue;
    }
    if (high === 0x61) {
      parts.push(response.subarray(0, -2));
      // The channel stays, the rest of the class byte is that of GET RESPONSE itself.
      command = Uint8Array.of((apdu[0] ?? 0) & 0x03, 0xc0, 0, 0, low);
      corrected = false;
      continue;
    }
    return ok(concat([...parts, response]));
  }
  return failed('unexpected-answer', 'the card never came to an end');
}
