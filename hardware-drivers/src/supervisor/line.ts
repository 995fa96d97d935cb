import type { Capabilities, CapabilityName } from '../capability/index.ts';
import { failed, type Outcome } from '../command/outcome.ts';
import type { Conversation, Notify, Plan } from '../definition/driver.ts';
import type { Clock } from '../ports/index.ts';
import { createBus } from '../session/bus.ts';
import { createFolder } from '../session/folder.ts';
import { createSlot } from '../session/slot.ts';
import { createWeb } from '../session/web.ts';
import type { Observed } from '../status/status.ts';
import type { Connection, StreamConnection } from '../transport/connection.ts';
import { asStream } from '../transport/packing.ts';
import type { Identity } from './lifecycle.ts';

/** One open line with its driver's conversation, the medium closed over. */
export interface Line {
  identify(signal: AbortSignal): Promise<Outcome<Identity>>;
  check(signal: AbortSignal): Promise<Outcome<Observed>>;
  capability(signal: AbortSignal): Capabilities[CapabilityName];
  also(signal: AbortSignal): Partial<Capabilities>;
  /** Monotonic milliseconds. */
  readonly heardAt: number;
  readonly busy: boolean;
  close(): Promise<void>;
}

/** A bus, a web connection, a card slot or a folder: what hands out the `io` of a conversation. */
interface Session<Io> {
  within(signal: AbortSignal): Io;
  readonly heardAt: number;
  readonly busy: boolean;
}

/** Joins an open connection and a configured driver; refuses when their media differ. */
export function startLine(
  connection: Connection,
  plan: Plan,
  notify: Notify,
  clock: Clock,
): Outcome<Line> {
  switch (plan.medium) {
    case 'stream': {
      const stream = streamOf(connection, plan);
      if (!stream) break;
      const bus = createBus(stream, plan.framing, plan.timing, clock);
      const conversation = plan.start(notify);
      bus.onUnasked((frame) => conversation.unasked?.(frame));
      return join(connection, bus, conversation);
    }
    case 'http':
      if (connection.medium !== 'http') break;
      return join(connection, createWeb(connection, clock), plan.start(notify));
    case 'card':
      if (connection.medium !== 'card') break;
      return join(connection, createSlot(connection, clock), plan.start(notify));
    case 'folder':
      if (connection.medium !== 'folder') break;
      return join(connection, createFolder(connection, clock), plan.start(notify));
  }
  return failed(
    'not-supported',
    `this driver needs a ${plan.medium} connection, not ${connection.medium}`,
    { sent: false },
  );
}

/** Serial and TCP as they are; USB and HID through the driver's own packing. */
function streamOf(
  connection: Connection,
  plan: Extract<Plan, { readonly medium: 'stream' }>,
): StreamConnection | undefined {
  if (connection.medium === 'stream') return connection;
  if (connection.medium !== 'packet' || !plan.packing) return undefined;
  return asStream(connection, plan.packing(connection.address.scheme));
}

const join = <Io>(
  connection: Connection,
  session: Session<Io>,
  conversation: Conversation<Io, CapabilityName>,
): Outcome<Line> => ({
  ok: true,
  value: {
    identify: (signal) => conversation.identify(session.within(signal)),
    check: (signal) => conversation.check(session.within(signal)),
    capability: (signal) => conversation.capability(session.within(signal)),
    also: (signal) => conversation.also?.(session.within(signal)) ?? {},
    get heardAt() {
      return session.heardAt;
    },
    get busy() {
      return session.busy;
    },
    close: () => connection.close(),
  },
});
