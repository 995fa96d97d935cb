// The numbers the drivers promise: `npm run bench drivers`, or a part: paced, idle, framers, camera. Ratios, so that machines compare.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drivers, findDriver } from '../drivers/index.ts';
import { queryFrame } from '../drivers/lock-8a80/codec.ts';
import { command } from '../drivers/sam-id-reader/codec.ts';
import { concat, createFramer } from '../framing/framing.ts';
import { exactly, systemClock } from '../ports/system.ts';
import { simulatedLine } from '../simulators/line.ts';
import { lock8a80Brain } from '../simulators/locks/lock-8a80.ts';
import { memoryWire } from '../simulators/memory-wire.ts';
import { sampleCards } from '../simulators/sam-id-reader/card.ts';
import { samReaderBrain } from '../simulators/sam-id-reader/reader.ts';
import { seeded } from '../simulators/seeded.ts';
import type { SupervisedDevice } from '../supervisor/device.ts';
import { systemWire } from '../transport/system-wire.ts';
import { createBars } from './bars.ts';
import { loadVectors } from './evidence.ts';
import { openReady, overWireTime, type OverWireTime } from './over-wire-time.ts';

const ports = { clock: systemClock, exactly, chance: seeded(1) };
const bars = createBars((line) => console.log(line));

/** The SAM's "find card" and its "no card"; lock board 1 asked for all its doors. */
const findCard = { query: command('find'), answerLength: 11 };
const allDoors = { query: queryFrame(1, 0), answerLength: 7 };
const lockProfile = {
  polarity: 'open-is-11',
  byteOrder: 'lowest-last',
  statusBytes: 3,
  pushReports: false,
};

function tellOverWireTime(what: string, measured: OverWireTime): void {
  const { fromFirstByte, fromCall, ms, bare } = measured;
  bars.tell(
    `${what} over wire time, real tty`,
    `${fromFirstByte.toFixed(3)} × from the first byte (${ms.toFixed(1)} ms; wanted ≤ 1.1)`,
    fromFirstByte <= 1.1,
  );
  bars.tell('', `${fromCall.toFixed(3)} × from the call of the driver`);
  bars.tell(
    '',
    `a bare host: wire time + ${bare.least.toFixed(2)} to ${bare.middle.toFixed(2)} ms`,
  );
}

async function paced(): Promise<void> {
  const reader = samReaderBrain(ports);
  tellOverWireTime(
    'identity card, 115200 baud',
    await overWireTime(
      ports,
      reader,
      { driver: 'sam-id-reader' },
      findCard,
      (device) => device.use('identity-reader', (reader) => reader.read()),
      () => {
        reader.world.take();
        reader.world.lay(sampleCards.citizen);
      },
    ),
  );
  tellOverWireTime(
    'state of 24 doors, 9600 baud',
    await overWireTime(
      ports,
      lock8a80Brain(ports),
      { driver: 'lock-8a80', profile: lockProfile },
      allDoors,
      (device) => device.use('locker', (locker) => locker.doors()),
    ),
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
    bars.tell(
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
      bars.tell(
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
    devices.push(
      await openReady(
        lock
          ? { driver: 'lock-8a80', address, profile: lockProfile }
          : { driver: 'sam-id-reader', address },
        wire,
      ),
    );
  }
  const wait = (seconds: number) =>
    new Promise<void>((resolve) => systemClock.after(seconds * 1000, resolve));
  // What opening left behind (compiling, collecting) goes on for a while; idling begins after it.
  await wait(10);
  const shares: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const seconds = 10;
    const before = process.cpuUsage();
    await wait(seconds);
    const { user, system } = process.cpuUsage(before);
    shares.push((user + system) / (seconds * 10_000));
  }
  const share = Math.max(...shares);
  for (const device of devices) await device.close();
  bars.tell(
    'ten idle devices, simulators included',
    `${shares.map((each) => each.toFixed(2)).join(', ')} % of a core (wanted < 0.5)`,
    share < 0.5,
  );
}

async function camera(): Promise<void> {
  if (spawnSync('ffmpeg', ['-version']).status !== 0)
    return bars.tell('live frames of a camera', 'not measured: needs ffmpeg (Debian: ffmpeg)');
  const folder = mkdtempSync(join(tmpdir(), 'banshi-camera-'));
  try {
    await using device = await openReady(
      { driver: 'camera-folder', address: `folder:${folder}?camera=test&size=1920x1440` },
      systemWire(),
    );
    const look = () => device.use('document-scanner', (camera) => camera.scan({ preview: true }));
    // ffmpeg starts.
    for (let i = 0; i < 10; i += 1) await look();
    const frames = 100;
    const begun = performance.now();
    for (let i = 0; i < frames; i += 1) await look();
    const rate = (frames * 1000) / (performance.now() - begun);
    bars.tell(
      'live frames of a camera, 640 wide beside 1920',
      `${rate.toFixed(1)} per second (wanted ≥ 10)`,
      rate >= 10,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const parts = { paced, idle, framers, camera };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name)) await measure();
process.exit(bars.end());
