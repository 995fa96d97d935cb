import {
  parseReply,
  samBaudRates,
  samFraming,
  samReply,
  sw,
} from '../../drivers/sam-id-reader/codec.ts';
import { concat, createFramer } from '../../framing/framing.ts';
import type { SimulatorPorts, StreamBrain } from '../simulator.ts';
import { makeChip, type CardFields, type Chip } from './card.ts';

export interface ReaderSettings {
  /** Two length words before the text, or three as some modules send. */
  readonly header: 4 | 6;
  /** Old modules do not know 30 10. */
  readonly fingerprintCommand: boolean;
  /** How many fingers the chip holds: 512 bytes of features each. */
  readonly fingers: 0 | 1 | 2;
  /** How long finding, selecting and reading take, in milliseconds, beside the wire. */
  readonly thinkMs: number;
}

export interface ReaderWorld {
  lay(card: CardFields): void;
  take(): void;
  readonly card: 'none' | 'laid';
  /** The card is taken away in the very moment of the next select or read. */
  takeDuring(step: 'select' | 'read'): void;
  /** A SAM status every command on a card is refused with (hex 31, 40, 41, 66 …); null heals. */
  refuseWith(status: number | null): void;
  /** How many wrong module ids come first. */
  firstIdsWrong(count: number): void;
  /** Another program left the line at this rate. */
  leftAt(baudRate: number): void;
}

const moduleNumber = Uint8Array.of(5, 0, 3, 0, 0xa5, 0x3a, 0x34, 0x01, 1, 0, 0, 0, 2, 0, 0, 0);

export const usualReader: ReaderSettings = {
  header: 4,
  fingerprintCommand: true,
  fingers: 0,
  thinkMs: 0,
};

/** The number of the card itself, not of its holder. */
const managementNumber = Uint8Array.from({ length: 28 }, (_, i) => i);

/** Features of one finger. */
const fingerLength = 512;
/** Nobody's finger. */
const syntheticFinger = 0x46;

type Step = 'module' | 'find' | 'select' | 'read';
/** Where each status belongs; what says that a command was not understood may come at every step. */
const refusedAt: Readonly<Record<number, readonly Step[]>> = {
  [sw.selfTestFailed]: ['module', 'find', 'select', 'read'],
  [sw.notAuthorised]: ['module', 'find', 'select', 'read'],
  [sw.findFailed]: ['find'],
  [sw.selectFailed]: ['select'],
  [sw.cardRejectedSam]: ['select', 'read'],
  [sw.samRejectedCard]: ['select', 'read'],
  [sw.verificationFailed]: ['read'],
  [sw.unknownCard]: ['select', 'read'],
  [sw.readFailed]: ['read'],
  [sw.randomFailed]: ['select', 'read'],
  [sw.itemEmpty]: ['read'],
};
const everyCardStep: readonly Step[] = ['find', 'select', 'read'];

/** A card reader with a SAM module, as GA/T 467 describes it. */
export function samReaderBrain(
  { clock, chance }: SimulatorPorts,
  settings: ReaderSettings = usualReader,
): StreamBrain<ReaderWorld> {
  const framer = createFramer(samFraming);
  let send: (bytes: Uint8Array) => void = () => undefined;
  let baudRate = 115200;
  let tuned = false;
  const tune = (rate: number) => {
    baudRate = rate;
    tuned = true;
  };
  let chip: Chip | undefined;
  let selected = false;
  /** A card that was read is not found again before it left. */
  let readBefore = false;
  let leavesAt: 'select' | 'read' | undefined;
  let refusal: number | null = null;
  let wrongIds = 0;

  const reply = (status: number, data?: Uint8Array) => {
    const frame = samReply(status, data);
    if (settings.thinkMs > 0) clock.after(settings.thinkMs, () => send(frame));
    else send(frame);
  };
  const leave = () => {
    chip = undefined;
    selected = false;
    readBefore = false;
  };
  const maybeLeave = (step: 'select' | 'read') => {
    if (leavesAt !== step) return;
    leavesAt = undefined;
    leave();
  };
  const words = (...lengths: number[]) =>
    Uint8Array.from(lengths.flatMap((n) => [n >> 8, n & 0xff]));

  const refusedNow = (step: Step): boolean => {
    if (refusal === null || !(refusedAt[refusal] ?? everyCardStep).includes(step)) return false;
    reply(refusal);
    return true;
  };

  function read(withFingers: boolean): void {
    maybeLeave('read');
    if (refusedNow('read')) return;
    if (!chip || !selected) return reply(sw.readFailed);
    readBefore = true;
    const { text, photo } = chip;
    const fingers = new Uint8Array(withFingers ? settings.fingers * fingerLength : 0).fill(
      syntheticFinger,
    );
    const header =
      settings.header === 4 && !withFingers
        ? words(text.length, photo.length)
        : words(text.length, photo.length, fingers.length);
    reply(sw.ok, concat([header, text, photo, fingers]));
  }

  function readAppended(): void {
    if (!chip || !selected) return reply(sw.readFailed);
    if (chip.appendedAddress === undefined) return reply(sw.itemEmpty);
    const text = Buffer.alloc(70);
    for (let i = 0; i < 70; i += 2) text.writeUInt16LE(0x20, i);
    text.set(Buffer.from(chip.appendedAddress, 'utf16le').subarray(0, 70));
    reply(sw.ok, text);
  }

  function obey(frame: Uint8Array): void {
    const body = frame.subarray(7, -1);
    // A reply looped back by an echoing line is not a command.
    if (frame.length > 10 && parseReply(frame)) return;
    switch (((body[0] ?? 0) << 8) | (body[1] ?? 0)) {
      case 0x10ff:
        selected = false;
        return refusedNow('module') ? undefined : reply(sw.ok);
      case 0x11ff:
        return refusedNow('module') ? undefined : reply(sw.ok);
      case 0x12ff: {
        if (wrongIds === 0) return reply(sw.ok, moduleNumber);
        wrongIds -= 1;
        return reply(sw.ok, chance.bytes(16));
      }
      case 0x2001:
        if (refusedNow('find')) return;
        if (!chip || readBefore) return reply(sw.findFailed);
        return reply(sw.found, new Uint8Array(4));
      case 0x2002:
        maybeLeave('select');
        if (refusedNow('select')) return;
        if (!chip || readBefore) return reply(sw.selectFailed);
        selected = true;
        return reply(sw.ok, new Uint8Array(8));
      case 0x3001:
        return read(false);
      case 0x3010:
        return settings.fingerprintCommand ? read(true) : reply(sw.command);
      case 0x3005:
        if (!chip || !selected) return reply(sw.readFailed);
        return reply(sw.ok, managementNumber);
      case 0x3003:
        return readAppended();
      case 0x61ff:
        return body.length === 3 ? reply(sw.ok) : reply(sw.length);
      default:
        if (body[0] === 0x60) {
          const rate = samBaudRates[body[1] ?? -1];
          reply(rate === undefined ? sw.notPermitted : sw.ok);
          // The answer still leaves at the old rate.
          if (rate !== undefined) clock.after(settings.thinkMs, () => tune(rate));
          return;
        }
        return reply(sw.command);
    }
  }

  return {
    medium: 'stream',
    get baudRate() {
      return baudRate;
    },
    get tuned() {
      return tuned;
    },
    world: {
      lay(card) {
        leave();
        chip = makeChip(card);
      },
      take: leave,
      get card() {
        return chip ? 'laid' : 'none';
      },
      takeDuring: (step) => void (leavesAt = step),
      refuseWith: (status) => void (refusal = status),
      firstIdsWrong: (count) => void (wrongIds = count),
      leftAt: tune,
    },
    receive(bytes) {
      for (const piece of framer.push(bytes)) {
        if (piece.kind === 'frame') obey(piece.bytes);
        else if (piece.why === 'wrong checksum' && piece.bytes[0] === 0xaa) reply(sw.checksum);
      }
    },
    onSend: (to) => void (send = to),
    powerUp() {
      framer.reset();
      selected = false;
      readBefore = false;
      baudRate = 115200;
    },
  };
}
