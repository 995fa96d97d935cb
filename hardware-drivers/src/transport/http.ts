import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';
import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { HttpConnection, HttpResponse, Transport } from './connection.ts';

/** A page scanned at 600 dpi in colour stays below; anything longer is not a device's answer. */
const maxBody = 64 * 1024 * 1024;

/** Scanners and printers that speak HTTP. Opening sends nothing: the first request tells. */
export const httpTransport: Transport = {
  scheme: 'http',
  unavailable: () => Promise.resolve(undefined),
  open(address) {
    if (address.scheme !== 'http') {
      return Promise.resolve(failed('invalid-request', 'not an http address', { sent: false }));
    }
    const base = new URL(address.url);
    const secure = base.protocol === 'https:';
    // Printers carry certificates of their own making; the address, not a root, says whom we trust.
    const agent = secure
      ? new SecureAgent({ keepAlive: true, rejectUnauthorized: false })
      : new Agent({ keepAlive: true });
    const connection: HttpConnection = {
      medium: 'http',
      address,
      onClose: () => () => undefined,
      request: (message, signal) =>
        new Promise((resolve) => {
          const target = message.path.startsWith('/')
            ? new URL(address.url + message.path)
            : new URL(message.path, address.url);
          const outgoing = (secure ? httpsRequest : httpRequest)(target, {
            agent,
            method: message.method,
            signal,
            headers: {
              ...message.headers,
              ...(message.body ? { 'content-length': String(message.body.length) } : {}),
            },
          });
          outgoing.once('error', (error) =>
            resolve(
              failed('line-closed', `${message.method} ${target.pathname}: ${error.message}`, {
                sent: !/ECONNREFUSED|ENOTFOUND|EHOSTUNREACH/.test(error.message),
              }),
            ),
          );
          outgoing.once('response', (incoming) => void collect(incoming).then(resolve));
          outgoing.end(message.body);
        }),
      close() {
        agent.destroy();
        return Promise.resolve();
      },
      [Symbol.asyncDispose]: () => connection.close(),
    };
    return Promise.resolve(ok(connection));
  },
};

async function collect(incoming: IncomingMessage): Promise<Outcome<HttpResponse>> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of incoming) {
      const bytes = Buffer.from(part);
      length += bytes.length;
      if (length > maxBody) {
        incoming.destroy();
        return failed('garbled-answer', `an answer longer than ${maxBody} bytes`);
      }
      parts.push(bytes);
    }
  } catch (error) {
    return failed('line-closed', `the answer broke off: ${String(error)}`);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return ok({
    status: incoming.statusCode ?? 0,
    headers,
    body: new Uint8Array(Buffer.concat(parts)),
  });
}
