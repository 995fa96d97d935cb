import { createServer as createHttp } from 'node:http';
import { WebSocketServer } from 'ws';
import { Server as SocketServer } from 'socket.io';
import { createServer } from '../../server.ts';
import { testKey } from '../server-key.ts';
import { benchCity } from './city.ts';

/**
 * What a bench measures, in a process of its own: the server, or the plain thing it is compared
 * with. Says its address over IPC, then answers "usage".
 */
const [kind, store = ':memory:'] = process.argv.slice(2);

async function start(): Promise<string> {
  if (kind === 'server') {
    const shared = store.startsWith('postgres:');
    const server = await createServer({
      config: {
        host: '127.0.0.1',
        port: 0,
        databaseUrl: shared ? store : undefined,
        databaseFile: store,
        ...(shared ? { serverKey: testKey } : {}),
      },
      city: benchCity(),
    });
    return server.listen();
  }
  const http = createHttp();
  if (kind === 'bare-ws') {
    // A message of a client goes to all of them, and nothing else happens.
    const sockets = new WebSocketServer({ server: http });
    sockets.on('connection', (socket) => {
      socket.on('message', (message) => {
        for (const one of sockets.clients) one.send(message, { binary: false });
      });
    });
  } else {
    // One process, no store: a POST becomes an emit.
    const io = new SocketServer(http);
    http.on('request', (request, response) => {
      if (request.method !== 'POST') return;
      request.on('data', () => undefined);
      request.on('end', () => {
        io.emit('events', { stream: 'hall/yunxi', events: [{ seq: 1, type: 'x', at: '' }] });
        response.end('{}');
      });
    });
  }
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1_000, rss: process.memoryUsage.rss() / 1_048_576 });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: await start(), ready: performance.now() });
