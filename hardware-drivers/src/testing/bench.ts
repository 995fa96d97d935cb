import type { Actuation, Outcome } from '../command/outcome.ts';
import { simulatedLine, type SimulatedLine } from '../simulators/line.ts';
import { memoryWire } from '../simulators/memory-wire.ts';
import { seeded } from '../simulators/seeded.ts';
import type {
  CardBrain,
  FolderBrain,
  HttpBrain,
  SimulatorPorts,
  StreamBrain,
} from '../simulators/simulator.ts';
import { folderLine, type FolderLine } from '../simulators/folder-line.ts';
import { cardLine, type CardLine } from '../simulators/card-line.ts';
import { virtualClock, type VirtualClock } from '../simulators/virtual-clock.ts';
import { webLine, type WebLine } from '../simulators/web-line.ts';
import type { SupervisedDevice } from '../supervisor/device.ts';
import { usable } from '../supervisor/lifecycle.ts';
import { openDevice } from '../supervisor/open.ts';
import type { Packing } from '../transport/packing.ts';

/** Something a device can be asked to do, with the physical world's own account of it. */
export interface Task<W> {
  readonly name: string;
  /** Puts the world so that the task can succeed (again). */
  readonly prepare?: (world: W) => void;
  readonly run: (
    device: SupervisedDevice,
    signal?: AbortSignal,
  ) => Promise<Outcome<unknown> | Actuation>;
  /** For actuations: whether it really happened. Success must mean yes, failure must mean no. */
  readonly happened?: (world: W) => boolean;
  /** What must never be true, whatever the wire does: another door open, a second ticket. */
  readonly forbidden?: (world: W) => boolean;
}

export interface Proof<W> {
  readonly driver: string;
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly brain: (
    ports: SimulatorPorts,
  ) => StreamBrain<W> | HttpBrain<W> | CardBrain<W> | FolderBrain<W>;
  /** For USB and HID: an address of that scheme, and how the device packs its bytes. */
  readonly packets?: { readonly address: string; readonly far: () => Packing };
  readonly tasks: readonly Task<W>[];
  /** Whether the frames carry a checksum: then one wrong bit can never be believed. */
  readonly checked: boolean;
}

/** A driver and its simulated device on one wire and one virtual clock. */
export interface Bench<W> {
  readonly clock: VirtualClock;
  readonly line: SimulatedLine | WebLine | CardLine | FolderLine;
  readonly world: W;
  readonly device: SupervisedDevice;
  ready(): Promise<void>;
  /** Prepares the world and starts the task. */
  start(task: Task<W>, signal?: AbortSignal): Promise<Outcome<unknown> | Actuation>;
  run(task: Task<W>): Promise<Outcome<unknown> | Actuation>;
  close(): Promise<void>;
}

function lineOf<W>(brain: ReturnType<Proof<W>['brain']>, ports: SimulatorPorts) {
  switch (brain.medium) {
    case 'stream':
      return simulatedLine(brain, ports, false);
    case 'http':
      return webLine(brain, ports);
    case 'card':
      return cardLine(brain, ports);
    case 'folder':
      return folderLine(brain, ports);
  }
}

export async function createBench<W>(proof: Proof<W>, seed: number): Promise<Bench<W>> {
  const clock = virtualClock();
  const ports: SimulatorPorts = { clock, chance: seeded(seed) };
  const brain = proof.brain(ports);
  const line = lineOf(brain, ports);
  const wire = memoryWire(clock);
  const { packets } = proof;
  if (packets && 'fromHost' in line) wire.plugPackets(packets.address, line, packets.far);
  else wire.plug('sim:device', line);
  const opened = openDevice(
    {
      id: proof.driver,
      driver: proof.driver,
      address: packets?.address ?? 'sim:device',
      ...(proof.profile ? { profile: proof.profile } : {}),
    },
    { clock, wire },
  );
  if (!opened.ok)
    throw new Error(
      opened.problems.map((problem) => `${problem.path} ${problem.message}`).join('; '),
    );
  const device = opened.value;
  const bench: Bench<W> = {
    clock,
    line,
    world: brain.world,
    device,
    async ready() {
      const ready = await clock.run(device.until(usable, { deadlineMs: 120_000 }));
      if (!ready.ok) throw new Error(ready.failure.message);
    },
    start(task, signal) {
      task.prepare?.(brain.world);
      return task.run(device, signal);
    },
    async run(task) {
      return await clock.run(bench.start(task));
    },
    async close() {
      await clock.run(device.close());
    },
  };
  await bench.ready();
  return bench;
}
