import { barcode, freshCodeStyle, qr } from './codes.ts';
import { freshStyle, type Roll } from './roll.ts';

/** What commands move or ask, beside the paper. */
export interface Mechanism {
  readonly roll: Roll;
  /** ESC p. */
  pulseDrawer(): void;
  /** GS a n. */
  switchAutomaticStatus(n: number): void;
  /** GS I n. */
  identify(n: number): void;
  /** GS r. */
  tellPaper(): void;
}

export interface Interpreter {
  /** Carries out one command, or prints one run of text. */
  obey(frame: Uint8Array): void;
  /** As ESC @ leaves it. */
  reset(): void;
}

const lineDots = 30;
const alignments = ['left', 'centre', 'right'] as const;

/** Carries out, in their order, the commands that are not real-time ones. */
export function createInterpreter(mechanism: Mechanism): Interpreter {
  const { roll } = mechanism;
  let style = freshStyle();
  let code = freshCodeStyle();

  function reset(): void {
    style = freshStyle();
    code = freshCodeStyle();
    roll.dropLine();
  }

  function feed(dots: number): void {
    roll.finishLine(style.align);
    roll.put({ kind: 'feed', dots });
  }

  function esc(command: number, n: number): void {
    switch (command) {
      case 0x40:
        return reset();
      case 0x61:
        style.align = alignments[n % 48] ?? 'left';
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
        return feed(n * lineDots);
      case 0x4a:
        return feed(n);
      case 0x70:
        return mechanism.pulseDrawer();
      case 0x69:
      case 0x6d:
        return roll.cut(style.align);
    }
  }

  function fs(command: number): void {
    if (command === 0x26) style.chinese = true;
    else if (command === 0x2e) style.chinese = false;
  }

  function gs(command: number, n: number, frame: Uint8Array): void {
    switch (command) {
      case 0x21:
        style.width = (n >> 4) + 1;
        style.height = (n & 15) + 1;
        return;
      case 0x56:
        return roll.cut(style.align);
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
        return mechanism.switchAutomaticStatus(n);
      case 0x49:
        return mechanism.identify(n);
      case 0x72:
        return mechanism.tellPaper();
      case 0x6b:
        return roll.put(barcode(frame, code, style.align));
      case 0x28: {
        if (n !== 0x6b || frame[5] !== 0x31) return;
        const printed = qr(frame, code, style.align);
        if (printed) roll.put(printed);
        return;
      }
      case 0x76:
        return raster(frame);
    }
  }

  function raster(frame: Uint8Array): void {
    const stride = (frame[4] ?? 0) | ((frame[5] ?? 0) << 8);
    const height = (frame[6] ?? 0) | ((frame[7] ?? 0) << 8);
    const bits = frame.slice(8);
    roll.put({ kind: 'raster', align: style.align, width: stride * 8, height, bits });
  }

  return {
    obey(frame) {
      const [first = 0, second = 0, n = 0] = frame;
      if (first === 0x0a) return roll.endLine(style.align);
      if (first >= 0x20) return roll.write(frame, style);
      if (first === 0x1b) return esc(second, n);
      if (first === 0x1c) return fs(second);
      if (first === 0x1d) gs(second, n, frame);
    },
    reset,
  };
}
