import { systemClock } from '../ports/system.ts';
import { onPty } from '../simulators/hosts/pty.ts';
import { simulatedLine } from '../simulators/line.ts';
import type { SimulatorPorts, StreamBrain } from '../simulators/simulator.ts';
import type { DeviceEntry, SupervisedDevice } from '../supervisor/device.ts';
import { usable } from '../supervisor/lifecycle.ts';
import { openDevice } from '../supervisor/open.ts';
import type { Wire } from '../transport/connection.ts';
import { recordingWire } from '../transport/recorder.ts';
import { systemWire } from '../transport/system-wire.ts';
import { bareHost } from './bare-host.ts';

/** Times as multiples of what the bytes alone need on a wire: the middle one of several rounds. */
export interface OverWireTime {
  /** From the first command byte out to the result. */
  readonly fromFirstByte: number;
  /** From the call of the driver to the result. */
  readonly fromCall: number;
  readonly ms: number;
  /**
   * What one exchange takes a host that is nothing but system calls, in milliseconds beyond the time
   * on the wire: least and middle. Never below zero, or the simulated wire would be too fast.
   */
  readonly bare: { readonly least: number; readonly middle: number };
}

/** One exchange that a bare host can do as well. */
interface Exchange {
  readonly query: Uint8Array;
  readonly answerLength: number;
}

const rounds = 21;
const pauseMs = 150;
const pause = () => new Promise<void>((resolve) => systemClock.after(pauseMs, resolve));
const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

export async function openReady(
  entry: Omit<DeviceEntry, 'id'>,
  wire: Wire,
): Promise<SupervisedDevice> {
  const opened = openDevice({ id: entry.driver, ...entry }, { clock: systemClock, wire });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const ready = await opened.value.until(usable, { deadlineMs: 20_000 });
  if (!ready.ok) throw new Error(ready.failure.message);
  return opened.value;
}

/** A driver and a simulated device paced to its baud rate, on a real tty. */
export async function overWireTime<W>(
  ports: SimulatorPorts,
  brain: StreamBrain<W>,
  entry: Omit<DeviceEntry, 'id' | 'address'>,
  exchange: Exchange,
  work: (device: SupervisedDevice) => Promise<{ readonly ok: boolean }>,
  prepare: () => void = () => undefined,
): Promise<OverWireTime> {
  const wireMs = (bytes: number) => (bytes * 10_000) / brain.baudRate;
  await using hosted = await onPty(simulatedLine(brain, ports, true));

  const path = hosted.address.slice('serial:'.length);
  const alone = await bareHost({ ...exchange, path, rounds, pauseMs });
  const bare = alone.map((ms) => ms - wireMs(exchange.query.length + exchange.answerLength));

  let bytes = 0;
  let firstOut: number | undefined;
  const wire = recordingWire(systemWire(), systemClock, (piece) => {
    if ('out' in piece) {
      firstOut ??= systemClock.monotonic();
      bytes += piece.out.length / 2;
    }
    if ('in' in piece) bytes += piece.in.length / 2;
  });
  await using device = await openReady({ ...entry, address: hosted.address }, wire);
  const all: { readonly byte: number; readonly call: number; readonly ms: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    prepare();
    bytes = 0;
    firstOut = undefined;
    const called = systemClock.monotonic();
    const done = await work(device);
    const end = systemClock.monotonic();
    if (!done.ok) throw new Error(JSON.stringify(done));
    const ms = end - (firstOut ?? Number.NaN);
    all.push({ ms, byte: ms / wireMs(bytes), call: (end - called) / wireMs(bytes) });
    await pause();
  }
  return {
    fromFirstByte: middle(all.map(({ byte }) => byte)),
    fromCall: middle(all.map(({ call }) => call)),
    ms: middle(all.map(({ ms }) => ms)),
    bare: { least: Math.min(...bare), middle: middle(bare) },
  };
}
