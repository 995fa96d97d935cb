import { numberWord, onOffWord, type Commands, type SimulatorPorts } from './simulator.ts';

/** What can go wrong with the answers of any device. */
export interface AnswerFaults {
  /** The device stops answering; it still hears. */
  muted: boolean;
  /** Every answer comes this much later, in milliseconds. */
  delayMs: number;
  /** The next n answers come `lateMs` later: after the host gave up. */
  late: { answers: number; lateMs: number };
  /** The next n answers have one bit flipped (a repeatable one). */
  garble: number;
  /** The next n answers are cut in half. */
  truncate: number;
  /** Every n-th answer is lost; 0 = none. */
  dropEvery: number;
}

export const noAnswerFaults = (): AnswerFaults => ({
  muted: false,
  delayMs: 0,
  late: { answers: 0, lateMs: 0 },
  garble: 0,
  truncate: 0,
  dropEvery: 0,
});

/** What can go wrong where every answer has borders of its own: pages, cards, frames of a camera. */
export interface BorderedFaults extends AnswerFaults {
  /** The cable comes out while the n-th answer from now is under way; null = it stays. */
  unplugAfterAnswers: number | null;
}

export const noBorderedFaults = (): BorderedFaults => ({
  ...noAnswerFaults(),
  unplugAfterAnswers: null,
});

/** Decides about one answer after the other. */
export function createAnswers(
  faults: BorderedFaults,
  { chance }: Pick<SimulatorPorts, 'chance'>,
  unplug: () => void,
) {
  let answers = 0;
  return {
    /** After how many milliseconds this answer comes, or that it never does. */
    next(): number | 'lost' {
      answers += 1;
      if (faults.unplugAfterAnswers !== null) {
        faults.unplugAfterAnswers -= 1;
        if (faults.unplugAfterAnswers <= 0) {
          faults.unplugAfterAnswers = null;
          unplug();
          return 'lost';
        }
      }
      if (faults.dropEvery > 0 && answers % faults.dropEvery === 0) return 'lost';
      if (faults.late.answers === 0) return faults.delayMs;
      faults.late.answers -= 1;
      return faults.delayMs + faults.late.lateMs;
    },
    spoil(bytes: Uint8Array): Uint8Array {
      let out = bytes;
      if (faults.truncate > 0) {
        faults.truncate -= 1;
        out = out.slice(0, Math.floor(out.length / 2));
      }
      if (faults.garble > 0 && out.length > 0) {
        faults.garble -= 1;
        out = Uint8Array.from(out);
        const at = chance.below(out.length);
        out[at] = (out[at] ?? 0) ^ (1 << chance.below(8));
      }
      return out;
    },
  };
}

export interface Plug {
  readonly plugged: boolean;
  unplug(): void;
  replug(): void;
  onPlug(listener: (plugged: boolean) => void): () => void;
}

export function createPlug(powerUp: () => void): Plug {
  let plugged = true;
  const listeners = new Set<(plugged: boolean) => void>();
  const turn = (now: boolean) => {
    plugged = now;
    for (const listener of [...listeners]) listener(now);
  };
  return {
    get plugged() {
      return plugged;
    },
    unplug: () => void (plugged && turn(false)),
    replug() {
      if (plugged) return;
      powerUp();
      turn(true);
    },
    onPlug(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The faults every line knows, as commands a person or a script can type. */
export function answerFaultCommands(line: {
  readonly faults: AnswerFaults;
  unplug(): void;
  replug(): void;
  heal(): void;
}): Commands {
  const { faults } = line;
  const count = (word: string | undefined) => (word === undefined ? 1 : numberWord(word, 'N'));
  return {
    unplug: { help: 'unplug: pull the cable', run: () => line.unplug() },
    replug: { help: 'replug: put it back; the device powers up anew', run: () => line.replug() },
    mute: {
      help: 'mute [on|off]: it hears, but does not answer',
      run: (word) => void (faults.muted = onOffWord(word)),
    },
    delay: {
      help: 'delay MS: every answer comes later',
      run: (ms) => void (faults.delayMs = numberWord(ms, 'MS')),
    },
    late: {
      help: 'late MS [N]: the next N answers come MS milliseconds later',
      run: (ms, n) => void (faults.late = { lateMs: numberWord(ms, 'MS'), answers: count(n) }),
    },
    garble: {
      help: 'garble [N]: flip one bit in each of the next N answers',
      run: (n) => void (faults.garble = count(n)),
    },
    truncate: {
      help: 'truncate [N]: cut the next N answers in half',
      run: (n) => void (faults.truncate = count(n)),
    },
    drop: {
      help: 'drop N: lose every N-th answer; 0 = none',
      run: (n) => void (faults.dropEvery = numberWord(n, 'N')),
    },
    heal: { help: 'heal: all wire faults away', run: () => line.heal() },
  };
}

/** The same with the cable that comes out by itself, counted in answers. */
export const borderedFaultCommands = (
  line: Parameters<typeof answerFaultCommands>[0] & { readonly faults: BorderedFaults },
): Commands => ({
  ...answerFaultCommands(line),
  'unplug-after': {
    help: 'unplug-after N: pull it while the N-th answer from now is under way',
    run: (n) => void (line.faults.unplugAfterAnswers = numberWord(n, 'N')),
  },
});
