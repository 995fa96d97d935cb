import { failed, ok } from '../command/outcome.ts';
import type { Clock } from '../ports/index.ts';
import { endedBecause } from '../session/scope.ts';
import type { Address } from '../transport/address.ts';
import type { HttpConnection, StreamConnection, Wire } from '../transport/connection.ts';
import type { WebLine } from './web-line.ts';
import type { SimulatedLine } from './line.ts';

/** A wire with no system underneath: for tests and for the deterministic simulation. */
export interface MemoryWire extends Wire {
  /** Hangs a simulated device on an address, any scheme: `sim:reader`, `serial:/dev/ttyS1`. */
  plug(address: string, end: SimulatedLine | WebLine): void;
}

export function memoryWire(clock: Clock): MemoryWire {
  const ends = new Map<string, SimulatedLine | WebLine>();
  return {
    plug: (address, end) => void ends.set(address, end),
    open(address) {
      const end = ends.get(address.text);
      if (!end?.plugged)
        return Promise.resolve(
          failed('cannot-open', `${address.text}: nothing is plugged in`, { sent: false }),
        );
      return Promise.resolve(
        ok('fromHost' in end ? stream(address, end, clock) : web(address, end)),
      );
    },
  };
}

function stream(address: Address, line: SimulatedLine, clock: Clock): StreamConnection {
  const data = new Set<(bytes: Uint8Array) => void>();
  const closed = new Set<(why: string) => void>();
  let open = true;
  line.onHostData((bytes) => {
    if (open) for (const listener of [...data]) listener(bytes);
  });
  const leave = line.onPlug((plugged) => {
    if (plugged || !open) return;
    open = false;
    leave();
    for (const listener of [...closed]) listener('unplugged');
  });
  const connection: StreamConnection = {
    medium: 'stream',
    address,
    onData(listener) {
      data.add(listener);
      return () => void data.delete(listener);
    },
    onClose(listener) {
      closed.add(listener);
      return () => void closed.delete(listener);
    },
    send(bytes) {
      if (!open) return Promise.resolve(failed('line-closed', 'unplugged', { sent: false }));
      line.fromHost(Uint8Array.from(bytes));
      return new Promise((resolve) => clock.after(0, () => resolve(ok(undefined))));
    },
    close() {
      open = false;
      leave();
      return Promise.resolve();
    },
    [Symbol.asyncDispose]: () => connection.close(),
  };
  return connection;
}

function web(address: Address, line: WebLine): HttpConnection {
  const connection: HttpConnection = {
    medium: 'http',
    address,
    onClose: () => () => undefined,
    request(message, signal) {
      if (!line.plugged)
        return Promise.resolve(failed('line-closed', 'connection refused', { sent: false }));
      return new Promise((resolve) => {
        signal.addEventListener(
          'abort',
          () => resolve({ ok: false, failure: endedBecause(signal, true) }),
          { once: true },
        );
        void line
          .request(message)
          .then((answer) =>
            resolve(answer === 'cut' ? failed('line-closed', 'the connection broke') : ok(answer)),
          );
      });
    },
    close: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return connection;
}
