import { hex } from '../framing/framing.ts';
import type { Clock } from '../ports/index.ts';
import type { Scheme } from './address.ts';
import type { CardConnection, Connection, StreamConnection, Wire } from './connection.ts';
import { asStream, type Packing } from './packing.ts';
import type { RecordedPiece } from './recording.ts';

/**
 * Wraps a wire so that everything that passes is also handed to `write`. What travels in packets is
 * recorded as the stream it stands for: `packing` is the driver's own.
 */
export function recordingWire(
  wire: Wire,
  clock: Clock,
  write: (piece: RecordedPiece) => void,
  packing: (scheme: Scheme) => Packing | undefined = () => undefined,
): Wire {
  const start = clock.monotonic();
  const at = () => Math.round((clock.monotonic() - start) * 1000) / 1000;
  return {
    async open(address, settings) {
      const opened = await wire.open(address, settings);
      if (!opened.ok) return opened;
      const connection = opened.value;
      const mine = connection.medium === 'packet' ? packing(address.scheme) : undefined;
      const readable =
        connection.medium === 'packet' && mine ? asStream(connection, mine) : connection;
      return { ok: true, value: record(readable, at, write) };
    },
  };
}

function record(
  connection: Connection,
  at: () => number,
  write: (piece: RecordedPiece) => void,
): Connection {
  if (connection.medium === 'stream') {
    connection.onData((bytes) => write({ at: at(), in: hex(bytes) }));
    connection.onClose((why) => write({ at: at(), closed: why }));
    const recorded: StreamConnection = {
      ...connection,
      send(bytes) {
        write({ at: at(), out: hex(bytes) });
        return connection.send(bytes);
      },
    };
    return recorded;
  }
  if (connection.medium === 'http') {
    const base64 = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('base64');
    return {
      ...connection,
      async request(message, signal) {
        const started = at();
        const answer = await connection.request(message, signal);
        write({
          at: started,
          request: {
            method: message.method,
            path: message.path,
            headers: message.headers ?? {},
            body: base64(message.body),
          },
          response: answer.ok
            ? {
                status: answer.value.status,
                headers: answer.value.headers,
                body: base64(answer.value.body),
              }
            : { failed: answer.failure.message },
        });
        return answer;
      },
    };
  }
  if (connection.medium === 'card') return recordCard(connection, at, write);
  return connection;
}

function recordCard(
  connection: CardConnection,
  at: () => number,
  write: (piece: RecordedPiece) => void,
): CardConnection {
  connection.onClose((why) => write({ at: at(), closed: why }));
  return {
    ...connection,
    async present() {
      const there = await connection.present();
      if (there.ok) write({ at: at(), present: there.value });
      return there;
    },
    async connect() {
      const card = await connection.connect();
      if (card.ok) write({ at: at(), atr: hex(card.value.atr), protocol: card.value.protocol });
      return card;
    },
    async transmit(apdu) {
      write({ at: at(), out: hex(apdu) });
      const answer = await connection.transmit(apdu);
      if (answer.ok) write({ at: at(), in: hex(answer.value) });
      return answer;
    },
  };
}
