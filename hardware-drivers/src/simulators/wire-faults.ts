import { answerFaultCommands, noAnswerFaults, type AnswerFaults } from './answering.ts';
import type { SimulatedLine } from './line.ts';
import { noiseWord, numberWord, onOffWord, type Commands } from './simulator.ts';

/** What can go wrong on a wire, whose bytes have no borders. All of it can be changed while bytes flow. */
export interface WireFaults extends AnswerFaults {
  /** Bytes put before every answer. */
  noise: Uint8Array;
  /** Answers arrive in pieces of at most this many bytes; 0 = whole. */
  splitBytes: number;
  /** Answers are held back and arrive together after this many milliseconds; 0 = at once. */
  mergeMs: number;
  /** The host hears its own bytes, as on a half-duplex adapter. */
  echo: boolean;
  /** The cable comes out when this many more bytes have reached the host; null = it stays. */
  unplugAfterBytes: number | null;
}

export const noFaults = (): WireFaults => ({
  ...noAnswerFaults(),
  noise: new Uint8Array(0),
  splitBytes: 0,
  mergeMs: 0,
  echo: false,
  unplugAfterBytes: null,
});

/** The faults as commands a person or a script can type. */
export function faultCommands(line: SimulatedLine): Commands {
  const { faults } = line;
  return {
    ...answerFaultCommands(line),
    'unplug-after': {
      help: 'unplug-after N: pull it when N more bytes have come',
      run: (n) => void (faults.unplugAfterBytes = numberWord(n, 'N')),
    },
    noise: {
      help: 'noise HEX: bytes before every answer; noise off',
      run: (word) => void (faults.noise = noiseWord(word)),
    },
    split: {
      help: 'split N: answers in pieces of N bytes; 0 = whole',
      run: (n) => void (faults.splitBytes = numberWord(n, 'N')),
    },
    merge: {
      help: 'merge MS: answers within MS milliseconds arrive as one; 0 = off',
      run: (ms) => void (faults.mergeMs = numberWord(ms, 'MS')),
    },
    echo: {
      help: 'echo [on|off]: the host hears its own bytes',
      run: (word) => void (faults.echo = onOffWord(word)),
    },
  };
}
