import { concat } from '../../framing/framing.ts';
import { featureChannel } from '../../transport/connection.ts';
import { following, type Packing } from '../../transport/packing.ts';
import type { Scheme } from '../../transport/address.ts';
import { samFraming } from './codec.ts';
import { mr300Content, mr300Length, mr300Request } from './mr300.ts';

/** 0400:C35A and relatives: preamble and length travel on endpoints of their own. */
export const splitEndpoints = { headOut: 0x02, restOut: 0x06, headIn: 0x81, restIn: 0x85 } as const;
export const headLength = 7;
export const hidReportLength = 64;

const nothing: Uint8Array = new Uint8Array(0);

/** Two endpoints are two queues: the rest may be handed over before its head. */
export function splitPacking(): Packing {
  let early: Uint8Array = nothing;
  let awaited = 0;
  return {
    pack(frame) {
      early = nothing;
      awaited = 0;
      return [
        { channel: splitEndpoints.headOut, bytes: frame.subarray(0, headLength) },
        { channel: splitEndpoints.restOut, bytes: frame.subarray(headLength) },
      ];
    },
    unpack(packet, channel) {
      if (channel === splitEndpoints.restIn) {
        if (awaited > 0) {
          awaited -= Math.min(awaited, packet.length);
          return packet;
        }
        if (early.length < samFraming.maxFrame) early = concat([early, packet]);
        return nothing;
      }
      const length = packet.length < headLength ? 0 : ((packet[5] ?? 0) << 8) | (packet[6] ?? 0);
      const rest = early;
      early = nothing;
      awaited = Math.max(0, headLength + length - packet.length - rest.length);
      return concat([packet, rest]);
    },
  };
}

export function mr300Packing(): Packing {
  let serial = 0;
  let begun: Uint8Array = nothing;
  return {
    pack(frame) {
      serial = (serial % 0xffff) + 1;
      begun = nothing;
      const message = mr300Request(serial, frame);
      return reports(message).map((bytes) => ({ channel: 0, bytes }));
    },
    unpack(packet) {
      begun = concat([begun, packet]);
      const length = begun[0] === 0xaa ? mr300Length(begun) : undefined;
      if (length === undefined) begun = nothing;
      if (length === undefined || begun.length < length) return nothing;
      const message = begun.subarray(0, length);
      begun = nothing;
      return mr300Content(message) ?? nothing;
    },
  };
}

/** The other HID form: the frame as it is in feature report 1; answers in plain input reports (one source). */
const frameReport = 1;
export const setReportPacking = (): Packing => following(featureChannel | frameReport);

/** A message in reports of 64 bytes, the last one padded with zeros. */
export function reports(message: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(message.length / hidReportLength) }, (_, i) => {
    const report = new Uint8Array(hidReportLength);
    report.set(message.subarray(i * hidReportLength, (i + 1) * hidReportLength));
    return report;
  });
}

export type UsbForm = 'split-endpoints' | 'whole-frame';

export type HidForm = 'mr300' | 'set-report';

export function samPacking(form: UsbForm, hidForm: HidForm, scheme: Scheme): Packing {
  if (scheme === 'hid') return hidForm === 'mr300' ? mr300Packing() : setReportPacking();
  return form === 'split-endpoints' ? splitPacking() : following();
}
