import type { SimulatedLine } from './line.ts';
import { noiseWord, numberWord, WorldError, type Commands } from './simulator.ts';

/** What can go wrong between a host and a device. All of it can be changed while bytes flow. */
export interface WireFaults {
  /** The device stops answering; it still hears. */
  muted: boolean;
  /** Every answer comes this much later, in milliseconds. */
  delayMs: number;
  /** The next n answers come `lateMs` later: after the host gave up. */
  late: { answers: number; lateMs: number };
  /** The next n answers have one bit flipped (a repeatable one). */
  garble: number;
  /** Bytes put before every answer. */
  noise: Uint8Array;
  /** Answers arrive in pieces of at most this many bytes; 0 = whole. */
  splitBytes: number;
  /** Answers are held back and arrive together after this many milliseconds; 0 = at once. */
  mergeMs: number;
  /** The host hears its own bytes, as on a half-duplex adapter. */
  echo: boolean;
  /** Every n-th answer is lost; 0 = none. */
  dropEvery: number;
  /** The next n answers are cut after half of their bytes. */
  truncate: number;
  /** The cable comes out when this many more bytes have reached the host; null = it stays. */
  unplugAfterBytes: number | null;
}

export const noFaults = (): WireFaults => ({
  muted: false,
  delayMs: 0,
  late: { answers: 0, lateMs: 0 },
  garble: 0,
  noise: new Uint8Array(0),
  splitBytes: 0,
  mergeMs: 0,
  echo: false,
  dropEvery: 0,
  truncate: 0,
  unplugAfterBytes: null,
});

/** The faults as commands a person or a script can type. */
export function faultCommands(line: SimulatedLine): Commands {
  const { faults } = line;
  const onOff = (word: string | undefined): boolean => {
    if (word === undefined || word === 'on') return true;
    if (word === 'off') return false;
    throw new WorldError('expected on or off');
  };
  const count = (word: string | undefined) => (word === undefined ? 1 : numberWord(word, 'count'));
  return {
    unplug: { help: 'unplug: pull the cable', run: () => line.unplug() },
    'unplug-after': {
      help: 'unplug-after N: pull it when N more bytes have come',
      run: (n) => void (faults.unplugAfterBytes = numberWord(n, 'N')),
    },
    replug: { help: 'replug: put it back; the device powers up anew', run: () => line.replug() },
    mute: {
      help: 'mute [on|off]: the device hears but does not answer',
      run: (word) => void (faults.muted = onOff(word)),
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
      run: (word) => void (faults.echo = onOff(word)),
    },
    drop: {
      help: 'drop N: lose every N-th answer; 0 = none',
      run: (n) => void (faults.dropEvery = numberWord(n, 'N')),
    },
    heal: { help: 'heal: all wire faults away', run: () => line.heal() },
  };
}
