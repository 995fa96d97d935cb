import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { io } from 'socket.io-client';
import { expect, it } from 'vitest';
import type { Sight } from '../live/index.ts';
import { overlayTo } from './overlay.ts';

const sight = (width: number): Sight => ({
  overlay: { corners: null, hint: 'nothing-there', rest: 0, width, height: 480 },
  picture: Uint8Array.of(0xff, 0xd8, width),
});

it('sends one outline at a time, drops what comes meanwhile, and always sends the end', async () => {
  const http = createServer();
  const server = new Server(http, { serveClient: false });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const bound = http.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  const connected = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const page = io(`http://127.0.0.1:${bound.port}`, { transports: ['websocket'] });
  try {
    const got: unknown[] = [];
    const drawn: (() => void)[] = [];
    const ended = new Promise<void>((resolve) => {
      page.on('overlay', (overlay: Sight['overlay'] | null, picture?: Buffer, ack?: () => void) => {
        got.push(overlay && [overlay.width, picture?.at(2)]);
        if (ack) drawn.push(ack);
        else resolve();
      });
    });
    const show = overlayTo(await connected);

    show(sight(1));
    show(sight(2));
    show(null);
    await ended;

    expect(got).toEqual([[1, 1], null]);
    expect(drawn).toHaveLength(1);
  } finally {
    page.close();
    await server.close();
  }
});
