import { concat } from '../../framing/framing.ts';
import type { Packing } from '../../transport/packing.ts';
import { ccid, envelope, headerLength, messageLength } from './codec.ts';

const nothing = new Uint8Array(0);
/** The first bulk OUT and bulk IN endpoint; the interrupt endpoint is told by what it says. */
export const bulkOut = 0;
export const bulkIn = 0x81;
export const interruptIn = 0x82;

/**
 * CCID on USB has no envelope: bulk transfers carry bare messages (in pieces of the endpoint's size
 * where a system hands them over so), the interrupt endpoint slot changes. The stream they become
 * is that of the serial twin.
 */
export function usbPacking(slot: number): Packing {
  let begun: Uint8Array = nothing;
  return {
    pack: (frame) => [{ channel: bulkOut, bytes: frame.subarray(2, -1) }],
    unpack(packet) {
      if (begun.length === 0 && packet[0] === ccid.slotChange) {
        const bits = ((packet[1 + (slot >> 2)] ?? 0) >> (2 * (slot & 3))) & 3;
        return bits & 2 ? Uint8Array.of(ccid.slotChange, bits) : nothing;
      }
      const joined = fits(concat([begun, packet]));
      // What does not continue a message begins one: the rest of the last was lost.
      const message = joined.length > 0 ? joined : fits(packet);
      const whole = message.length > 0 && messageLength(message) === message.length;
      begun = whole ? nothing : message;
      return whole ? envelope(message) : nothing;
    },
  };
}

/** The bytes if they are a message or its beginning, otherwise nothing. */
function fits(bytes: Uint8Array): Uint8Array {
  const length = bytes.length < headerLength ? undefined : messageLength(bytes);
  return length !== undefined && bytes.length <= length ? bytes : nothing;
}
