import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { WebLine } from '../web-line.ts';
import type { Hosted } from './host.ts';
import { onPort } from './port.ts';

const maxBody = 64 * 1024 * 1024;

/** Hangs a simulated HTTP device on a port of the loopback interface; 0 picks a free one. */
export function onHttp(line: WebLine, path: string, wanted = 0, scheme = 'http'): Promise<Hosted> {
  const create = () => {
    const server = createServer((incoming, outgoing) => void answer(line, incoming, outgoing));
    return { server, cut: () => server.closeAllConnections() };
  };
  return onPort(line, wanted, create, (port) => `${scheme}://127.0.0.1:${port}${path}`);
}

async function answer(
  line: WebLine,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = await collect(incoming);
  if (body === undefined) return void outgoing.destroy();
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value);
  const answered = await line.request({
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers,
    body,
  });
  if (answered === 'cut') return void outgoing.destroy();
  outgoing.writeHead(answered.status, { ...answered.headers });
  await writePieces(outgoing, answered.body, line.faults.splitBytes);
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
