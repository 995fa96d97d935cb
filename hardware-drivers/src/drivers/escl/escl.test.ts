import { describe, expect, it } from 'vitest';
import type { ScanSettings } from '../../capability/document-scanner.ts';
import { esclBrain } from '../../simulators/escl/scanner.ts';
import { usualScanner, type ScannerSettings } from '../../simulators/escl/settings.ts';
import { createBench } from '../../testing/bench.ts';
import { parseStatus } from './messages.ts';

const jpeg = (n: number) => ({
  bytes: Uint8Array.of(0xff, 0xd8, n, 0xff, 0xd9),
  mediaType: 'image/jpeg',
});

const bench = async (settings: Partial<ScannerSettings> = {}) => {
  const made = await createBench(
    {
      driver: 'escl',
      brain: (ports) => esclBrain(ports, { ...usualScanner, ...settings }),
      tasks: [],
      checked: false,
    },
    7,
  );
  const scan = (wanted: ScanSettings = {}) =>
    made.clock.run(
      made.device.use('document-scanner', (scanner) => scanner.scan(wanted), {
        deadlineMs: 300_000,
      }),
    );
  return { ...made, scan };
};

describe('a document scanner', () => {
  it('scans the feeder when paper lies in it, and the glass otherwise', async () => {
    for (const endOfPages of [404, 409, 410] as const) {
      const { world, scan } = await bench({ endOfPages });
      world.placeOnPlaten(jpeg(9));
      world.loadFeeder(jpeg(1), jpeg(2));
      expect(await scan()).toMatchObject({
        value: {
          pages: [
            { number: 1, bytes: jpeg(1).bytes },
            { number: 2, bytes: jpeg(2).bytes },
          ],
        },
      });
      expect(await scan()).toMatchObject({
        value: { pages: [{ number: 1, bytes: jpeg(9).bytes }] },
      });
    }
  });

  it('keeps the good pages of a feeder that jams, and says what is wrong', async () => {
    const { world, scan, clock, device } = await bench();
    world.loadFeeder(jpeg(1), jpeg(2), jpeg(3));
    world.jamAfter(2);
    expect(await scan()).toMatchObject({
      ok: true,
      value: { pages: [{}, {}], stoppedBy: { code: 'feeder-jam', advisedAction: 'staff' } },
    });
    await clock.run(device.refresh());
    expect(device.status).toMatchObject({
      condition: 'blocked',
      reasons: [{ code: 'feeder-jam' }],
    });
    world.fault('none');
    expect(await scan({ source: 'feeder' })).toMatchObject({ ok: true, value: { pages: [{}] } });
  });

  it('asks a busy scanner again', async () => {
    const { world, scan, line } = await bench();
    world.placeOnPlaten(jpeg(1));
    if ('busy' in line.faults) line.faults.busy = 1;
    expect((await scan({ source: 'platen' })).ok).toBe(true);
  });

  it('says that there was no page', async () => {
    const { scan } = await bench();
    expect(await scan({ source: 'feeder' })).toMatchObject({
      failure: { code: 'no-page', advisedAction: 'citizen' },
    });
    expect(await scan({ source: 'platen' })).toMatchObject({ failure: { code: 'no-page' } });
  });

  it('refuses what the scanner does not offer before starting a job', async () => {
    const { world, scan } = await bench();
    world.placeOnPlaten(jpeg(1));
    expect(await scan({ source: 'platen', resolution: 123 })).toMatchObject({
      failure: { code: 'invalid-request', sent: false },
    });
    expect(world.jobs).toBe(0);
  });

  it('never delivers a page that broke off', async () => {
    const { world, scan, line } = await bench();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      world.placeOnPlaten(jpeg(1));
      line.heal();
      line.faults.truncate = attempt;
      const scanned = await scan({ source: 'platen' });
      if (scanned.ok)
        for (const page of scanned.value.pages) expect(page.bytes).toEqual(jpeg(1).bytes);
    }
  });

  it('reads status with any namespace prefix', () => {
    const body = Buffer.from(
      '<a:ScannerStatus xmlns:a="x" xmlns:b="y"><b:State>Idle</b:State><a:AdfState>ScannerAdfLoaded</a:AdfState></a:ScannerStatus>',
    );
    expect(parseStatus(body)).toMatchObject({ state: 'Idle', adfState: 'ScannerAdfLoaded' });
    expect(parseStatus(Buffer.from('<html>login</html>'))).toBeUndefined();
    expect(parseStatus(Buffer.from('<ScannerStatus'))).toBeUndefined();
  });
});
