import {
  parseReply,
  samBaudRates,
  samFraming,
  samReply,
  sw,
} from '../../drivers/sam-id-reader/codec.ts';
import { concat, createFramer } from '../../framing/framing.ts';
import type { Commands, SimulatorPorts, StreamBrain } from '../simulator.ts';
import { WorldError } from '../simulator.ts';
import { makeChip, sampleCards, type CardFields, type Chip } from './card.ts';

export interface ReaderSettings {
  /** Two length words before the text, or three as some modules send. */
  readonly header: 4 | 6;
  /** Old modules do not know 30 10. */
  readonly fingerprintCommand: boolean;
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

/** A card reader with a SAM module, as GA/T 467 describes it. */
export function samReaderBrain(
  { clock, chance }: SimulatorPorts,
  settings: ReaderSettings = { header: 4, fingerprintCommand: true, thinkMs: 0 },
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

  function read(): void {
    maybeLeave('read');
    if (!chip || !selected) return reply(sw.readFailed);
    if (refusal !== null) return reply(refusal);
    readBefore = true;
    const { text, photo } = chip;
    const header =
      settings.header === 4
        ? words(text.length, photo.length)
        : words(text.length, photo.length, 0);
    reply(sw.ok, concat([header, text, photo]));
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
        return reply(
          refusal === sw.notAuthorised || refusal === sw.selfTestFailed ? refusal : sw.ok,
        );
      case 0x11ff:
        return reply(
          refusal === sw.notAuthorised || refusal === sw.selfTestFailed ? refusal : sw.ok,
        );
      case 0x12ff: {
        if (wrongIds === 0) return reply(sw.ok, moduleNumber);
        wrongIds -= 1;
        return reply(sw.ok, chance.bytes(16));
      }
      case 0x2001:
        if (!chip || readBefore) return reply(sw.findFailed);
        return reply(sw.found, new Uint8Array(4));
      case 0x2002:
        maybeLeave('select');
        if (!chip || readBefore) return reply(sw.selectFailed);
        selected = true;
        return reply(sw.ok, new Uint8Array(8));
      case 0x3001:
        return read();
      case 0x3010:
        if (!settings.fingerprintCommand) return reply(sw.command);
        maybeLeave('read');
        if (!chip || !selected) return reply(sw.readFailed);
        if (refusal !== null) return reply(refusal);
        readBefore = true;
        return reply(
          sw.ok,
          concat([words(chip.text.length, chip.photo.length, 0), chip.text, chip.photo]),
        );
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

const isFields = (value: unknown): value is CardFields =>
  typeof value === 'object' && value !== null;

export function readerCommands(world: ReaderWorld): Commands {
  return {
    lay: {
      help: `lay [${Object.keys(sampleCards).join('|')}|JSON]: lay a card on the reader`,
      run(...words) {
        const text = words.join(' ') || 'citizen';
        const sample = Object.entries(sampleCards).find(([name]) => name === text)?.[1];
        if (sample) return world.lay(sample);
        let fields: unknown;
        try {
          fields = JSON.parse(text);
        } catch {
          throw new WorldError(
            `expected ${Object.keys(sampleCards).join(', ')} or a JSON object of card fields`,
          );
        }
        if (!isFields(fields)) throw new WorldError('a card is a JSON object');
        world.lay(fields);
      },
    },
    take: { help: 'take: take the card away', run: () => world.take() },
    'take-during': {
      help: 'take-during select|read: the card leaves in the middle of the next one',
      run(step) {
        if (step !== 'select' && step !== 'read') throw new WorldError('expected select or read');
        world.takeDuring(step);
      },
    },
    refuse: {
      help: 'refuse HEX|off: refuse with a SAM status such as 41, 32, 40 or 66',
      run: (word) =>
        world.refuseWith(word === undefined || word === 'off' ? null : Number.parseInt(word, 16)),
    },
    rate: {
      help: 'rate BAUD: the module was left at another line rate',
      run(word) {
        const rate = samBaudRates.find((each) => String(each) === word);
        if (rate === undefined) throw new WorldError(`expected ${samBaudRates.join(', ')}`);
        world.leftAt(rate);
      },
    },
    'wrong-ids': {
      help: 'wrong-ids N: the next N module ids are wrong',
      run: (n) => world.firstIdsWrong(Number(n ?? 1)),
    },
  };
}
