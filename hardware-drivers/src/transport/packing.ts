import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { PacketConnection, StreamConnection } from './connection.ts';

export interface Packet {
  readonly channel: number;
  readonly bytes: Uint8Array;
}

/**
 * How the frames of a byte protocol travel in USB transfers or HID reports. One belongs to one
 * open line: `unpack` may remember a beginning, never more than one frame of it.
 */
export interface Packing {
  /** The packets of one message to the far end, in order. */
  pack(message: Uint8Array): readonly Packet[];
  /** What a packet from the far end adds to the stream; packets that carry nothing add nothing. */
  unpack(packet: Uint8Array, channel: number): Uint8Array;
}

/** Packets whose contents simply follow one another: `send` is the channel that is written to. */
export const following = (send = 0): Packing => ({
  pack: (message) => [{ channel: send, bytes: message }],
  unpack: (packet) => packet,
});

/** Makes a packet line look like the serial form of the same protocol. */
export function asStream(connection: PacketConnection, packing: Packing): StreamConnection {
  const stream: StreamConnection = {
    medium: 'stream',
    address: connection.address,
    onClose: (listener) => connection.onClose(listener),
    onData: (listener) =>
      connection.onPacket((packet, channel) => {
        const bytes = packing.unpack(packet, channel);
        if (bytes.length > 0) listener(bytes);
      }),
    async send(bytes): Promise<Outcome<void>> {
      let sent = false;
      for (const packet of packing.pack(bytes)) {
        const handed = await connection.send(packet.bytes, packet.channel);
        if (!handed.ok) return sent ? failed(handed.failure.code, handed.failure.message) : handed;
        sent = true;
      }
      return ok(undefined);
    },
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
  return stream;
}
