import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReceiptLine } from '../../capability/receipt-printer.ts';
import { createFramer, hex } from '../../framing/framing.ts';
import { drawTicket } from '../../simulators/escpos/draw.ts';
import {
  escposBrain,
  usualPrinter,
  type PrinterSettings,
} from '../../simulators/escpos/printer.ts';
import { ticketText } from '../../simulators/escpos/ticket.ts';
import { createBench } from '../../testing/bench.ts';
import { commandFraming } from './commands.ts';
import { encodeReceipt, harmless } from './encode.ts';

const bench = async (
  settings: Partial<PrinterSettings> = {},
  profile: Record<string, unknown> = {},
) => {
  const made = await createBench(
    {
      driver: 'escpos',
      profile,
      brain: (ports) => escposBrain(ports, { ...usualPrinter, ...settings }),
      tasks: [],
      checked: false,
    },
    7,
  );
  const print = (...lines: ReceiptLine[]) =>
    made.clock.run(
      made.device.use('receipt-printer', (printer) => printer.print({ lines }), {
        deadlineMs: 120_000,
      }),
    );
  const paper = () => made.world.tickets.map(ticketText);
  return { ...made, print, paper };
};
const text = (value: string): ReceiptLine => ({ kind: 'text', text: value });
const paper80 = { dots: 576, cut: 'partial', chineseFont: true } as const;
const noCanvas = () => Promise.resolve(undefined);

describe('a ticket', () => {
  it('carries Chinese, pairs at both edges, codes and a cut', async () => {
    const { print, paper, world } = await bench();
    const result = await print(
      { kind: 'text', text: '存件凭证', align: 'centre', size: 2, bold: true },
      { kind: 'pair', label: '办件编号', value: 'YX20260321-0001' },
      { kind: 'qr', text: 'https://例.cn/q?办=1' },
      { kind: 'code128', text: 'A0012{3' },
      { kind: 'cut' },
    );
    expect(result).toEqual({ outcome: 'succeeded' });
    expect(paper()).toEqual([
      [
        '存件凭证',
        `办件编号${' '.repeat(25)}YX20260321-0001`,
        '[QR https://例.cn/q?办=1]',
        '',
        '[code128 A0012{3]',
        '',
      ].join('\n'),
    ]);
    const [ticket] = world.tickets;
    const png = ticket && (await drawTicket(ticket, 576));
    expect(Buffer.from(png?.subarray(1, 4) ?? []).toString()).toBe('PNG');
  });

  it('draws what the printer has no type for, and drops nothing', async () => {
    const { print, world } = await bench();
    await print(text('𬱖启明'));
    expect(world.tickets[0]?.printed[0]).toMatchObject({ kind: 'raster' });
    const bytes = await encodeReceipt({ lines: [text('𬱖')] }, paper80, noCanvas);
    expect(hex(bytes)).toContain('a1fe');
  });

  it('breaks long lines by whole characters', async () => {
    const { print, paper } = await bench();
    await print(text('政'.repeat(50)));
    expect(paper()).toEqual([`${'政'.repeat(24)}\n${'政'.repeat(24)}\n${'政'.repeat(2)}`]);
  });

  it('lets no text become a command', async () => {
    const ours = new Set(['1b40', '1c26', '1b61', '1b45', '1d21', '0a']);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 20 }), async (value) => {
        const bytes = await encodeReceipt(
          { lines: [{ kind: 'pair', label: '', value }, text(value)] },
          paper80,
          noCanvas,
        );
        for (const piece of createFramer(commandFraming).push(bytes)) {
          const isText = (piece.bytes[0] ?? 0) >= 0x20;
          expect(
            piece.kind === 'frame' && (isText || ours.has(hex(piece.bytes.subarray(0, 2)))),
          ).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('never puts a real-time command into a picture', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x00), { maxLength: 40 }),
        (dots) => {
          const safe = harmless(Uint8Array.from(dots));
          const commands = [...safe.keys()].filter(
            (i) => safe[i] === 0x10 && [0x04, 0x05, 0x14].includes(safe[i + 1] ?? 0),
          );
          expect(commands).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the printer', () => {
  it('prints nothing and says why when it cannot', async () => {
    const { world, clock, print } = await bench();
    for (const [fault, code] of [
      ['paperOut', 'paper-out'],
      ['coverOpen', 'cover-open'],
      ['cutterFault', 'cutter-fault'],
      ['fatal', 'printer-error'],
    ] as const) {
      world.set({ [fault]: true });
      await clock.pass(10);
      expect(await print(text('x'), { kind: 'cut' })).toMatchObject({
        outcome: 'failed',
        because: { code, sent: false },
      });
      world.set({ [fault]: false });
    }
    expect(world.tickets).toEqual([]);
  });

  it('does not know what is on paper when the roll ends in the middle', async () => {
    const { world, print, paper } = await bench();
    world.paperEndsAfter(2);
    expect(await print(text('1\n2\n3\n4'), { kind: 'cut' })).toMatchObject({
      outcome: 'unknown',
      because: { code: 'paper-out' },
    });
    expect(paper()).toEqual(['1\n2']);
  });

  it('is not fooled by a stray byte that looks like its confirmation', async () => {
    const { world, line, print } = await bench();
    if ('noise' in line.faults) line.faults.noise = Uint8Array.of(0x00);
    world.paperEndsAfter(1);
    expect((await print(text('1\n2'), { kind: 'cut' })).outcome).toBe('unknown');
  });

  it('waits for a slow job and confirms it only when it is on paper', async () => {
    const { world, print, clock } = await bench({ lineMs: 700 });
    const before = clock.monotonic();
    expect(await print(text('1\n2\n3\n4\n5\n6'), { kind: 'cut' })).toEqual({
      outcome: 'succeeded',
    });
    expect(clock.monotonic() - before).toBeGreaterThan(4_000);
    expect(world.tickets).toHaveLength(1);
  });

  it('works with firmware that knows neither GS r nor automatic status', async () => {
    const { print, paper } = await bench({ answersInOrder: false, automaticStatus: false });
    expect(await print(text('好'), { kind: 'cut' })).toEqual({ outcome: 'succeeded' });
    expect(paper()).toEqual(['好']);
  });

  it('warns before the paper ends', async () => {
    const { world, clock, device } = await bench();
    world.set({ nearEnd: true });
    await clock.pass(10);
    expect(device.status).toMatchObject({
      condition: 'attention',
      reasons: [{ code: 'paper-near-end' }],
      supplies: [{ name: 'paper', level: 'low' }],
    });
  });
});
