import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { Address } from '../transport/address.ts';
import type { CardConnection } from '../transport/connection.ts';
import {
  numberWord,
  WorldError,
  type CardBrain,
  type Commands,
  type SimulatorPorts,
} from './simulator.ts';

/** What can go wrong between a host and a slot behind a reader stack. */
export interface CardFaults {
  muted: boolean;
  delayMs: number;
  late: { answers: number; lateMs: number };
  /** The next n answers have one bit flipped. */
  garble: number;
  /** The next n answers are cut in half. */
  truncate: number;
  /** Every n-th answer is lost; 0 = none. */
  dropEvery: number;
}

const noFaults = (): CardFaults => ({
  muted: false,
  delayMs: 0,
  late: { answers: 0, lateMs: 0 },
  garble: 0,
  truncate: 0,
  dropEvery: 0,
});

export interface CardLine {
  readonly faults: CardFaults;
  readonly plugged: boolean;
  unplug(): void;
  replug(): void;
  heal(): void;
  open(address: Address): CardConnection;
  /** The slot itself, for hosts that carry it elsewhere. */
  readonly slot: CardBrain<unknown>;
  onPlug(listener: (plugged: boolean) => void): () => void;
}

/** A slot with faults between it and the host. */
export function cardLine(slot: CardBrain<unknown>, { clock, chance }: SimulatorPorts): CardLine {
  const faults = noFaults();
  let plugged = true;
  let answers = 0;
  const plugListeners = new Set<(plugged: boolean) => void>();

  function spoil(bytes: Uint8Array): Uint8Array {
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
  }

  /** Never settles when the answer is lost: the host's own deadline has to end it. */
  function answer<T>(work: () => Outcome<T>): Promise<Outcome<T>> {
    return new Promise((resolve) => {
      if (!plugged) return resolve(failed('line-closed', 'the reader is gone', { sent: false }));
      const result = work();
      answers += 1;
      if (faults.muted || (faults.dropEvery > 0 && answers % faults.dropEvery === 0)) return;
      let wait = faults.delayMs;
      if (faults.late.answers > 0) {
        faults.late.answers -= 1;
        wait += faults.late.lateMs;
      }
      clock.after(wait, () =>
        resolve(plugged ? result : failed('line-closed', 'the reader is gone')),
      );
    });
  }

  return {
    faults,
    slot,
    get plugged() {
      return plugged;
    },
    unplug() {
      plugged = false;
      for (const listener of [...plugListeners]) listener(false);
    },
    replug() {
      if (plugged) return;
      plugged = true;
      slot.powerUp();
      for (const listener of [...plugListeners]) listener(true);
    },
    heal: () => void Object.assign(faults, noFaults()),
    onPlug(listener) {
      plugListeners.add(listener);
      return () => void plugListeners.delete(listener);
    },
    open(address) {
      const connection: CardConnection = {
        medium: 'card',
        address,
        onClose(listener) {
          const leave = (now: boolean) => !now && listener('the reader was unplugged');
          plugListeners.add(leave);
          return () => void plugListeners.delete(leave);
        },
        present: () => answer(() => ok(slot.present)),
        connect: () =>
          answer(() => {
            if (!slot.present) return failed('no-card', 'no card in the slot');
            const card = slot.powerOn();
            return card ? ok(card) : failed('card-unreadable', 'the card stays mute');
          }),
        transmit: (apdu) =>
          answer(() => {
            const response = slot.transmit(apdu);
            return response
              ? ok(spoil(response))
              : failed('card-removed', 'the card is not there any more');
          }),
        disconnect: async () => {
          await answer(() => {
            slot.powerOff();
            return ok(undefined);
          });
        },
        close: () => Promise.resolve(),
        [Symbol.asyncDispose]: () => Promise.resolve(),
      };
      return connection;
    },
  };
}

/** The faults as commands a person or a script can type. */
export function cardFaultCommands(line: CardLine): Commands {
  const { faults } = line;
  const count = (word: string | undefined) => (word === undefined ? 1 : numberWord(word, 'N'));
  return {
    unplug: { help: 'unplug: take the reader away', run: () => line.unplug() },
    replug: { help: 'replug: put it back', run: () => line.replug() },
    mute: {
      help: 'mute [on|off]: nothing is answered',
      run(word) {
        if (word !== undefined && word !== 'on' && word !== 'off')
          throw new WorldError('expected on or off');
        faults.muted = word !== 'off';
      },
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
    heal: { help: 'heal: all faults away', run: () => line.heal() },
  };
}
