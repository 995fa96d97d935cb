import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { identify, isForeign } from '../../http/gate.ts';
import { problemOf } from '../../http/problems.ts';
import { refusal } from '../../refusals.ts';
import type { Authenticator } from '../../room.ts';
import type { Hub, Reader } from '../hub.ts';
import type { Push } from '../topic.ts';

/** One message of a client; a board says less than this. */
const largestMessage = 10_000;
/** Streams one connection may follow. */
const subscriptionsAtMost = 200;

/** socket.io on the server's own port: `subscribe` {stream, after} → `events` {stream, events}. */
export function openSockets(http: HttpServer): Server {
  return new Server(http, {
    serveClient: false,
    maxHttpBufferSize: largestMessage,
    // A page of another site must not listen in the name of somebody signed in here.
    allowRequest: (request, done) => done(null, !isForeign(request.headers)),
  });
}

export const broadcastOn =
  (io: Server) =>
  (topic: string, push: Push): void => {
    io.to(topic).emit('events', push);
  };

export function serveSockets(io: Server, hub: Hub, authenticators: readonly Authenticator[]): void {
  io.on('connection', (socket) => {
    socket.on('subscribe', (message: unknown, acknowledge: unknown) => {
      void subscribe(socket, hub, authenticators, message).then((answer) => {
        if (typeof acknowledge === 'function') acknowledge(answer);
      });
    });
  });
}

async function subscribe(
  socket: Socket,
  hub: Hub,
  authenticators: readonly Authenticator[],
  message: unknown,
): Promise<unknown> {
  const wish = wishIn(message);
  if (wish === undefined) return problemOf(refusal('invalid-request').refused);
  // Every subscription adds a room to the one the socket is born with.
  if (socket.rooms.size > subscriptionsAtMost) {
    return problemOf(refusal('too-many-requests').refused);
  }
  const { headers, url } = socket.handshake;
  try {
    const caller = await identify(authenticators, {
      method: 'GET',
      url,
      headers,
      rawBody: undefined,
    });
    if ('code' in caller) return problemOf(caller);
    const reader: Reader = {
      caller,
      send: (push) => void socket.emit('events', push),
      join: (topic) => void socket.join(topic),
    };
    const refused = await hub.subscribe(reader, wish.stream, wish.after);
    return refused === undefined ? { stream: wish.stream } : problemOf(refused);
  } catch {
    return problemOf(refusal('unavailable').refused);
  }
}

function wishIn(message: unknown): { stream: string; after: number } | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { stream, after = 0 } = message as Record<string, unknown>;
  return typeof stream === 'string' &&
    stream.length <= 120 &&
    typeof after === 'number' &&
    Number.isSafeInteger(after) &&
    after >= 0
    ? { stream, after }
    : undefined;
}
