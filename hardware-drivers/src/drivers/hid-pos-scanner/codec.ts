import type { ScannedCode } from '../../capability/code-scanner.ts';
import type { Described } from '../../definition/driver.ts';
import { concat, frameOf, more, skip, type Framing } from '../../framing/framing.ts';
import { featureChannel } from '../../transport/connection.ts';
import type { Packing } from '../../transport/packing.ts';
import { textOf } from '../codes/text.ts';

/** HID usage page 8C: input report 2 is a length, an AIM identifier, text and a "more follows" byte. */
export const scanReport = 0x02;
export const reportLength = 64;
/** Counted with the report number in front. */
const lengthAt = 1;
const aimAt = 2;
const textAt = 5;
export const textLength = 56;
const moreAt = 63;
/** Honeywell scanners keep silent until this feature report says 01. */
const activateReport = 0xfe;

export const activate = (): Uint8Array => Uint8Array.of(activateReport, 0x01);

const reports = (host: boolean): Framing => ({
  maxFrame: reportLength,
  scan(bytes) {
    const [number, length] = bytes;
    if (host && number === activateReport) return bytes.length < 2 ? more : frameOf(2);
    if (number !== scanReport) return skip(1, 'no scan report starts here');
    if (length !== undefined && length > textLength) return skip(1, 'impossible length');
    return bytes.length < reportLength ? more : frameOf(reportLength);
  },
});
export const scanFraming = reports(false);
export const anyScanFraming = reports(true);

/** In the stream every report stands behind its number. */
export const scannerPacking = (): Packing => ({
  pack: ([number = 0, ...rest]) => [
    { channel: featureChannel | number, bytes: Uint8Array.from(rest) },
  ],
  unpack: (packet, channel) =>
    channel === scanReport && packet.length === reportLength - 1
      ? concat([Uint8Array.of(scanReport), packet])
      : new Uint8Array(0),
});

export interface ScanPart {
  readonly bytes: Uint8Array;
  readonly symbology?: string;
  readonly more: boolean;
}

export function readPart(report: Uint8Array): ScanPart {
  const aim = Buffer.from(report.subarray(aimAt, textAt)).toString('latin1');
  return {
    bytes: report.subarray(textAt, textAt + (report[lengthAt] ?? 0)),
    ...(/^\][A-Za-z][0-9A-Za-z]$/.test(aim) ? { symbology: aim } : {}),
    more: report[moreAt] !== 0,
  };
}

/** The code that the parts make up; a line end the scanner adds is no part of it. */
export function joinParts(parts: readonly ScanPart[]): ScannedCode {
  const text = textOf(concat(parts.map((part) => part.bytes)));
  const symbology = parts.find((part) => part.symbology !== undefined)?.symbology;
  return symbology === undefined ? { text } : { text, symbology };
}

/** For the vectors and the simulated scanner. */
export function scanReports(text: string, symbology = ''): readonly Uint8Array[] {
  const bytes = Buffer.from(text);
  const count = Math.max(1, Math.ceil(bytes.length / textLength));
  return Array.from({ length: count }, (_, i) => {
    const part = bytes.subarray(i * textLength, (i + 1) * textLength);
    const report = new Uint8Array(reportLength);
    report.set([scanReport, part.length]);
    report.set(Buffer.from(symbology, 'latin1').subarray(0, 3), aimAt);
    report.set(part, textAt);
    report[moreAt] = i + 1 < count ? 1 : 0;
    return report;
  });
}
export const oneReport = (text: string, symbology?: string): Uint8Array =>
  concat(scanReports(text, symbology));

export function describeScan(frame: Uint8Array): Described | undefined {
  if (frame[0] === activateReport) return { direction: 'host->device', meaning: 'activate' };
  if (frame.length !== reportLength || frame[0] !== scanReport) return undefined;
  const { bytes, symbology, more: follows } = readPart(frame);
  const kind = symbology === undefined ? '' : ` ${symbology}`;
  return {
    direction: 'device->host',
    meaning: `code${kind}: ${textOf(bytes)}${follows ? ' …' : ''}`,
  };
}
