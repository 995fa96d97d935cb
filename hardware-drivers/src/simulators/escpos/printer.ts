import iconv from 'iconv-lite';
import type { Align } from '../../capability/receipt-printer.ts';
import { commandFraming } from '../../drivers/escpos/commands.ts';
import { concat, createFramer } from '../../framing/framing.ts';
import type { SimulatorPorts, StreamBrain } from '../simulator.ts';
import type { Printed, Run, Ticket } from './ticket.ts';

export interface PrinterSettings {
  readonly dots: number;
  readonly model: string;
  readonly automaticStatus: boolean;
  readonly answersInOrder: boolean;
  readonly nearEndSensor: boolean;
  /** Time a printed line takes, in milliseconds. */
  readonly lineMs: number;
}

export const usualPrinter: PrinterSettings = {
  dots: 576,
  model: 'BANSHI TICKET SIMULATOR',
  automaticStatus: true,
  answersInOrder: true,
  nearEndSensor: true,
  lineMs: 0,
};

export interface PrinterFaults {
  paperOut: boolean;
  nearEnd: boolean;
  coverOpen: boolean;
  cutterFault: boolean;
  fatal: boolean;
  headHot: boolean;
  drawerOpen: boolean;
}

export interface PrinterWorld {
  readonly state: Readonly<PrinterFaults>;
  set(change: Partial<PrinterFaults>): void;
  /** Paper ends after so many further lines; null takes the order back. */
  paperEndsAfter(lines: number | null): void;
  /** Tickets in the slot, oldest first, then what is printed but not cut. */
  readonly tickets: readonly Ticket[];
  /** A hand takes everything that was cut off. */
  takeTickets(): readonly Ticket[];
  readonly drawerPulses: number;
  onPaper(listener: () => void): () => void;
}

/** Epson's bar code numbers, as bwip-js names them. */
const symbologies: Readonly<Record<number, string>> = {
  0: 'upca',
  1: 'upce',
  2: 'ean13',
  3: 'ean8',
  4: 'code39',
  5: 'interleaved2of5',
  6: 'rationalizedCodabar',
  65: 'upca',
  66: 'upce',
  67: 'ean13',
  68: 'ean8',
  69: 'code39',
  70: 'interleaved2of5',
  71: 'rationalizedCodabar',
  72: 'code93',
  73: 'code128',
};
const lineDots = 30;

const freshStyle = () => ({
  align: 'left' as Align,
  bold: false,
  width: 1,
  height: 1,
  chinese: true,
});
const freshCode = () => ({
  height: 162,
  module: 3,
  hri: 0,
  qrModule: 3,
  qrLevel: 'L',
  qrData: new Uint8Array(0),
});

/** A ticket printer: real-time questions at once, everything else in order and only while it can print. */
export function escposBrain(
  { clock }: SimulatorPorts,
  settings: PrinterSettings = usualPrinter,
): StreamBrain<PrinterWorld> {
  const framer = createFramer(commandFraming);
  let send: (bytes: Uint8Array) => void = () => undefined;
  const state: PrinterFaults = {
    paperOut: false,
    nearEnd: false,
    coverOpen: false,
    cutterFault: false,
    fatal: false,
    headHot: false,
    drawerOpen: false,
  };
  let queue: Uint8Array[] = [];
  let working = false;
  let asb = 0;
  let style = freshStyle();
  let code = freshCode();
  let row: { bytes: Uint8Array; style: ReturnType<typeof freshStyle> }[] = [];
  let paper: Printed[] = [];
  let cutOff: Ticket[] = [];
  let linesLeft: number | null = null;
  let drawerPulses = 0;
  const listeners = new Set<() => void>();

  const stopped = () =>
    state.paperOut || state.coverOpen || state.cutterFault || state.fatal || state.headHot;

  function realTime(n: number): number {
    switch (n) {
      case 1:
        return 0x12 | (state.drawerOpen ? 0 : 0x04) | (stopped() ? 0x08 : 0);
      case 2: {
        const error = state.cutterFault || state.fatal || state.headHot;
        return (
          0x12 | (state.coverOpen ? 0x04 : 0) | (state.paperOut ? 0x20 : 0) | (error ? 0x40 : 0)
        );
      }
      case 3:
        return (
          0x12 |
          (state.cutterFault ? 0x08 : 0) |
          (state.fatal ? 0x20 : 0) |
          (state.headHot ? 0x40 : 0)
        );
      default:
        return 0x12 | (nearEnd() ? 0x0c : 0) | (state.paperOut ? 0x60 : 0);
    }
  }
  const nearEnd = () => settings.nearEndSensor && (state.nearEnd || state.paperOut);

  function asbBytes(): Uint8Array {
    return Uint8Array.of(
      0x10 | (state.drawerOpen ? 0 : 0x04) | (stopped() ? 0x08 : 0) | (state.coverOpen ? 0x20 : 0),
      (state.cutterFault ? 0x08 : 0) | (state.fatal ? 0x20 : 0) | (state.headHot ? 0x40 : 0),
      (nearEnd() ? 0x03 : 0) | (state.paperOut ? 0x0c : 0),
      0x0f,
    );
  }

  function put(item: Printed): void {
    paper.push(item);
    if (linesLeft !== null) {
      linesLeft -= 1;
      if (linesLeft <= 0) {
        linesLeft = null;
        set({ paperOut: true });
      }
    }
  }

  function endLine(): void {
    const runs = row.map(({ bytes, style: of }): Run => ({
      text: iconv.decode(Buffer.from(bytes), of.chinese ? 'gb18030' : 'cp437'),
      bold: of.bold,
      width: of.width,
      height: of.height,
    }));
    row = [];
    put({ kind: 'line', align: style.align, runs });
  }

  function text(bytes: Uint8Array): void {
    const last = row.at(-1);
    // The second byte of a character may come in the next chunk.
    if (last && JSON.stringify(last.style) === JSON.stringify(style))
      last.bytes = concat([last.bytes, bytes]);
    else row.push({ bytes, style: { ...style } });
  }

  function cut(): void {
    if (row.length > 0) endLine();
    cutOff.push({ printed: paper, cut: true });
    paper = [];
    for (const listener of [...listeners]) listener();
  }

  function work(): void {
    while (!stopped()) {
      const frame = queue.shift();
      if (!frame) {
        working = false;
        return;
      }
      const before = paper.length;
      obey(frame);
      if (settings.lineMs > 0 && paper.length > before) {
        clock.after(settings.lineMs, work);
        return;
      }
    }
    working = false;
  }
  function wake(): void {
    if (working || queue.length === 0) return;
    working = true;
    work();
  }

  function obey(frame: Uint8Array): void {
    const [first = 0, second = 0, n = 0] = frame;
    if (first === 0x0a) return endLine();
    if (first >= 0x20) return text(frame);
    if (first === 0x1b) return esc(second, n);
    if (first === 0x1c) {
      if (second === 0x26) style.chinese = true;
      else if (second === 0x2e) style.chinese = false;
      return;
    }
    if (first === 0x1d) gs(second, n, frame);
  }

  function esc(command: number, n: number): void {
    switch (command) {
      case 0x40:
        style = freshStyle();
        code = freshCode();
        row = [];
        return;
      case 0x61:
        style.align = (['left', 'centre', 'right'] as const)[n % 48] ?? 'left';
        return;
      case 0x45:
        style.bold = (n & 1) === 1;
        return;
      case 0x21:
        style.bold = (n & 8) !== 0;
        style.height = n & 16 ? 2 : 1;
        style.width = n & 32 ? 2 : 1;
        return;
      case 0x64:
        if (row.length > 0) endLine();
        return put({ kind: 'feed', dots: n * lineDots });
      case 0x4a:
        if (row.length > 0) endLine();
        return put({ kind: 'feed', dots: n });
      case 0x70:
        drawerPulses += 1;
        return;
      case 0x69:
      case 0x6d:
        return cut();
    }
  }

  function gs(command: number, n: number, frame: Uint8Array): void {
    switch (command) {
      case 0x21:
        style.width = (n >> 4) + 1;
        style.height = (n & 15) + 1;
        return;
      case 0x56:
        return cut();
      case 0x68:
        code.height = n;
        return;
      case 0x77:
        code.module = n;
        return;
      case 0x48:
        code.hri = n % 48;
        return;
      case 0x61:
        asb = settings.automaticStatus ? n : 0;
        if (asb !== 0) send(asbBytes());
        return;
      case 0x49:
        if (n >= 65)
          send(concat([Uint8Array.of(0x5f), Buffer.from(settings.model), Uint8Array.of(0)]));
        else send(Uint8Array.of(0x20));
        return;
      case 0x72:
        if (settings.answersInOrder) send(Uint8Array.of(nearEnd() ? 0x03 : 0));
        return;
      case 0x6b: {
        const data = frame.subarray(n >= 65 ? 4 : 3, n >= 65 ? frame.length : -1);
        const raw = Buffer.from(data).toString('latin1');
        const shown = n === 73 ? raw.replaceAll(/\{[ABC]/g, '').replaceAll('{{', '{') : raw;
        return put({
          kind: 'barcode',
          align: style.align,
          symbology: symbologies[n] ?? 'code128',
          text: shown,
          height: code.height,
          module: code.module,
          showText: code.hri !== 0,
        });
      }
      case 0x28:
        if (frame[2] === 0x6b && frame[5] === 0x31) qr(frame);
        return;
      case 0x76: {
        const stride = (frame[4] ?? 0) | ((frame[5] ?? 0) << 8);
        const height = (frame[6] ?? 0) | ((frame[7] ?? 0) << 8);
        return put({
          kind: 'raster',
          align: style.align,
          width: stride * 8,
          height,
          bits: frame.slice(8),
        });
      }
    }
  }

  function qr(frame: Uint8Array): void {
    switch (frame[6]) {
      case 0x43:
        code.qrModule = frame[7] ?? 3;
        return;
      case 0x45:
        code.qrLevel = 'LMQH'[(frame[7] ?? 48) - 48] ?? 'L';
        return;
      case 0x50:
        code.qrData = frame.slice(8);
        return;
      case 0x51:
        return put({
          kind: 'qr',
          align: style.align,
          data: code.qrData,
          module: code.qrModule,
          level: code.qrLevel,
        });
    }
  }

  function set(change: Partial<PrinterFaults>): void {
    const before = asbBytes();
    Object.assign(state, change);
    if (asb !== 0 && Buffer.compare(before, asbBytes()) !== 0) send(asbBytes());
    wake();
  }

  return {
    medium: 'stream',
    baudRate: 9600,
    world: {
      state,
      set,
      paperEndsAfter: (lines) => void (linesLeft = lines),
      get tickets() {
        return paper.length > 0 || row.length > 0
          ? [...cutOff, { printed: [...paper], cut: false }]
          : [...cutOff];
      },
      takeTickets() {
        const taken = cutOff;
        cutOff = [];
        return taken;
      },
      get drawerPulses() {
        return drawerPulses;
      },
      onPaper(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    receive(bytes) {
      for (const piece of framer.push(bytes)) {
        if (piece.kind !== 'frame') continue;
        const [first, second, n = 0] = piece.bytes;
        if (first === 0x10 && second === 0x04) send(Uint8Array.of(realTime(n)));
        else if (first === 0x10 && second === 0x05) set({ cutterFault: false });
        else if (first !== 0x10) queue.push(piece.bytes);
      }
      wake();
    },
    onSend: (to) => void (send = to),
    powerUp() {
      framer.reset();
      queue = [];
      row = [];
      asb = 0;
      style = freshStyle();
      code = freshCode();
      working = false;
    },
  };
}
