import type {
  CommandAnswer,
  CommandMessage,
  Hello,
  Overlay,
  View,
  Welcome,
} from '@banshi/terminal-agent/protocol';
import { io } from 'socket.io-client';
import { nextTick } from 'vue';
import { createLink, type Link } from '../link.ts';

const answerMilliseconds = 10_000;
/** A socket that blinks for less than this is not worth frightening anybody. */
const graceMilliseconds = 1500;

/** Connects to the agent on this origin, and again whenever it comes back. */
export function connect(): Link {
  const socket = io({
    transports: ['websocket', 'polling'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 2000,
    timeout: 5000,
  });
  const link = createLink({
    newId: () => crypto.randomUUID(),
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    carry: async (message: CommandMessage): Promise<CommandAnswer> => {
      try {
        // The ack's shape is the agent's promise (`CommandAnswer`).
        return (await socket
          .timeout(answerMilliseconds)
          .emitWithAck('command', message)) as CommandAnswer;
      } catch {
        return { ok: false, code: 'busy', message: 'no answer in time' };
      }
    },
  });

  let grace: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    grace ??= setTimeout(() => link.lost(), graceMilliseconds);
  };
  const hello: Hello = { versions: [1, 1], role: 'citizen' };

  socket.on('connect', () => {
    socket.emit('hello', hello, (welcome: Welcome) => link.greeted(welcome));
  });
  socket.on('view', (view: View) => {
    clearTimeout(grace);
    grace = undefined;
    link.shown(view);
  });
  socket.on('overlay', (overlay: Overlay | null, picture?: ArrayBuffer, drawn?: () => void) => {
    link.seen(overlay && picture ? { overlay, picture } : null);
    // The next one comes when this one is on the screen.
    if (drawn) void nextTick(drawn);
  });
  socket.on('disconnect', (reason) => {
    later();
    // The agent closed the talk on purpose (a newer page, a restart); socket.io would stay away then.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1000);
  });
  socket.on('connect_error', later);
  return link;
}
