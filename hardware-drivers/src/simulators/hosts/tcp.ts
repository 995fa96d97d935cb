import { createServer, type Socket } from 'node:net';
import type { SimulatedLine } from '../line.ts';
import type { Hosted } from './host.ts';
import { onPort } from './port.ts';

/** Hangs a simulated device on a TCP port of the loopback interface; 0 picks a free one. */
export function onTcp(line: SimulatedLine, wanted = 0): Promise<Hosted> {
  const sockets = new Set<Socket>();

  // A gateway hands the device's bytes to everybody who is connected.
  line.onHostData((bytes) => {
    for (const socket of sockets) socket.write(bytes);
  });

  const create = () => ({
    server: createServer((socket) => {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('data', (bytes) => line.fromHost(new Uint8Array(bytes)));
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }),
    cut() {
      for (const socket of sockets) socket.resetAndDestroy();
      sockets.clear();
    },
  });
  return onPort(line, wanted, create, (port) => `tcp://127.0.0.1:${port}`);
}
