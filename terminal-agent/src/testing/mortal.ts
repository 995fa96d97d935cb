import type { Connection, Wire } from '@banshi/hardware-drivers';
import type { Clock, Files, Ports } from '../ports/index.ts';

/** One life of a process: after `kill` none of its code runs on, and bytes already sent stay sent. */
export interface Mortal {
  readonly ports: Ports;
  readonly dead: boolean;
  kill(): void;
  /** Never settles: where a dead process stands still. */
  readonly forever: Promise<never>;
  /** Called with every piece of bytes this life hands to a wire, before it leaves. */
  onSend(listener: (address: string, bytes: Uint8Array) => void): void;
}

export function mortal(outside: Ports): Mortal {
  let dead = false;
  const forever = new Promise<never>(() => undefined);
  const sendListeners: ((address: string, bytes: Uint8Array) => void)[] = [];
  /** The value while alive; a promise that never settles once dead. */
  const alive = async <T>(value: Promise<T>): Promise<T> => {
    if (dead) return forever;
    const result = await value;
    return dead ? forever : result;
  };

  const clock: Clock = {
    now: () => outside.clock.now(),
    monotonic: () => outside.clock.monotonic(),
    after: (ms, callback) =>
      outside.clock.after(ms, () => {
        if (!dead) callback();
      }),
  };
  const { store, files, net, wire } = outside;
  const mortalFiles: Files = {
    read: (name) => (dead ? forever : alive(files.read(name))),
    write: (name, bytes) => (dead ? forever : alive(files.write(name, bytes))),
    remove: (name) => (dead ? forever : alive(files.remove(name))),
    list: (folder) => (dead ? forever : alive(files.list(folder))),
  };
  const mortalWire: Wire = {
    async open(address, settings) {
      if (dead) return forever;
      const opened = await alive(wire.open(address, settings));
      return opened.ok ? { ok: true, value: held(opened.value) } : opened;
    },
  };

  /** A connection whose process may die: nothing more is sent, nothing more is heard. */
  function held(connection: Connection): Connection {
    if (connection.medium === 'stream') {
      return {
        ...connection,
        send(bytes: Uint8Array) {
          if (dead) return forever;
          for (const listener of sendListeners) listener(connection.address.text, bytes);
          return alive(connection.send(bytes));
        },
        onData: (listener) =>
          connection.onData((bytes) => {
            if (!dead) listener(bytes);
          }),
        onClose: (listener) =>
          connection.onClose((why) => {
            if (!dead) listener(why);
          }),
        close: () => connection.close(),
        [Symbol.asyncDispose]: () => connection.close(),
      };
    }
    if (connection.medium === 'http') {
      return {
        ...connection,
        request: (request, signal) => (dead ? forever : alive(connection.request(request, signal))),
        [Symbol.asyncDispose]: () => connection.close(),
      };
    }
    return connection;
  }

  return {
    get dead() {
      return dead;
    },
    forever,
    kill() {
      dead = true;
    },
    onSend: (listener) => void sendListeners.push(listener),
    ports: {
      ...outside,
      clock,
      files: mortalFiles,
      wire: mortalWire,
      net: { request: (request) => (dead ? forever : alive(net.request(request))) },
      store: {
        ...store,
        write: (work) => (dead ? forever : alive(store.write(work))),
        read: (work) => (dead ? forever : alive(store.read(work))),
        onWake: (wake) => store.onWake(wake),
        close: () => Promise.resolve(),
      },
    },
  };
}
