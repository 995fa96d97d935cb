// The numbers the drivers promise: `npm run bench drivers`, or a part: paced, idle, framers. Ratios, so that machines compare.
import { drivers, findDriver } from '../drivers/index.ts';
import { concat, createFramer } from '../framing/framing.ts';
import { exactly, systemClock } from '../ports/system.ts';
import { onPty } from '../simulators/hosts/pty.ts';
import { simulatedLine } from '../simulators/line.ts';
import { lock8a80Brain } from '../simulators/locks/lock-8a80.ts';
import { memoryWire } from '../simulators/memory-wire.ts';
import { sampleCards } from '../simulators/sam-id-reader/card.ts';
import { samReaderBrain } from '../simulators/sam-id-reader/reader.ts';
import { seeded } from '../simulators/seeded.ts';
import type { StreamBrain } from '../simulators/simulator.ts';
import type { DeviceEntry, SupervisedDevice } from '../supervisor/device.ts';
import { usable } from '../supervisor/lifecycle.ts';
import { openDevice } from '../supervisor/open.ts';
import { recordingWire } from '../transport/recorder.ts';
import type { RecordedPiece } from '../transport/recording.ts';
import { systemWire } from '../transport/system-wire.ts';
import type { Wire } from '../transport/connection.ts';
import { loadVectors } from './evidence.ts';

const ports = { clock: systemClock, exactly, chance: seeded(1) };
let missed = 0;

function report(what: string, value: string, good: boolean): void {
  if (!good) missed += 1;
  console.log(`${good ? '  ' : '✗ '}${what.padEnd(52)} ${value}`);
}

async function open(entry: Omit<DeviceEntry, 'id'>, wire: Wire): Promise<SupervisedDevice> {
  const opened = openDevice({ id: entry.driver, ...entry }, { clock: systemClock, wire });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const ready = await opened.value.until(usable, { deadlineMs: 20_000 });
  if (!ready.ok) throw new Error(ready.failure.message);
  return opened.value;
}

/** Time from the first byte out to the result, over the time the bytes alone need on the wire. */
async function overWireTime<W>(
  brain: StreamBrain<W>,
  entry: Omit<DeviceEntry, 'id' | 'address'>,
  work: (device: SupervisedDevice, world: W) => Promise<{ readonly ok: boolean }>,
): Promise<{ readonly ratio: number; readonly ms: number }> {
  await using hosted = await onPty(simulatedLine(brain, ports, true));
  let pieces: RecordedPiece[] = [];
  const wire = recordingWire(systemWire(), systemClock, (piece) => void pieces.push(piece));
  await using device = await open({ ...entry, address: hosted.address }, wire);
  const measured: { ratio: number; ms: number }[] = [];
  for (let round = 0; round < 7; round += 1) {
    pieces = [];
    const done = await work(device, brain.world);
    const end = systemClock.monotonic();
    if (!done.ok) throw new Error(JSON.stringify(done));
    let bytes = 0;
    for (const piece of pieces) {
      if ('out' in piece) bytes += piece.out.length / 2;
      if ('in' in piece) bytes += piece.in.length / 2;
    }
    const ms = end - firstOut;
    measured.push({ ms, ratio: ms / ((bytes * 10_000) / brain.baudRate) });
    await new Promise<void>((resolve) => systemClock.after(150, resolve));
  }
  return measured.toSorted((a, b) => a.ratio - b.ratio)[3] ?? { ratio: Number.NaN, ms: 0 };
}
let firstOut = 0;
/** The clock is read when the operation starts: the first byte leaves in the same turn. */
const started = <T>(work: () => Promise<T>): Promise<T> => {
  firstOut = systemClock.monotonic();
  return work();
};

async function paced(): Promise<void> {
  const read = await overWireTime(
    samReaderBrain(ports),
    { driver: 'sam-id-reader' },
    async (device, world) => {
      world.take();
      world.lay(sampleCards.citizen);
      return await started(() => device.use('identity-reader', (reader) => reader.read()));
    },
  );
  report(
    'identity card over wire time, 115200 baud, real tty',
    `${read.ratio.toFixed(3)} × (${read.ms.toFixed(0)} ms; wanted ≤ 1.1)`,
    read.ratio <= 1.1,
  );
  const doors = await overWireTime(
    lock8a80Brain(ports),
    {
      driver: 'lock-8a80',
      profile: {
        polarity: 'open-is-11',
        byteOrder: 'lowest-last',
        statusBytes: 3,
        pushReports: false,
      },
    },
    (device) => started(() => device.use('locker', (locker) => locker.doors())),
  );
  report(
    'state of 24 doors over wire time, 9600 baud, real tty',
    `${doors.ratio.toFixed(3)} × (${doors.ms.toFixed(1)} ms; wanted ≤ 1.1)`,
    doors.ratio <= 1.1,
  );
}

/** The best of three: others use the machine too. */
const cutTime = (driverId: string, bytes: Uint8Array): number =>
  Math.min(...[1, 2, 3].map(() => cutOnce(driverId, bytes)));

/** Milliseconds to cut this into frames, a UART's worth at a time. */
function cutOnce(driverId: string, bytes: Uint8Array): number {
  const driver = findDriver(driverId);
  if (!driver) throw new Error(driverId);
  const framer = createFramer(driver.anyFraming);
  const begun = performance.now();
  for (let at = 0; at < bytes.length; at += 64) framer.push(bytes.subarray(at, at + 64));
  framer.stall();
  return performance.now() - begun;
}

function framers(): void {
  const size = 1024 * 1024;
  const fill = (pattern: Uint8Array, length: number) =>
    concat(Array.from({ length: Math.ceil(length / pattern.length) }, () => pattern)).subarray(
      0,
      length,
    );
  for (const driver of drivers.filter(({ medium }) => medium === 'stream')) {
    const answers = loadVectors(driver.id).filter(
      ({ direction, invalid }) => direction === 'device->host' && !invalid,
    );
    const frames = concat(answers.map(({ bytes }) => bytes));
    const halves = concat(answers.map(({ bytes }) => bytes.subarray(0, bytes.length >> 1)));
    const configured = driver.configure({});
    const baud =
      configured.ok && configured.value.medium === 'stream'
        ? (configured.value.line.baudRate ?? 115_200)
        : 115_200;
    const perSecond = (size * 1000) / cutTime(driver.id, fill(frames, size));
    const times = perSecond / (baud / 10);
    report(
      `${driver.id}: frames per line rate`,
      `${Math.round(times)} × of ${baud} baud`,
      times >= 100,
    );
    const rubbish = seeded(3).bytes(size);
    for (const [name, bytes] of [
      ['half frames', fill(halves, size)],
      ['rubbish', rubbish],
    ] as const) {
      const eighth = cutTime(driver.id, bytes.subarray(0, size / 8));
      const growth = cutTime(driver.id, bytes) / eighth;
      report(
        `${driver.id}: ${name}, eight times as much`,
        `${growth.toFixed(2)} × the time`,
        growth < 24,
      );
    }
  }
}

async function idle(): Promise<void> {
  const wire = memoryWire(systemClock);
  const devices: SupervisedDevice[] = [];
  for (let i = 0; i < 10; i += 1) {
    const address = `sim:device-${i}`;
    const lock = i % 2 === 0;
    const brain = lock ? lock8a80Brain(ports) : samReaderBrain(ports);
    wire.plug(address, simulatedLine(brain, ports, false));
    const profile = {
      polarity: 'open-is-11',
      byteOrder: 'lowest-last',
      statusBytes: 3,
      pushReports: false,
    };
    devices.push(
      await open(
        lock ? { driver: 'lock-8a80', address, profile } : { driver: 'sam-id-reader', address },
        wire,
      ),
    );
  }
  const seconds = 20;
  const before = process.cpuUsage();
  await new Promise<void>((resolve) => systemClock.after(seconds * 1000, resolve));
  const { user, system } = process.cpuUsage(before);
  const share = (user + system) / (seconds * 10_000);
  for (const device of devices) await device.close();
  report(
    'ten idle devices, simulators included',
    `${share.toFixed(2)} % of a core (wanted < 0.5)`,
    share < 0.5,
  );
}

const parts = { paced, idle, framers };
const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name)) await measure();
process.exit(missed > 0 ? 1 : 0);
