import type { Heartbeat } from '@banshi/queue-server/protocol';
import type { Clock } from '../ports/index.ts';
import { startLoop, type Loop } from './loop.ts';
import type { Server } from './server.ts';

/** Tells the server that this terminal lives and how it is, every `everyMs` milliseconds. */
export function startHeartbeat(parts: {
  readonly clock: Clock;
  readonly server: Server;
  readonly terminal: string;
  readonly everyMs: () => number;
  readonly report: () => Heartbeat;
}): Loop {
  const { clock, server, terminal, everyMs, report } = parts;
  return startLoop(clock, async (signal) => {
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
