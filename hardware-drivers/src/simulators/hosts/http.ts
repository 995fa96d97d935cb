import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { WebLine } from '../web-line.ts';
import type { Hosted } from './host.ts';

const maxBody = 64 * 1024 * 1024;

/** Hangs a simulated HTTP device on a port of the loopback interface; 0 picks a free one. */
export async function onHttp(
  line: WebLine,
  path: string,
  wanted = 0,
  scheme = 'http',
): Promise<Hosted> {
  let port = wanted;
  let server: Server | undefined;

  function listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      server = createServer((incoming, outgoing) => {
        void collect(incoming).then(async (body) => {
          if (body === undefined) return void outgoing.destroy();
          const headers: Record<string, string> = {};
          for (const [name, value] of Object.entries(incoming.headers))
            headers[name] = String(value);
          const answer = await line.request({
            method: incoming.method ?? 'GET',
            path: incoming.url ?? '/',
            headers,
            body,
          });
          if (answer === 'cut') return void outgoing.destroy();
          outgoing.writeHead(answer.status, { ...answer.headers });
          await writePieces(outgoing, answer.body, line.faults.splitBytes);
        });
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
    server?.closeAllConnections();
  }

  const leave = line.onPlug((plugged) => {
    if (plugged) void listen();
    else hangUp();
  });
  await listen();
  const hosted: Hosted = {
    address: `${scheme}://127.0.0.1:${port}${path}`,
    close() {
      leave();
      hangUp();
      return Promise.resolve();
    },
    [Symbol.asyncDispose]: () => hosted.close(),
  };
  return hosted;
}

/** Pieces of so many bytes, each a write of its own; 0 writes all at once. */
async function writePieces(to: ServerResponse, body: Uint8Array, size: number): Promise<void> {
  const step = size > 0 ? size : body.length;
  for (let at = 0; at < body.length && !to.destroyed; at += step) {
    to.write(body.subarray(at, at + step));
    if (step < body.length) await new Promise((resolve) => setImmediate(resolve));
  }
  to.end();
}

async function collect(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of incoming) {
      const bytes = Buffer.from(part);
      length += bytes.length;
      if (length > maxBody) return undefined;
      parts.push(bytes);
    }
  } catch {
    return undefined;
  }
  return new Uint8Array(Buffer.concat(parts));
}
