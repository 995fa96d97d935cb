import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { PrintJob } from '../../capability/document-printer.ts';
import {
  ippPrinterBrain,
  usualIppPrinter,
  type IppPrinterSettings,
} from '../../simulators/ipp/printer.ts';
import { createBench } from '../../testing/bench.ts';
import { decodeIpp, encodeIpp, groups } from './codec.ts';
import * as ipp from './values.ts';

const job: PrintJob = {
  bytes: Buffer.from('%PDF-1.4 one page %%EOF'),
  mediaType: 'application/pdf',
  name: 'receipt',
};
const bench = async (settings: Partial<IppPrinterSettings> = {}) => {
  const made = await createBench(
    {
      driver: 'ipp',
      brain: (ports) => ippPrinterBrain(ports, { ...usualIppPrinter, ...settings }),
      tasks: [],
      checked: false,
      profile: { printTimeoutMs: 10_000 },
    },
    5,
  );
  const print = (more: Partial<PrintJob> = {}) =>
    made.clock.run(
      made.device.use('document-printer', (printer) => printer.print({ ...job, ...more }), {
        deadlineMs: 120_000,
      }),
    );
  return { ...made, print };
};

describe('an IPP printer', () => {
  it('prints the bytes it was given, with copies and sides', async () => {
    const { print, world } = await bench();
    expect(await print({ copies: 2, duplex: true })).toEqual({
      outcome: 'succeeded',
      jobId: 1,
      pagesPrinted: 2,
    });
    expect(world.tray).toMatchObject([{ copies: 2, format: 'application/pdf' }]);
    expect(Buffer.from(world.tray[0]?.bytes ?? []).toString()).toBe('%PDF-1.4 one page %%EOF');
  });

  it.each([
    ['media-empty-error', 'paper-out'],
    ['media-empty-report', 'paper-out'],
    ['media-empty', 'paper-out'],
    ['cover-open-warning', 'cover-open'],
    ['media-jam-error', 'printer-error'],
    ['paused', 'printer-offline'],
  ])('sends nothing while it says %s', async (reason, code) => {
    const { print, world, device, clock } = await bench();
    world.reason(reason, true);
    expect(await print()).toMatchObject({ outcome: 'failed', because: { code, sent: false } });
    expect(world.jobs).toEqual([]);
    const status = await clock.run(device.refresh());
    expect(status).toMatchObject({ value: { condition: 'blocked' } });
  });

  it('prints in spite of a warning, and tells it with the supplies', async () => {
    const { print, world, device, clock } = await bench();
    world.reason('toner-low-report', true);
    world.toner(7);
    expect(await print()).toMatchObject({ outcome: 'succeeded' });
    expect(await clock.run(device.refresh())).toMatchObject({
      value: {
        condition: 'attention',
        reasons: [{ code: 'toner-low' }],
        supplies: [{ name: 'Black Toner', level: 'low', percent: 7 }],
      },
    });
  });

  it('asks a busy printer again, and prints once', async () => {
    const { print, world } = await bench();
    world.busy(3);
    expect(await print()).toMatchObject({ outcome: 'succeeded' });
    expect(world.tray).toHaveLength(1);
  });

  it('finds its job again when the answer got lost', async () => {
    const { print, world, line } = await bench();
    // Two answers came while it was identified; the fifth is that of Print-Job.
    line.faults.dropEvery = 5;
    expect(await print()).toMatchObject({ outcome: 'succeeded', jobId: 1 });
    expect(world.tray).toHaveLength(1);
  });

  it('takes a job back that did not come out, so that it does not appear beside somebody else', async () => {
    const { print, world, clock } = await bench({ printMs: 2_000 });
    clock.after(1_000, () => world.reason('media-empty-error', true));
    expect(await print()).toMatchObject({ outcome: 'failed', because: { code: 'paper-out' } });
    world.reason('media-empty-error', false);
    await clock.pass(10_000);
    expect(world.tray).toEqual([]);
  });

  it('says what became of an aborted job, and refuses formats it does not take', async () => {
    const { print, world } = await bench();
    world.abortNext();
    expect(await print()).toMatchObject({ outcome: 'failed', jobId: 1 });
    world.accept(false);
    expect(await print()).toMatchObject({ outcome: 'failed', because: { sent: false } });
  });

  it('falls back to IPP 1.1', async () => {
    const { print } = await bench({ oldVersion: true });
    expect(await print()).toMatchObject({ outcome: 'succeeded' });
  });
});

describe('IPP messages', () => {
  const message = {
    version: 0x0200,
    code: 0x000b,
    requestId: 77,
    groups: [
      {
        tag: groups.operation,
        attributes: new Map([
          ['attributes-charset', ipp.charset('utf-8')],
          ['attributes-natural-language', ipp.language('en')],
          ['printer-uri', ipp.uri('ipp://localhost/ipp/print')],
          ['requested-attributes', ipp.keyword('printer-state', 'media-col-default')],
        ]),
      },
      {
        tag: groups.printer,
        attributes: new Map([
          [
            'media-col-default',
            ipp.collection({
              'media-size': ipp.collection({ 'x-dimension': ipp.integer(21_000) }),
              'media-type': ipp.keyword('stationery'),
            }),
          ],
          ['copies-supported', ipp.range(1, 99)],
          ['printer-is-accepting-jobs', ipp.boolean(true)],
        ]),
      },
    ],
    data: Uint8Array.of(1, 2, 3),
  };

  it('survive a round trip', () => {
    expect(decodeIpp(encodeIpp(message))).toEqual(message);
  });

  it('are read by a parser not written here', () => {
    const { parse }: { parse: (body: Buffer) => unknown } = createRequire(import.meta.url)(
      '@sealsystems/ipp',
    );
    expect(parse(Buffer.from(encodeIpp(message)))).toMatchObject({
      id: 77,
      'operation-attributes-tag': {
        'requested-attributes': ['printer-state', 'media-col-default'],
      },
      'printer-attributes-tag': { 'media-col-default': { 'media-type': 'stationery' } },
    });
  });
});
