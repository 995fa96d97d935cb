import { hex } from '../framing/framing.ts';
import type { Clock } from '../ports/index.ts';
import type { Connection, StreamConnection, Wire } from './connection.ts';
import type { RecordedPiece } from './recording.ts';

/** Wraps a wire so that everything that passes is also handed to `write`. */
export function recordingWire(
  wire: Wire,
  clock: Clock,
  write: (piece: RecordedPiece) => void,
): Wire {
  const start = clock.monotonic();
  const at = () => Math.round((clock.monotonic() - start) * 1000) / 1000;
  return {
    async open(address, settings) {
      const opened = await wire.open(address, settings);
      return opened.ok ? { ok: true, value: record(opened.value, at, write) } : opened;
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
  return connection;
}
