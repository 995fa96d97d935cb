import type { Server } from 'node:net';
import type { Plug } from '../answering.ts';
import type { Hosted } from './host.ts';

interface Listener {
  readonly server: Server;
  /** Cuts everybody off who is connected. */
  cut(): void;
}

/** Listens on a loopback port while the device is plugged in, always the same; 0 picks a free one. */
export async function onPort(
  line: Pick<Plug, 'onPlug'>,
  wanted: number,
  create: () => Listener,
  address: (port: number) => string,
): Promise<Hosted> {
  let port = wanted;
  let listener: Listener | undefined;

  function listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      listener = create();
      const { server } = listener;
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const bound = server.address();
        if (bound && typeof bound === 'object') port = bound.port;
        resolve();
      });
    });
  }
  function hangUp(): void {
    listener?.server.close();
    listener?.cut();
  }

  const leave = line.onPlug((plugged) => {
    if (plugged) void listen();
    else hangUp();
  });
  await listen();
  const hosted: Hosted = {
    address: address(port),
    close() {
      leave();
      hangUp();
      return Promise.resolve();
    },
    [Symbol.asyncDispose]: () => hosted.close(),
  };
  return hosted;
}
