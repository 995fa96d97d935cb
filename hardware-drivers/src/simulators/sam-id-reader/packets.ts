import { mr300Content, mr300Length, mr300Reply } from '../../drivers/sam-id-reader/mr300.ts';
import {
  headLength,
  reports,
  splitEndpoints,
  type UsbForm,
} from '../../drivers/sam-id-reader/packing.ts';
import { concat } from '../../framing/framing.ts';
import { featureChannel } from '../../transport/connection.ts';
import type { Packing } from '../../transport/packing.ts';

const bulkIn = 0x81;
const usbPacketLength = 64;

/** The reader's end of the USB forms: its replies in packets of 64 bytes. */
export function usbSamReader(form: UsbForm): Packing {
  return {
    pack(reply) {
      const [head, rest] =
        form === 'split-endpoints'
          ? [reply.subarray(0, headLength), reply.subarray(headLength)]
          : [new Uint8Array(0), reply];
      const pieces = Array.from({ length: Math.ceil(rest.length / usbPacketLength) }, (_, i) => ({
        channel: form === 'split-endpoints' ? splitEndpoints.restIn : bulkIn,
        bytes: rest.slice(i * usbPacketLength, (i + 1) * usbPacketLength),
      }));
      return head.length > 0
        ? [{ channel: splitEndpoints.headIn, bytes: head }, ...pieces]
        : pieces;
    },
    unpack: (packet) => packet,
  };
}

/** The reader's end of the HID form without envelopes: what comes in feature reports, in 64 bytes back. */
export const setReportSamReader = (): Packing => ({
  pack: (reply) => reports(reply).map((bytes) => ({ channel: 0, bytes })),
  unpack: (packet, channel) => (channel >= featureChannel ? packet : new Uint8Array(0)),
});

/** The reader's end of the MR-300 HID form. */
export function hidSamReader(): Packing {
  let begun: Uint8Array = new Uint8Array(0);
  let serial = 0;
  return {
    pack: (reply) => reports(mr300Reply(serial, reply)).map((bytes) => ({ channel: 0, bytes })),
    unpack(packet) {
      begun = concat([begun, packet]);
      const length = begun[0] === 0x88 ? mr300Length(begun) : undefined;
      if (length !== undefined && begun.length < length) return new Uint8Array(0);
      const message = begun.subarray(0, length ?? 0);
      begun = new Uint8Array(0);
      serial = ((message[1] ?? 0) << 8) | (message[2] ?? 0);
      return mr300Content(message) ?? new Uint8Array(0);
    },
  };
}
