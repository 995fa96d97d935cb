import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  openDevice,
  systemClock,
  systemWire,
  usable,
  type DeviceEntry,
  type SupervisedDevice,
} from '../index.ts';
import { esclBrain } from '../simulators/escl/scanner.ts';
import { escposBrain } from '../simulators/escpos/printer.ts';
import { onHttp } from '../simulators/hosts/http.ts';
import { onPty } from '../simulators/hosts/pty.ts';
import { onTcp } from '../simulators/hosts/tcp.ts';
import { simulatedLine } from '../simulators/line.ts';
import { lock8a80Brain } from '../simulators/locks/lock-8a80.ts';
import { samReaderBrain, usualReader } from '../simulators/sam-id-reader/reader.ts';
import { seeded } from '../simulators/seeded.ts';
import { webLine } from '../simulators/web-line.ts';
import { parseAddress } from './address.ts';

const ports = { clock: systemClock, chance: seeded(1) };
const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function open(entry: Omit<DeviceEntry, 'id'>): Promise<SupervisedDevice> {
  const opened = openDevice({ id: 'device', ...entry }, { clock: systemClock, wire: systemWire() });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  ending.push(() => opened.value.close());
  await ready(opened.value);
  return opened.value;
}
async function ready(device: SupervisedDevice): Promise<void> {
  const settled = await device.until(usable, { deadlineMs: 15_000 });
  if (!settled.ok) throw new Error(settled.failure.message);
}

function linkPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'banshi-tty-'));
  ending.push(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
  return join(folder, 'tty');
}
const haveScript = existsSync('/usr/bin/script');

describe.skipIf(!haveScript)('on a real tty (needs util-linux script)', () => {
  it('reads a card at line speed', async () => {
    const brain = samReaderBrain(ports);
    const hosted = await onPty(simulatedLine(brain, ports, true));
    ending.push(() => hosted.close());
    const reader = await open({ driver: 'sam-id-reader', address: hosted.address });
    brain.world.lay({ name: '林知夏', number: '419902199304121424' });
    const card = await reader.use('identity-reader', (r) => r.read({ waitMs: 3_000 }));
    expect(card).toMatchObject({
      ok: true,
      value: { card: 'citizen', name: '林知夏', number: '419902199304121424' },
    });
  });

  it('opens a door and sees it open', async () => {
    const brain = lock8a80Brain(ports);
    const hosted = await onPty(simulatedLine(brain, ports, true));
    ending.push(() => hosted.close());
    const profile = {
      polarity: 'open-is-11',
      byteOrder: 'lowest-last',
      statusBytes: 3,
      pushReports: false,
    };
    const cabinet = await open({ driver: 'lock-8a80', address: hosted.address, profile });
    const result = await cabinet.use('locker', (locker) => locker.unlock({ board: 1, door: 24 }));
    expect(result).toEqual({ board: 1, door: 24, outcome: 'succeeded' });
    expect(brain.world.pulses).toEqual([{ board: 1, door: 24 }]);
  });

  it('hands over more than the line takes at once, whole and in order', async () => {
    const sent = seeded(2).bytes(64 * 1024);
    let heard = Buffer.alloc(0);
    const { promise: whole, resolve } = Promise.withResolvers<void>();
    const device = {
      baudRate: 115_200,
      receive(bytes: Uint8Array) {
        heard = Buffer.concat([heard, bytes]);
        if (heard.length === sent.length) resolve();
      },
      onSend: () => undefined,
      powerUp: () => undefined,
    };
    const hosted = await onPty(simulatedLine(device, ports, false));
    ending.push(() => hosted.close());
    const address = parseAddress(hosted.address);
    if (!address.ok) throw new Error(address.failure.message);
    const opened = await systemWire().open(address.value, {});
    if (!opened.ok || opened.value.medium !== 'stream') throw new Error('no line');
    const line = opened.value;
    ending.push(() => line.close());
    // The second is sent while the first still waits: order is the line's matter.
    const both = [line.send(sent.subarray(0, 40_000)), line.send(sent.subarray(40_000))];
    expect(await Promise.all(both)).toEqual([
      { ok: true, value: undefined },
      { ok: true, value: undefined },
    ]);
    await whole;
    expect(heard.equals(sent)).toBe(true);
  });

  it('comes back after the cable was pulled in the middle of a read (serialport #162)', async () => {
    const brain = samReaderBrain(ports, { ...usualReader, thinkMs: 30 });
    const line = simulatedLine(brain, ports, true);
    const link = linkPath();
    const hosted = await onPty(line, { link });
    ending.push(() => hosted.close());
    const reader = await open({ driver: 'sam-id-reader', address: `serial:${link}` });
    for (let round = 0; round < 3; round += 1) {
      brain.world.take();
      brain.world.lay({});
      // Find and select take 34 bytes: this is well inside the card.
      line.faults.unplugAfterBytes = 500;
      const reading = reader.use('identity-reader', (r) => r.read({ waitMs: 5_000 }));
      const cut = await reading;
      expect(cut.ok).toBe(false);
      expect((await reader.until((life) => !usable(life), { deadlineMs: 10_000 })).ok).toBe(true);
      line.replug();
      await ready(reader);
      brain.world.take();
      brain.world.lay({});
      const again = await reader.use('identity-reader', (r) => r.read({ waitMs: 5_000 }));
      expect(again.ok, JSON.stringify(again)).toBe(true);
    }
    const before = process.cpuUsage();
    await new Promise<void>((resolve) => systemClock.after(500, resolve));
    const { user, system } = process.cpuUsage(before);
    // A handle left spinning would have burnt the whole half second.
    expect((user + system) / 1000).toBeLessThan(250);
  });
});

describe('over TCP', () => {
  it('prints a ticket and notices the gateway going and coming', async () => {
    const brain = escposBrain(ports);
    const line = simulatedLine(brain, ports, false);
    const hosted = await onTcp(line);
    ending.push(() => hosted.close());
    const printer = await open({ driver: 'escpos', address: hosted.address });
    const printed = await printer.use('receipt-printer', (p) =>
      p.print({ lines: [{ kind: 'text', text: '排队号 A001' }, { kind: 'cut' }] }),
    );
    expect(printed).toEqual({ outcome: 'succeeded' });
    expect(brain.world.tickets).toHaveLength(1);
    line.unplug();
    expect((await printer.until((life) => !usable(life), { deadlineMs: 5_000 })).ok).toBe(true);
    line.replug();
    await ready(printer);
  });

  it('hears at once that the paper ran out', async () => {
    const brain = escposBrain(ports);
    const hosted = await onTcp(simulatedLine(brain, ports, false));
    ending.push(() => hosted.close());
    const printer = await open({ driver: 'escpos', address: hosted.address });
    const heard = new Promise((resolve) => {
      printer.subscribe((event) => {
        if (event.kind === 'status' && event.status.condition === 'blocked') resolve(event.status);
      });
    });
    brain.world.set({ paperOut: true });
    expect(await heard).toMatchObject({
      reasons: [{ code: 'paper-out' }],
      supplies: [{ name: 'paper', level: 'empty' }],
    });
  });
});

describe('over HTTP', () => {
  it('scans the feeder page by page', async () => {
    const brain = esclBrain(ports);
    const line = webLine(brain, ports);
    const hosted = await onHttp(line, '/eSCL');
    ending.push(() => hosted.close());
    const scanner = await open({ driver: 'escl', address: hosted.address });
    const page = { bytes: Uint8Array.of(0xff, 0xd8, 1, 2, 3, 0xff, 0xd9), mediaType: 'image/jpeg' };
    brain.world.loadFeeder(page, page, page);
    const arrived: number[] = [];
    const scanned = await scanner.use('document-scanner', (s) =>
      s.scan({}, ({ number }) => arrived.push(number)),
    );
    expect(scanned).toMatchObject({
      ok: true,
      value: { pages: [{ number: 1 }, { number: 2 }, { number: 3 }] },
    });
    expect(arrived).toEqual([1, 2, 3]);
  });
});
