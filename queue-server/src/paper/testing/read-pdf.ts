import { inflateSync } from 'node:zlib';

/** One object of a PDF: its dictionary as it is written, and its stream unpacked. */
export interface PdfObject {
  readonly dictionary: string;
  readonly stream: Uint8Array | null;
}
export interface ReadPdf {
  readonly trailer: string;
  readonly objects: ReadonlyMap<number, PdfObject>;
}

const numberAfter = (text: string, name: string): number =>
  Number(new RegExp(`/${name} (\\d+)`).exec(text)?.[1] ?? NaN);

/** The object that begins at `at` (ISO 32000-1, 7.3.10); a stream must be exactly as long as it says. */
function objectAt(pdf: Buffer, at: number, number: number): PdfObject {
  const head = `${number} 0 obj\n`;
  if (pdf.toString('latin1', at, at + head.length) !== head)
    throw new Error(`object ${number} is not at ${at}`);
  const [streamAt, endAt] = [pdf.indexOf('\nstream\n', at), pdf.indexOf('\nendobj', at)];
  if (streamAt === -1 || endAt < streamAt)
    return { dictionary: pdf.toString('latin1', at + head.length, endAt), stream: null };
  const dictionary = pdf.toString('latin1', at + head.length, streamAt);
  const [from, length] = [streamAt + 8, numberAfter(dictionary, 'Length')];
  if (!pdf.toString('latin1', from + length, from + length + 12).startsWith('\nendstream'))
    throw new Error(`stream ${number} is not as long as it says`);
  const bytes = pdf.subarray(from, from + length);
  const packed = /\/Filter \/?\[?\/?FlateDecode/.test(dictionary);
  return { dictionary, stream: packed ? inflateSync(bytes) : bytes };
}

/** The objects inside an object stream (7.5.7). */
function inside({ dictionary, stream }: PdfObject): readonly PdfObject[] {
  const text = Buffer.from(stream ?? []).toString('latin1');
  const first = numberAfter(dictionary, 'First');
  const offsets = text
    .slice(0, first)
    .trim()
    .split(/\s+/)
    .map(Number)
    .filter((_, index) => index % 2 === 1);
  return offsets.map((offset, index) => ({
    dictionary: text.slice(first + offset, first + (offsets[index + 1] ?? text.length)),
    stream: null,
  }));
}

/** Reads a PDF by its cross-reference stream (7.5.8), every entry of it; throws where one does not lead to its object. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const pdf = Buffer.from(bytes);
  const end = /startxref\n(\d+)\n%%EOF\n$/.exec(pdf.toString('latin1', pdf.length - 40));
  if (end === null) throw new Error('the file does not end as a PDF does');
  const startAt = Number(end[1]);
  const head = /^(\d+) 0 obj/.exec(pdf.toString('latin1', startAt, startAt + 20));
  const table = objectAt(pdf, startAt, Number(head?.[1] ?? NaN));
  const rows = Buffer.from(table.stream ?? []);
  const objects = new Map<number, PdfObject>();
  const members = new Map<number, readonly PdfObject[]>();
  for (let number = 0; number * 7 < rows.length; number += 1) {
    const [type, where, index] = [
      rows.readUInt8(number * 7),
      rows.readUInt32BE(number * 7 + 1),
      rows.readUInt16BE(number * 7 + 5),
    ];
    if (type === 1) objects.set(number, objectAt(pdf, where, number));
    if (type !== 2) continue;
    const found = members.get(where) ?? inside(objectAt(pdf, holderAt(rows, where), where));
    members.set(where, found);
    const member = found[index];
    if (member === undefined) throw new Error(`object ${number} is not in ${where}`);
    objects.set(number, member);
  }
  return { trailer: table.dictionary, objects };
}

/** Where an object stream itself lies. */
const holderAt = (rows: Buffer, number: number): number => rows.readUInt32BE(number * 7 + 1);
