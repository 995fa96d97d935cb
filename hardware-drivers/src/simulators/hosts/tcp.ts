import { createServer, type Server, type Socket } from 'node:net';
import type { SimulatedLine } from '../line.ts';
import type { Hosted } from './host.ts';

/** Hangs a simulated device on a TCP port of the loopback interface; 0 picks a free one. */
export async function onTcp(line: SimulatedLine, wanted = 0): Promise<Hosted> {
  const sockets = new Set<Socket>();
  let port = wanted;
  let server: Server | undefined;

  // A gateway hands the device's bytes to everybody who is connected.
  line.onHostData((bytes) => {
    for (const socket of sockets) socket.write(bytes);
  });

  function listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      server = createServer((socket) => {
        sockets.add(socket);
        socket.setNoDelay(true);
        socket.on('data', (bytes) => line.fromHost(new Uint8Array(bytes)));
        socket.on('error', () => undefined);
        socket.on('close', () => sockets.delete(socket));
      });
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const bound = server?.address();
        if (bound && typeof bound === 'object') port = bound.port;
        resolve();
      });
    });
  }
  function hangUp(): void {
    server?.close();
    for (const socket of sockets) socket.resetAndDestroy();
    sockets.clear();
  }

  const leave = line.onPlug((plugged) => {
    if (plugged) void listen();
    else hangUp();
  });
  await listen();
  const hosted: Hosted = {
    address: `tcp://127.0.0.1:${port}`,
    close() {
      leave();
      hangUp();
      return Promise.resolve();
    },
    [Symbol.asyncDispose]: () => hosted.close(),
  };
  return hosted;
}
