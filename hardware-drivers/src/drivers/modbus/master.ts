import type { Outcome } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import { choice } from '../../definition/profile.ts';
import { mbap, rtu, type Envelope } from './envelope.ts';

export const envelopeField = choice({
  help: 'rtu: frames with CRC, on a line or through a transparent gateway; tcp: Modbus TCP (port 502)',
  of: ['rtu', 'tcp'],
  default: 'rtu',
});

/** Makes requests of PDUs; one per open line, because of the running tag of Modbus TCP. */
export interface Master {
  request<T>(ask: {
    readonly name: string;
    readonly kind: 'query' | 'actuate';
    readonly unit: number;
    readonly pdu: Uint8Array;
    readonly timeoutMs: number;
    readonly attempts?: number;
    readonly read: (pdu: Uint8Array) => Outcome<T> | undefined;
  }): Request<T>;
}

export const envelopeOf = (kind: 'rtu' | 'tcp', units: readonly number[]): Envelope =>
  kind === 'tcp' ? mbap : rtu(units);

export function createMaster(envelope: Envelope): Master {
  let tag = 0;
  return {
    request({ name, kind, unit, pdu, timeoutMs, attempts, read }) {
      tag = (tag + 1) & 0xffff;
      const bytes = envelope.wrap(unit, pdu, tag);
      return {
        name,
        kind,
        bytes,
        timeoutMs,
        ...(attempts === undefined ? {} : { attempts }),
        match: (frame) =>
          envelope.answers(frame, bytes) ? read(envelope.unwrap(frame).pdu) : undefined,
      };
    },
  };
}

/** The answer to function 05 is the request itself. */
export const echoes = (pdu: Uint8Array, asked: Uint8Array): boolean =>
  Buffer.compare(pdu, asked) === 0;
