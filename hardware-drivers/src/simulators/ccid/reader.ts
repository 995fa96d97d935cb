import {
  ccid,
  encodeMessage,
  envelope,
  messageIn,
  nak,
  twinFraming,
  type CcidMessage,
} from '../../drivers/ccid/codec.ts';
import { bulkIn, bulkOut, interruptIn } from '../../drivers/ccid/packing.ts';
import { createFramer } from '../../framing/framing.ts';
import type { Packing } from '../../transport/packing.ts';
import type { Commands, SimulatorPorts, StreamBrain } from '../simulator.ts';
import { numberWord } from '../simulator.ts';
import { createSlotState, slotCommands, type SlotWorld } from '../cards/world.ts';

export interface CcidReaderSettings {
  /** A GemPC Twin hands every byte of the host back before it answers. */
  readonly echo: boolean;
  /** Tells unasked when a card comes or goes. */
  readonly notifies: boolean;
  /** Whether power select 00 (automatic) is known; a GemPC Twin wants 5 V named. */
  readonly automaticVoltage: boolean;
  /** How long a command takes beside the wire, in milliseconds. */
  readonly thinkMs: number;
}

export const usualCcidReader: CcidReaderSettings = {
  echo: false,
  notifies: true,
  automaticVoltage: true,
  thinkMs: 0,
};

export interface CcidReaderWorld extends SlotWorld {
  /** The next n messages are answered "not understood". */
  refuseNext(count: number): void;
  /** Before the next n answers the reader asks for this many times more time, twice. */
  askForTime(answers: number, multiplier: number): void;
  /** A hardware error on every command on the card; null heals. */
  failWith(error: number | null): void;
}

type Reply = readonly [type: number, status: number, error: number, data?: Uint8Array];
const none: Uint8Array = new Uint8Array(0);

const escapes: Readonly<Record<string, string>> = {
  '02': 'GemTwin-V1.00-GI00\0',
  '010101': '',
};

/** A one-slot reader at TPDU level with a T=0 card, in the serial twin's envelope. */
export function ccidReaderBrain(
  { clock }: SimulatorPorts,
  settings: CcidReaderSettings = usualCcidReader,
): StreamBrain<CcidReaderWorld> {
  let send: (bytes: Uint8Array) => void = () => undefined;
  const framer = createFramer(twinFraming);
  const slot = createSlotState(() => {
    if (settings.notifies) send(Uint8Array.of(ccid.slotChange, slot.present ? 3 : 2));
  });
  let refusals = 0;
  let extensions = { answers: 0, multiplier: 1 };
  let failure: number | null = null;
  let parameters: Uint8Array = Uint8Array.of(0x11, 0, 0, 0x0a, 0);

  const state = () => (!slot.present ? 2 : slot.powered ? 0 : 1);
  const done = (type: number, data = none): Reply => [type, state(), 0, data];
  const failed = (type: number, error: number): Reply => [type, 0x40 | state(), error];

  function obey(message: CcidMessage): Reply {
    const { type, extra, data } = message;
    const [first] = extra;
    if (message.slot !== 0) return failed(ccid.slotStatusReply, 0x05);
    switch (type) {
      case ccid.slotStatus:
        return done(ccid.slotStatusReply);
      case ccid.powerOn: {
        if (failure !== null) return failed(ccid.dataBlock, failure);
        if (first > 3 || (first === 0 && !settings.automaticVoltage))
          return failed(ccid.dataBlock, 0x07);
        const atr = slot.powerOn();
        return atr ? done(ccid.dataBlock, atr) : failed(ccid.dataBlock, 0xfe);
      }
      case ccid.powerOff:
        slot.powerOff();
        return done(ccid.slotStatusReply);
      case ccid.setParameters:
        if (!slot.powered) return failed(ccid.parameters, 0xfe);
        // T=0 has five bytes of parameters, T=1 seven.
        if (first > 1) return failed(ccid.parameters, 0x07);
        if (data.length !== (first === 0 ? 5 : 7)) return failed(ccid.parameters, 0x01);
        parameters = Uint8Array.from(data);
        return done(ccid.parameters, parameters);
      case ccid.getParameters:
      case ccid.resetParameters:
        if (!slot.powered) return failed(ccid.parameters, 0xfe);
        if (type === ccid.resetParameters) parameters = Uint8Array.of(0x11, 0, 0, 0x0a, 0);
        return done(ccid.parameters, parameters);
      case ccid.transfer: {
        if (failure !== null) return failed(ccid.dataBlock, failure);
        // Blocks of T=1 may be as short as four bytes: seven bytes of parameters tell that card.
        if (data.length < (parameters.length === 7 ? 4 : 5)) return failed(ccid.dataBlock, 0x01);
        const answer = slot.command(data);
        return answer ? done(ccid.dataBlock, answer) : failed(ccid.dataBlock, 0xfe);
      }
      case ccid.escape: {
        const text = escapes[Buffer.from(data).toString('hex')];
        return text === undefined
          ? failed(ccid.escapeReply, 0x0a)
          : done(ccid.escapeReply, Uint8Array.from(Buffer.from(text)));
      }
      case ccid.abort:
        return done(ccid.slotStatusReply);
      default:
        return failed(ccid.slotStatusReply, 0x00);
    }
  }

  function reply({ slot: at, seq }: CcidMessage, [type, status, error, data = none]: Reply): void {
    send(
      envelope(
        encodeMessage({
          type,
          slot: at,
          seq,
          // A parameters reply names its protocol in the last byte.
          extra: [status, error, type === ccid.parameters && data.length === 7 ? 1 : 0],
          data,
        }),
      ),
    );
  }

  function heard(message: CcidMessage): void {
    if (refusals > 0) {
      refusals -= 1;
      return send(nak);
    }
    const finish = () => reply(message, obey(message));
    if (extensions.answers > 0) {
      extensions.answers -= 1;
      const { multiplier } = extensions;
      const more = () => reply(message, [ccid.dataBlock, 0x80 | state(), multiplier]);
      more();
      clock.after(900, more);
      // The twin has a shorter way of asking for the same.
      clock.after(1_350, () => send(Uint8Array.of(0xff)));
      clock.after(1_800, finish);
    } else if (settings.thinkMs > 0) clock.after(settings.thinkMs, finish);
    else finish();
  }

  return {
    medium: 'stream',
    baudRate: 115200,
    world: {
      insert: (card) => slot.world.insert(card),
      remove: () => slot.world.remove(),
      get card() {
        return slot.world.card;
      },
      mute: (on) => slot.world.mute(on),
      removeDuring: (commands) => slot.world.removeDuring(commands),
      refuseNext: (count) => void (refusals = count),
      askForTime: (answers, multiplier) => void (extensions = { answers, multiplier }),
      failWith: (error) => void (failure = error),
    },
    receive(bytes) {
      if (settings.echo) send(bytes);
      for (const piece of framer.push(bytes)) {
        if (piece.kind === 'discarded') {
          if (piece.why === 'wrong checksum') send(nak);
          continue;
        }
        const message = messageIn(piece.bytes);
        // Our own replies on an echoing line are no commands.
        if (message && message.type < 0x80) heard(message);
      }
    },
    onSend: (to) => void (send = to),
    powerUp() {
      framer.reset();
      slot.powerOff();
    },
  };
}

/** How this reader would pack on USB: bulk messages without the envelope, slot changes as interrupts. */
export const usbCcidReader = (): Packing => ({
  pack(frame) {
    if (frame[0] === ccid.slotChange) return [{ channel: interruptIn, bytes: frame }];
    return frame.length > 3 ? [{ channel: bulkIn, bytes: frame.subarray(2, -1) }] : [];
  },
  unpack: (packet, channel) => (channel === bulkOut ? envelope(packet) : new Uint8Array(0)),
});

export function ccidReaderCommands(world: CcidReaderWorld): Commands {
  return {
    ...slotCommands(world),
    'refuse-next': {
      help: 'refuse-next N: the next N messages are answered "not understood"',
      run: (n) => world.refuseNext(numberWord(n ?? '1', 'N')),
    },
    'ask-for-time': {
      help: 'ask-for-time N [TIMES]: the next N answers come late, with requests for patience',
      run: (n, times) =>
        world.askForTime(numberWord(n ?? '1', 'N'), numberWord(times ?? '2', 'TIMES')),
    },
    fail: {
      help: 'fail HEX|off: a CCID error on every command, such as FB or FD',
      run: (word) =>
        world.failWith(word === undefined || word === 'off' ? null : Number.parseInt(word, 16)),
    },
  };
}
