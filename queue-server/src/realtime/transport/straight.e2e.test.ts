import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSockets } from './sockets.ts';

let http: HttpServer;
let io: Server;
let boards: Socket[];

beforeEach(async () => {
  http = createServer();
  io = openSockets(http);
  boards = [];
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});
afterEach(async () => {
  for (const board of boards) board.disconnect();
  await io.close();
});

async function board(transports: readonly string[]) {
  const arrived = once(io, 'connection');
  const { port } = http.address() as AddressInfo;
  const socket = connect(`http://127.0.0.1:${port}`, { transports: [...transports] });
  boards.push(socket);
  const heard: number[] = [];
  const all = new Promise<void>((resolve) => {
    socket.on('n', (n: number) => {
      heard.push(n);
      if (n === last) resolve();
    });
  });
  const [here] = (await arrived) as [{ emit: (event: string, n: number) => void }];
  return { here, heard, all };
}
const last = 299;
const everyNumber = Array.from({ length: last + 1 }, (_, n) => n);

it.each([[['websocket']], [['polling']], [['polling', 'websocket']]])(
  'brings broadcasts and what is said to one board alone in their order, each once, over %j',
  async (transports) => {
    const { here, heard, all } = await board(transports);
    for (const n of everyNumber) {
      if (n % 3 === 0) here.emit('n', n);
      else io.emit('n', n);
      // Now and then the line has nothing else to send, otherwise words are waiting before it.
      if (n % 7 === 0) await new Promise(setImmediate);
    }
    await all;
    expect(heard).toEqual(everyNumber);
  },
);

it('reaches the others when one board is cut off in the middle of a broadcast', async () => {
  const [cut, stays] = [await board(['websocket']), await board(['websocket'])];
  io.emit('n', 0);
  for (const { conn } of [...io.of('/').sockets.values()].slice(0, 1)) conn.close(true);
  for (const n of everyNumber.slice(1)) io.emit('n', n);
  await stays.all;
  expect(stays.heard).toEqual(everyNumber);
  expect(cut.heard.length).toBeLessThan(everyNumber.length);
});
