import { failed, ok } from '../command/outcome.ts';
import type { Clock } from '../ports/index.ts';
import { endedBecause } from '../session/scope.ts';
import type { Address } from '../transport/address.ts';
import type {
  Connection,
  HttpConnection,
  PacketConnection,
  StreamConnection,
  Wire,
} from '../transport/connection.ts';
import type { Packing } from '../transport/packing.ts';
import type { CardLine } from './card-line.ts';
import type { FolderLine } from './folder-line.ts';
import type { SimulatedLine } from './line.ts';
import type { WebLine } from './web-line.ts';

/** A wire with no system underneath: for tests and for the deterministic simulation. */
export interface MemoryWire extends Wire {
  /** Hangs a simulated device on an address, any scheme: `sim:reader`, `serial:/dev/ttyS1`. */
  plug(address: string, end: SimulatedLine | WebLine | CardLine | FolderLine): void;
  /** Hangs a device on USB or HID; `far` packs as the device does: its answers, the host's packets. */
  plugPackets(address: string, end: SimulatedLine, far: () => Packing): void;
}

type Opens = (address: Address, baudRate: number | undefined) => Connection;

export function memoryWire(clock: Clock): MemoryWire {
  const ends = new Map<string, { readonly end: { readonly plugged: boolean }; open: Opens }>();
  return {
    plug(address, end) {
      const open: Opens =
        'fromHost' in end
          ? (at, rate) => stream(at, end, clock, rate)
          : 'request' in end
            ? (at) => web(at, end)
            : (at) => end.open(at);
      ends.set(address, { end, open });
    },
    plugPackets: (address, end, far) =>
      void ends.set(address, { end, open: (at) => packets(stream(at, end, clock), far()) }),
    open(address, settings) {
      const found = ends.get(address.text);
      if (!found?.end.plugged)
        return Promise.resolve(
          failed('cannot-open', `${address.text}: nothing is plugged in`, { sent: false }),
        );
      return Promise.resolve(ok(found.open(address, rateOf(address) ?? settings.baudRate)));
    },
  };
}

/** The simulated device's bytes as the packets its USB or HID form would send. */
function packets(inner: StreamConnection, far: Packing): PacketConnection {
  const listeners = new Set<(packet: Uint8Array, channel: number) => void>();
  inner.onData((bytes) => {
    for (const packet of far.pack(bytes)) {
      for (const listener of [...listeners]) listener(packet.bytes, packet.channel);
    }
  });
  const connection: PacketConnection = {
    medium: 'packet',
    address: inner.address,
    onPacket(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onClose: (listener) => inner.onClose(listener),
    send(packet, channel) {
      const bytes = far.unpack(packet, channel);
      return bytes.length > 0 ? inner.send(bytes) : Promise.resolve(ok(undefined));
    },
    close: () => inner.close(),
    [Symbol.asyncDispose]: () => inner.close(),
  };
  return connection;
}

const rateOf = (address: Address): number | undefined =>
  address.scheme === 'serial' ? address.baudRate : undefined;

function stream(
  address: Address,
  line: SimulatedLine,
  clock: Clock,
  baudRate?: number,
): StreamConnection {
  line.hostBaudRate = baudRate;
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
    retune(rate) {
      line.hostBaudRate = rate;
      return Promise.resolve(ok(undefined));
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
