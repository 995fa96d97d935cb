import { concat } from '../framing/framing.ts';
import type { SimulatorPorts } from './simulator.ts';
import { noFaults, type WireFaults } from './wire-faults.ts';

/** Bytes of one UART frame: start bit, eight data bits, stop bit. */
const bitsPerByte = 10;
/** How much a UART hands over at once. */
const fifoBytes = 16;

export interface SimulatedLine {
  readonly faults: WireFaults;
  /** False while unplugged. */
  readonly plugged: boolean;
  /** Whether bytes take the time they would take on a wire of the device's rate. */
  readonly paced: boolean;
  /**
   * Milliseconds a byte is under way between host and here, one way, before or after the paced wire:
   * a paced line takes them off its waits, lest the whole way is slower than a wire.
   */
  transitMs: number;
  unplug(): void;
  replug(): void;
  heal(): void;
  /** The rate the host has set, where it is known: see `FarEnd.tuned`. */
  hostBaudRate: number | undefined;
  /** Bytes from the host. */
  fromHost(bytes: Uint8Array): void;
  /** Where bytes for the host go. */
  onHostData(listener: (bytes: Uint8Array) => void): void;
  onPlug(listener: (plugged: boolean) => void): () => void;
}

interface FarEnd {
  readonly baudRate: number;
  /** The device was set to a rate of its own: at any other neither end understands the other. */
  readonly tuned?: boolean;
  receive(bytes: Uint8Array): void;
  onSend(send: (bytes: Uint8Array) => void): void;
  powerUp(): void;
}

/** A wire with a simulated device at its far end and faults on it; paced when `pace` is set. */
export function simulatedLine(
  device: FarEnd,
  { clock, chance, exactly }: SimulatorPorts,
  pace: boolean,
): SimulatedLine {
  const faults = noFaults();
  let plugged = true;
  let toHost: (bytes: Uint8Array) => void = () => undefined;
  const plugListeners = new Set<(plugged: boolean) => void>();
  let answers = 0;
  let generation = 0;
  /** Monotonic times until which each direction of the wire is busy with earlier bytes. */
  let hostBusyUntil = 0;
  let deviceBusyUntil = 0;
  /** While the device obeys: when the last byte reached it. Our own time for that is not its time. */
  let heardAt: number | undefined;
  let held: Uint8Array[] = [];

  const after = pace && exactly ? exactly : clock.after;
  const byteMs = () => (pace ? (bitsPerByte * 1000) / device.baudRate : 0);

  const detuned = (): boolean =>
    device.tuned === true &&
    wire.hostBaudRate !== undefined &&
    wire.hostBaudRate !== device.baudRate;

  /** Runs later unless the plug was pulled in between. */
  function later(ms: number, action: () => void): void {
    const then = generation;
    after(ms, () => {
      if (then === generation && plugged) action();
    });
  }

  /**
   * A wire keeps its order, also when timers come late and all at once; a check byte that is an XOR
   * would not even notice.
   */
  function inTurn(queue: (() => void)[], ms: number, action: () => void): void {
    queue.push(action);
    later(ms, () => queue.shift()?.());
  }
  const toHostQueue: (() => void)[] = [];
  const toDeviceQueue: (() => void)[] = [];

  function deliver(bytes: Uint8Array): void {
    if (!plugged) return;
    if (faults.unplugAfterBytes === null) return toHost(bytes);
    const left = faults.unplugAfterBytes;
    toHost(bytes.subarray(0, left));
    faults.unplugAfterBytes = left - bytes.length;
    if (faults.unplugAfterBytes <= 0) {
      faults.unplugAfterBytes = null;
      unplug();
    }
  }

  /** Hands the bytes over as a UART would: a few at a time, each when it has fully arrived. */
  function carryToHost(bytes: Uint8Array): void {
    const step = faults.splitBytes > 0 ? faults.splitBytes : pace ? fifoBytes : bytes.length;
    const now = clock.monotonic();
    let at = Math.max(heardAt ?? now, deviceBusyUntil);
    for (let from = 0; from < bytes.length; from += step) {
      const piece = bytes.slice(from, from + step);
      at += piece.length * byteMs();
      inTurn(toHostQueue, Math.max(0, at - wire.transitMs - now), () => deliver(piece));
    }
    deviceBusyUntil = at;
  }

  function answer(bytes: Uint8Array): void {
    if (!plugged || faults.muted || detuned()) return;
    answers += 1;
    if (faults.dropEvery > 0 && answers % faults.dropEvery === 0) return;
    let out = bytes;
    if (faults.garble > 0) {
      faults.garble -= 1;
      out = Uint8Array.from(out);
      const at = chance.below(out.length);
      out[at] = (out[at] ?? 0) ^ (1 << chance.below(8));
    }
    if (faults.truncate > 0) {
      faults.truncate -= 1;
      out = out.slice(0, Math.floor(out.length / 2));
    }
    if (faults.noise.length > 0) out = concat([faults.noise, out]);
    let wait = faults.delayMs;
    if (faults.late.answers > 0) {
      faults.late.answers -= 1;
      wait += faults.late.lateMs;
    }
    if (faults.mergeMs > 0) {
      held.push(out);
      if (held.length === 1) {
        later(wait + faults.mergeMs, () => {
          const together = concat(held);
          held = [];
          carryToHost(together);
        });
      }
    } else if (wait > 0) later(wait, () => carryToHost(out));
    else carryToHost(out);
  }
  device.onSend(answer);

  function unplug(): void {
    if (!plugged) return;
    plugged = false;
    generation += 1;
    held = [];
    toHostQueue.length = toDeviceQueue.length = 0;
    for (const listener of [...plugListeners]) listener(false);
  }

  const wire: SimulatedLine = {
    faults,
    hostBaudRate: undefined,
    paced: pace,
    transitMs: 0,
    get plugged() {
      return plugged;
    },
    unplug,
    replug() {
      if (plugged) return;
      plugged = true;
      hostBusyUntil = deviceBusyUntil = 0;
      device.powerUp();
      for (const listener of [...plugListeners]) listener(true);
    },
    heal() {
      Object.assign(faults, noFaults());
    },
    fromHost(bytes) {
      if (!plugged) return;
      const now = clock.monotonic();
      hostBusyUntil = Math.max(now - wire.transitMs, hostBusyUntil) + bytes.length * byteMs();
      const wait = Math.max(0, hostBusyUntil - now);
      if (faults.echo) later(wait, () => deliver(bytes));
      const arrives = hostBusyUntil;
      inTurn(toDeviceQueue, wait, () => {
        if (detuned()) return;
        heardAt = arrives;
        try {
          device.receive(bytes);
        } finally {
          heardAt = undefined;
        }
      });
    },
    onHostData(listener) {
      toHost = listener;
    },
    onPlug(listener) {
      plugListeners.add(listener);
      return () => void plugListeners.delete(listener);
    },
  };
  return wire;
}
