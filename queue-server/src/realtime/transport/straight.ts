import type { Server } from 'socket.io';

/** What a broadcast carries for every connection. */
interface Encoding {
  /** The WebSocket's own bytes, made once for all. */
  readonly wsPreEncodedFrame?: readonly Buffer[];
}

/** A connection as far as it is looked at here; not in socket.io's types, so everything may be missing. */
interface Connection {
  readonly readyState?: string;
  readonly upgrading?: boolean;
  readonly writeBuffer?: readonly unknown[];
  readonly transport?: {
    readonly name: string;
    readonly writable: boolean;
    readonly perMessageDeflate?: unknown;
    readonly socket?: {
      readonly _sender?: { sendFrame?: (frame: readonly Buffer[]) => void };
    };
  };
}

interface Client {
  readonly conn: Connection;
  writeToEngine?: Write;
}
type Write = (this: Client, packets: unknown, options: Encoding) => void;

/**
 * Sends a broadcast straight to each WebSocket that has nothing else to send: between it and the
 * socket engine.io would make a packet, queue it, flush the queue and come back when it is drained,
 * which costs as much again as the sending. Whatever is queued already, or is no WebSocket (yet),
 * goes the usual way, and so does everything if the methods looked for here are gone.
 */
export function broadcastStraight(io: Server): void {
  let straight: Write | undefined;
  io.on('connection', (socket) => {
    const client = socket.client as unknown as Client;
    if (typeof client.writeToEngine !== 'function') return;
    straight ??= straightOr(client.writeToEngine);
    client.writeToEngine = straight;
  });
}

const straightOr = (usual: Write): Write =>
  function write(packets, options) {
    const frame = options.wsPreEncodedFrame;
    const sender = frame && idleSender(this.conn);
    if (frame && sender?.sendFrame) sender.sendFrame(frame);
    else usual.call(this, packets, options);
  };

function idleSender({ readyState, upgrading, writeBuffer, transport }: Connection) {
  if (readyState !== 'open' || upgrading !== false || writeBuffer?.length !== 0) return undefined;
  if (transport?.name !== 'websocket' || !transport.writable || transport.perMessageDeflate)
    return undefined;
  return transport.socket?._sender;
}
