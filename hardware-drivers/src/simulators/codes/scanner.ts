import { gm65Framing, answerFrame, types, scanRegister } from '../../drivers/gm65/codec.ts';
import { triggerOff, triggerOn } from '../../drivers/code-line-serial/driver.ts';
import { concat, createFramer, sameBytes } from '../../framing/framing.ts';
import type { Clock } from '../../ports/index.ts';
import { WorldError, type Commands, type SimulatorPorts, type StreamBrain } from '../simulator.ts';

export interface CodeWorld {
  /** Holds a code before the window until it was read (or taken away). */
  show(text: string): void;
  takeAway(): void;
  readonly lit: boolean;
  /** Codes sent so far. */
  readonly read: number;
}

const endings = { cr: [0x0d], crlf: [0x0d, 0x0a], none: [] } as const;
export type CodeEnding = keyof typeof endings;

/** Between seeing a code and having decoded it. */
const decodeMs = 60;

/** The window: a code is sent once it lies before a lit scanner. */
function scannerWindow(
  clock: Clock,
  ending: CodeEnding,
  litMs: number | undefined,
  send: (bytes: Uint8Array) => void,
) {
  let shown: string | undefined;
  let lit = litMs === undefined;
  let read = 0;
  let cancelDark: (() => void) | undefined;

  function look(): void {
    const code = shown;
    if (code === undefined || !lit) return;
    clock.after(decodeMs, () => {
      if (shown !== code || !lit) return;
      shown = undefined;
      read += 1;
      dark();
      send(concat([Buffer.from(code, 'utf8'), Uint8Array.from(endings[ending])]));
    });
  }
  function dark(): void {
    cancelDark?.();
    lit = litMs === undefined;
  }
  const world: CodeWorld = {
    show(text) {
      shown = text;
      look();
    },
    takeAway: () => void (shown = undefined),
    get lit() {
      return lit;
    },
    get read() {
      return read;
    },
  };
  return {
    world,
    light(on: boolean) {
      dark();
      if (!on || litMs === undefined) return;
      lit = true;
      cancelDark = clock.after(litMs, dark);
      look();
    },
  };
}

export interface Gm65Settings {
  readonly ending: CodeEnding;
}

/** A GM65 module in command-triggered mode; it goes dark after five seconds. */
export function gm65Brain(
  { clock }: SimulatorPorts,
  { ending }: Gm65Settings = { ending: 'cr' },
): StreamBrain<CodeWorld> {
  let send: (bytes: Uint8Array) => void = () => undefined;
  const { world, light } = scannerWindow(clock, ending, 5_000, (bytes) => send(bytes));
  const registers = new Map<number, number>();
  const framer = createFramer(gm65Framing('line'));

  function obey(frame: Uint8Array): void {
    const [head, , type, length = 0, high = 0, low = 0, value = 0] = frame;
    if (head !== 0x7e) return;
    const address = (high << 8) | low;
    if (type === types.read) {
      send(
        answerFrame(...Array.from({ length: value }, (_, i) => registers.get(address + i) ?? 0)),
      );
    } else if (type === types.write) {
      for (let i = 0; i < length; i += 1) registers.set(address + i, frame[6 + i] ?? 0);
      send(answerFrame(0));
      if (address === scanRegister) light((value & 1) === 1);
    } else if (type === types.save) send(answerFrame(0));
  }

  return {
    medium: 'stream',
    baudRate: 9600,
    world,
    receive(bytes) {
      for (const piece of framer.push(bytes)) if (piece.kind === 'frame') obey(piece.bytes);
    },
    onSend: (to) => void (send = to),
    powerUp() {
      framer.reset();
      light(false);
    },
  };
}

export interface CodeLineSettings {
  readonly ending: CodeEnding;
  /** honeywell: lit by SYN T CR; none: always looking. */
  readonly trigger: 'honeywell' | 'none';
}

/** A scanner that sends lines. */
export function codeLineBrain(
  { clock }: SimulatorPorts,
  { ending, trigger }: CodeLineSettings = { ending: 'cr', trigger: 'honeywell' },
): StreamBrain<CodeWorld> {
  let send: (bytes: Uint8Array) => void = () => undefined;
  const litMs = trigger === 'honeywell' ? 30_000 : undefined;
  const { world, light } = scannerWindow(clock, ending, litMs, (bytes) => send(bytes));
  let heard = new Uint8Array(0);
  return {
    medium: 'stream',
    baudRate: 9600,
    world,
    receive(bytes) {
      for (const byte of bytes) {
        heard = concat([heard.subarray(-2), Uint8Array.of(byte)]);
        if (sameBytes(heard, triggerOn)) light(true);
        else if (sameBytes(heard, triggerOff)) light(false);
      }
    },
    onSend: (to) => void (send = to),
    powerUp: () => light(false),
  };
}

export const codeCommands = (world: CodeWorld): Commands => ({
  show: {
    help: 'show TEXT: hold a code before the scanner',
    run(...words) {
      if (words.length === 0) throw new WorldError('show wants a text');
      world.show(words.join(' '));
    },
  },
  'take-away': { help: 'take-away: the code', run: () => world.takeAway() },
  state: {
    help: 'state: lit or not, codes read',
    run: () => ({ lit: world.lit, read: world.read }),
  },
});
