import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { identify, isForeign } from '../../http/gate.ts';
import { problemOf } from '../../http/problems.ts';
import { refusal } from '../../refusals.ts';
import type { Clock } from '../../ports/index.ts';
import type { Authenticator, Caller } from '../../room.ts';
import type { Hub, Reader } from '../hub.ts';
import type { Push } from '../topic.ts';
import { broadcastInOnePiece } from './one-piece.ts';
import { broadcastStraight } from './straight.ts';

/** One message of a client; a board says less than this. */
const largestMessage = 10_000;
/** Streams one connection may follow. */
const subscriptionsAtMost = 200;

/** socket.io on the server's own port: `subscribe` {stream, after} → `events` {stream, events}. */
export function openSockets(http: HttpServer): Server {
  const io = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: largestMessage,
    // A page of another site must not listen in the name of somebody signed in here.
    allowRequest: (request, done) => done(null, !isForeign(request.headers)),
  });
  broadcastInOnePiece(io);
  broadcastStraight(io);
  return io;
}

export const broadcastOn =
  (io: Server) =>
  (topic: string, push: Push): void => {
    io.to(topic).emit('events', push);
  };

/**
 * With the few seconds for which a node trusts a session it knows, signing out is noticed
 * everywhere within five seconds. Milliseconds.
 */
const lookAgainAfter = 2_000;

/** Answers how to stop. */
export function serveSockets(
  io: Server,
  hub: Hub,
  authenticators: readonly Authenticator[],
  clock: Clock,
): () => void {
  const staff = new Set<Socket>();
  io.on('connection', (socket) => {
    socket.on('disconnect', () => staff.delete(socket));
    socket.on('subscribe', (message: unknown, acknowledge: unknown) => {
      void subscribe(socket, hub, authenticators, message).then(({ answer, caller }) => {
        if (caller?.kind === 'staff' && socket.connected) staff.add(socket);
        if (typeof acknowledge === 'function') acknowledge(answer);
      });
    });
  });

  /** Whoever signed out hears no more; the page comes back by itself, as anybody. */
  async function look(): Promise<void> {
    for (const socket of staff) {
      const caller = await callerOf(socket, authenticators).catch(() => undefined);
      if (caller === undefined || ('kind' in caller && caller.kind === 'staff')) continue;
      staff.delete(socket);
      socket.disconnect(true);
    }
    cancel = clock.after(lookAgainAfter, () => void look());
  }
  let cancel = clock.after(lookAgainAfter, () => void look());
  return () => cancel();
}

const callerOf = ({ handshake: { headers, url } }: Socket, known: readonly Authenticator[]) =>
  identify(known, { method: 'GET', url, headers, rawBody: undefined });

interface Subscribed {
  /** What the client is told. */
  readonly answer: unknown;
  readonly caller?: Caller;
}

async function subscribe(
  socket: Socket,
  hub: Hub,
  authenticators: readonly Authenticator[],
  message: unknown,
): Promise<Subscribed> {
  const wish = wishIn(message);
  if (wish === undefined) return { answer: problemOf(refusal('invalid-request').refused) };
  // Every subscription adds a room to the one the socket is born with.
  if (socket.rooms.size > subscriptionsAtMost) {
    return { answer: problemOf(refusal('too-many-requests').refused) };
  }
  try {
    const caller = await callerOf(socket, authenticators);
    if ('code' in caller) return { answer: problemOf(caller) };
    const reader: Reader = {
      caller,
      send: (push) => void socket.emit('events', push),
      join: (topic) => void socket.join(topic),
    };
    const refused = await hub.subscribe(reader, wish.stream, wish.after);
    return { answer: refused === undefined ? { stream: wish.stream } : problemOf(refused), caller };
  } catch {
    return { answer: problemOf(refusal('unavailable').refused) };
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
