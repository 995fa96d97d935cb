import type { Heartbeat } from '@banshi/queue-server/protocol';
import type { Log } from '../log.ts';
import type { Clock } from '../ports/index.ts';
import { startLoop, type Loop } from './loop.ts';
import type { Server } from './server.ts';

/** Tells the server that this terminal lives and how it is, every `everyMs` milliseconds. */
export function startHeartbeat(parts: {
  readonly clock: Clock;
  readonly log: Log;
  readonly server: Server;
  readonly terminal: string;
  readonly everyMs: () => number;
  readonly report: () => Heartbeat;
}): Loop {
  const { clock, log, server, terminal, everyMs, report } = parts;
  return startLoop({ name: 'heartbeat', clock, log }, async (signal) => {
    await server.request({
      method: 'POST',
      path: `/api/terminals/${terminal}/heartbeats`,
      key: `beat-${terminal}-${clock.now()}`,
      json: report(),
      timeoutMs: 5_000,
      signal,
    });
    return everyMs();
  });
}
