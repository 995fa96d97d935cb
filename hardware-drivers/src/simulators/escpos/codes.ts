import type { Align } from '../../capability/receipt-printer.ts';
import type { Printed } from './ticket.ts';

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

/** How the next bar code or QR code looks. */
export interface CodeStyle {
  height: number;
  module: number;
  hri: number;
  qrModule: number;
  qrLevel: string;
  qrData: Uint8Array;
}
export const freshCodeStyle = (): CodeStyle => ({
  height: 162,
  module: 3,
  hri: 0,
  qrModule: 3,
  qrLevel: 'L',
  qrData: new Uint8Array(0),
});

/** GS k: data up to a zero byte (m below 65), or with its length ahead. */
export function barcode(frame: Uint8Array, style: CodeStyle, align: Align): Printed {
  const [, , m = 0] = frame;
  const data = frame.subarray(m >= 65 ? 4 : 3, m >= 65 ? frame.length : -1);
  const raw = Buffer.from(data).toString('latin1');
  const shown = m === 73 ? raw.replaceAll(/\{[ABC]/g, '').replaceAll('{{', '{') : raw;
  return {
    kind: 'barcode',
    align,
    symbology: symbologies[m] ?? 'code128',
    text: shown,
    height: style.height,
    module: style.module,
    showText: style.hri !== 0,
  };
}

/** GS ( k, cn 49: changes the style, or gives what is printed. */
export function qr(frame: Uint8Array, style: CodeStyle, align: Align): Printed | undefined {
  switch (frame[6]) {
    case 0x43:
      style.qrModule = frame[7] ?? 3;
      return undefined;
    case 0x45:
      style.qrLevel = 'LMQH'[(frame[7] ?? 48) - 48] ?? 'L';
      return undefined;
    case 0x50:
      style.qrData = frame.slice(8);
      return undefined;
    case 0x51:
      return {
        kind: 'qr',
        align,
        data: style.qrData,
        module: style.qrModule,
        level: style.qrLevel,
      };
    default:
      return undefined;
  }
}
