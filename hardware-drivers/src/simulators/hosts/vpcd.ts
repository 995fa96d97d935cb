import { createConnection, type Socket } from 'node:net';
import { createFramer, frameOf, more, type Framing } from '../../framing/framing.ts';
import type { CardLine } from '../card-line.ts';
import { WorldError } from '../simulator.ts';
import type { Hosted } from './host.ts';

/** vsmartcard's virtual reader listens here for its card. */
export const vpcdPort = 35963;

/** Two bytes of length, high byte first, then a control byte or an APDU. */
const messages: Framing = {
  maxFrame: 2 + 0xffff,
  scan(bytes) {
    if (bytes.length < 2) return more;
    const length = 2 + (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0));
    return bytes.length < length ? more : frameOf(length);
  },
};
const control = { off: 0, on: 1, reset: 2, atr: 4 } as const;
const mute = Uint8Array.of(0x6f, 0x00);

/**
 * Lies in the virtual reader of vsmartcard (a pcscd driver): the simulated card then answers every
 * PC/SC program of this machine. The card is in the reader while we are connected and it is present.
 */
export async function onVpcd(line: CardLine, port = vpcdPort): Promise<Hosted> {
  const { slot } = line;
  let socket: Socket | undefined;
  const framer = createFramer(messages);

  const tell = (bytes: Uint8Array) => {
    socket?.write(Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 0xff), bytes]));
  };
  function obey(message: Uint8Array): void {
    if (message.length > 1) {
      // A withdrawn card has to say something: vpcd would wait for it for ever.
      return tell((line.faults.muted ? undefined : slot.transmit(message)) ?? mute);
    }
    switch (message[0]) {
      case control.on:
      case control.reset:
        slot.powerOn();
        return;
      case control.off:
        slot.powerOff();
        return;
      case control.atr:
        return tell(line.faults.muted ? new Uint8Array(0) : slot.atr);
    }
  }
  function insert(): Promise<void> {
    return new Promise((resolve, reject) => {
      const mine = createConnection({ host: '127.0.0.1', port });
      socket = mine;
      framer.reset();
      mine.once('connect', resolve);
      mine.once('error', (error) =>
        reject(new WorldError(`no virtual reader on port ${port}: ${error.message}`)),
      );
      mine.on('error', () => undefined);
      mine.on('data', (bytes) => {
        for (const piece of framer.push(new Uint8Array(bytes)))
          if (piece.kind === 'frame') obey(piece.bytes.subarray(2));
      });
    });
  }
  function withdraw(): void {
    socket?.destroy();
    socket = undefined;
  }
  const changed = () => {
    if (line.plugged && slot.present) {
      if (!socket) insert().catch(() => withdraw());
    } else withdraw();
  };
  if (slot.present) await insert();
  const leave = line.onPlug(changed);
  const forget = slot.onChange(changed);
  const hosted: Hosted = {
    address: 'pcsc:Virtual PCD 00 00',
    close() {
      leave();
      forget();
      withdraw();
      return Promise.resolve();
    },
    [Symbol.asyncDispose]: () => hosted.close(),
  };
  return hosted;
}
