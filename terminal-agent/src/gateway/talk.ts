import { Server, type Socket } from 'socket.io';
import { Compile } from 'typebox/compile';
import type { Agent } from '../agent.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../ports/index.ts';
import { CommandMessage, Hello, protocolVersion } from '../protocol/index.ts';
import { cookieIn, type Guard } from './guard.ts';
import { cookieName, type GatewayKeys } from './keys.ts';
import { overlayTo } from './overlay.ts';
import { rateLimit } from './rate.ts';

const checks = { hello: Compile(Hello), command: Compile(CommandMessage) };
/** No command is larger: a whole page of answers fits many times. */
const largestMessage = 64 * 1024;
const commandsPerSecond = 20;
const commandBurst = 40;

export interface TalkParts {
  readonly agent: Agent;
  readonly keys: GatewayKeys;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly log: Log;
}

type Acknowledge = (answer: unknown) => void;
const acknowledgeIn = (args: readonly unknown[]): Acknowledge | null => {
  const last = args.at(-1);
  // socket.io hands the acknowledgement over as the last argument.
  return typeof last === 'function' ? (last as Acknowledge) : null;
};

/** The live talk with the page. Whatever a socket says wrong closes that socket and nothing else. */
export function createTalk({ agent, keys, guard, clock, log }: TalkParts): Server {
  const io = new Server({
    serveClient: false,
    maxHttpBufferSize: largestMessage,
    // The page is on this machine: no compression, quick notice when it goes.
    perMessageDeflate: false,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: ({ headers }, callback) => {
      const allowed =
        guard.host(headers) &&
        guard.origin(headers) &&
        keys.isCookie(cookieIn(headers.cookie, cookieName));
      callback(allowed ? null : 'not allowed', allowed);
    },
  });

  io.on('connection', (socket) => {
    serve(socket).catch((error: unknown) => {
      log({ event: 'gateway.socket-failed', error: String(error) });
      socket.disconnect(true);
    });
  });

  async function serve(socket: Socket): Promise<void> {
    const allowed = rateLimit(clock, commandsPerSecond, commandBurst);
    let role: Hello['role'] | null = null;
    const bad = (why: string): void => {
      log({ event: 'gateway.socket-closed', why });
      socket.disconnect(true);
    };
    const leave = agent.onView((view) => {
      if (role !== null) socket.emit('view', view);
    });
    const show = overlayTo(socket);
    const unwatch = agent.onSight((sight) => {
      // The paper of whoever stands there is for the page in front only.
      if (role === 'citizen') show(sight);
    });
    socket.on('disconnect', () => {
      leave();
      unwatch();
    });

    socket.on('hello', (...args: unknown[]) => {
      const [hello] = args;
      if (!checks.hello.Check(hello)) return bad('hello is malformed');
      const [lowest, highest] = hello.versions;
      if (lowest > protocolVersion || highest < protocolVersion) return bad('no version in common');
      role = hello.role;
      acknowledgeIn(args)?.(agent.welcome);
      socket.emit('view', agent.view);
    });

    socket.on('command', (...args: unknown[]) => {
      const [message] = args;
      const acknowledge = acknowledgeIn(args);
      if (!allowed()) return bad('too many commands');
      if (!checks.command.Check(message)) return bad('a command is malformed');
      if (role !== 'citizen') {
        return acknowledge?.({ ok: false, code: 'not-now', message: 'only the page in front' });
      }
      acknowledge?.(agent.touch(message));
    });

    socket.onAny((event: string) => {
      if (event !== 'hello' && event !== 'command') bad('unknown message');
    });
  }
  return io;
}
