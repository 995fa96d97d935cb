import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrintJob } from '../../capability/document-printer.ts';
import type { ScannedPage, ScanSettings } from '../../capability/document-scanner.ts';
import { actuationAnswer, failedAnswer, queryAnswer, shownFailure, UsageError } from '../answer.ts';
import type { Arguments } from '../arguments.ts';
import { readReceipt } from '../receipt.ts';
import { fileWord, readBytes, type Operations } from './operation.ts';

export const documentScanner: Operations = {
  scan: ({ given }) => {
    const settings = scanSettings(given);
    const { out } = given;
    return async ({ device, deadlineMs }) => {
      if (out !== undefined) mkdirSync(out, { recursive: true });
      const shown: unknown[] = [];
      const keep = (page: ScannedPage) => void shown.push(keptPage(page, out));
      const scanned = await device.use(
        'document-scanner',
        (scanner) => scanner.scan(settings, keep),
        { deadlineMs },
      );
      if (!scanned.ok) return failedAnswer(scanned.failure);
      const { stoppedBy } = scanned.value;
      const why = stoppedBy ? { stoppedBy: shownFailure(stoppedBy) } : {};
      return { exit: stoppedBy ? 3 : 0, json: { pages: shown, ...why } };
    };
  },
  abilities:
    () =>
    async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('document-scanner', (scanner) => scanner.abilities(), { deadlineMs }),
        (abilities) => abilities,
      ),
};

/** Writes a page into the folder, where there is one, and tells about it. */
function keptPage({ number, mediaType, bytes }: ScannedPage, out: string | undefined) {
  const page = { number, mediaType, size: bytes.length };
  if (out === undefined) return page;
  const file = join(out, `page-${number}.${extensions[mediaType] ?? 'bin'}`);
  writeFileSync(file, bytes);
  return { ...page, file };
}

export const receiptPrinter: Operations = {
  print: ({ words }) => {
    const document = readReceipt(fileWord(words));
    return async ({ device, deadlineMs }) =>
      actuationAnswer(
        await device.use('receipt-printer', (printer) => printer.print(document), { deadlineMs }),
      );
  },
};

export const documentPrinter: Operations = {
  print: ({ words, given: { duplex } }) => {
    const bytes = readBytes(fileWord(words));
    const job: PrintJob = { bytes, mediaType: mediaTypeOf(bytes), name: 'banshi', duplex };
    return async ({ device, deadlineMs }) => {
      const printed = await device.use('document-printer', (printer) => printer.print(job), {
        deadlineMs,
      });
      return actuationAnswer(printed, 'jobId' in printed ? { jobId: printed.jobId } : {});
    };
  },
};

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};

function mediaTypeOf(bytes: Uint8Array): PrintJob['mediaType'] {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  if (bytes[0] === 0x89) return 'image/png';
  if (bytes[0] === 0x52 && bytes[1] === 0x61) return 'image/pwg-raster';
  return 'application/pdf';
}

function scanSettings({ source, resolution, colour, duplex }: Arguments): ScanSettings {
  if (source !== undefined && source !== 'platen' && source !== 'feeder')
    throw new UsageError('--source must be platen or feeder');
  if (
    colour !== undefined &&
    colour !== 'colour' &&
    colour !== 'grey' &&
    colour !== 'black-and-white'
  ) {
    throw new UsageError('--colour must be colour, grey or black-and-white');
  }
  return {
    ...(source === undefined ? {} : { source }),
    ...(resolution === undefined ? {} : { resolution }),
    ...(colour === undefined ? {} : { colour }),
    duplex,
  };
}
