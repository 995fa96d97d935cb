import { io } from 'socket.io-client';
import type { LoggedEvent } from '@banshi/queue-server/protocol';

/** What a stream's pipe tells its reader. */
export interface StreamListener {
  /** Up again: from which position on does the reader want events? `null`: not yet. */
  readonly position: () => number | null;
  readonly events: (events: readonly LoggedEvent[]) => void;
  /** A sign of life of any kind: what is shown is true as of now. */
  readonly alive: () => void;
  readonly link: (state: 'up' | 'down') => void;
  /** The server will not send this stream from there; its code says why. */
  readonly refused: (code: string) => void;
}
export interface Pipe {
  /** Asks (again) for everything after the reader's position. */
  readonly subscribe: () => void;
  readonly close: () => void;
}
export type OpenPipe = (stream: string, listener: StreamListener) => Pipe;

interface Push {
  readonly stream: string;
  readonly events: readonly LoggedEvent[];
}
const isPush = (value: unknown, stream: string): value is Push =>
  typeof value === 'object' &&
  value !== null &&
  'stream' in value &&
  value.stream === stream &&
  'events' in value &&
  Array.isArray(value.events);

const codeIn = (answer: unknown): string | null =>
  typeof answer === 'object' &&
  answer !== null &&
  'code' in answer &&
  typeof answer.code === 'string'
    ? answer.code
    : null;

/** The server's push over socket.io: it reconnects by itself, for months, between one and ten seconds apart. */
export const openPipe: OpenPipe = (stream, listener) => {
  const socket = io({
    transports: ['websocket', 'polling'],
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 10_000,
    timeout: 10_000,
  });
  const receive = (push: unknown) => {
    if (isPush(push, stream)) listener.events(push.events);
  };
  const subscribe = () => {
    const after = listener.position();
    if (after === null || !socket.connected) return;
    socket.emit('subscribe', { stream, after }, (answer: unknown) => {
      const code = codeIn(answer);
      if (code !== null) listener.refused(code);
    });
  };
  // A node that cannot reach its store still beats, but knows no more than we do.
  let knows = true;
  const alive = () => {
    if (knows) listener.alive();
  };
  socket.on('connect', () => {
    knows = true;
    listener.link('up');
    subscribe();
  });
  socket.on('disconnect', () => listener.link('down'));
  socket.on('events', receive);
  socket.on('store', (news: unknown) => {
    const before = knows;
    knows =
      typeof news === 'object' && news !== null && 'reachable' in news && news.reachable === true;
    if (!before) alive();
  });
  socket.onAny((name: string) => {
    // It may be the news that nothing is known.
    if (name !== 'store') alive();
  });
  socket.io.on('ping', alive);
  return {
    subscribe,
    close: () => {
      socket.offAny();
      socket.io.off('ping', alive);
      socket.disconnect();
    },
  };
};
