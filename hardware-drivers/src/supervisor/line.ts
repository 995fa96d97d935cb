import type { Capabilities, CapabilityName } from '../capability/index.ts';
import { failed, type Outcome } from '../command/outcome.ts';
import type { Notify, Plan } from '../definition/driver.ts';
import type { Clock } from '../ports/index.ts';
import { createBus } from '../session/bus.ts';
import { createWeb } from '../session/web.ts';
import type { Observed } from '../status/status.ts';
import type { Connection } from '../transport/connection.ts';
import type { Identity } from './lifecycle.ts';

/** One open line with its driver's conversation, the medium closed over. */
export interface Line {
  identify(signal: AbortSignal): Promise<Outcome<Identity>>;
  check(signal: AbortSignal): Promise<Outcome<Observed>>;
  capability(signal: AbortSignal): Capabilities[CapabilityName];
  /** Monotonic milliseconds. */
  readonly heardAt: number;
  readonly busy: boolean;
  close(): Promise<void>;
}

/** Joins an open connection and a configured driver; refuses when their media differ. */
export function startLine(
  connection: Connection,
  plan: Plan,
  notify: Notify,
  clock: Clock,
): Outcome<Line> {
  const close = () => connection.close();
  if (plan.medium === 'stream' && connection.medium === 'stream') {
    const bus = createBus(connection, plan.framing, plan.timing, clock);
    const conversation = plan.start(notify);
    bus.onUnasked((frame) => conversation.unasked?.(frame));
    return {
      ok: true,
      value: {
        identify: (signal) => conversation.identify(bus.within(signal)),
        check: (signal) => conversation.check(bus.within(signal)),
        capability: (signal) => conversation.capability(bus.within(signal)),
        get heardAt() {
          return bus.heardAt;
        },
        get busy() {
          return bus.busy;
        },
        close,
      },
    };
  }
  if (plan.medium === 'http' && connection.medium === 'http') {
    const web = createWeb(connection, clock);
    const conversation = plan.start(notify);
    return {
      ok: true,
      value: {
        identify: (signal) => conversation.identify(web.within(signal)),
        check: (signal) => conversation.check(web.within(signal)),
        capability: (signal) => conversation.capability(web.within(signal)),
        get heardAt() {
          return web.heardAt;
        },
        get busy() {
          return web.busy;
        },
        close,
      },
    };
  }
  return failed(
    'not-supported',
    `this driver needs a ${plan.medium} connection, not ${connection.medium}`,
    {
      sent: false,
    },
  );
}
