import { deflateSync } from 'node:zlib';
import { srgbProfile } from './srgb-profile.ts';

/** pdfkit's colour profile: the only stream that says of how many colours it is. */
const isProfile = (body: Buffer): boolean => /^<<[^>]*\/N 3\b/.test(body.toString('latin1', 0, 80));

/**
 * Packs the small objects of a PDF as pdfkit writes it into one compressed object stream, with a
 * cross-reference stream in place of the table (ISO 32000-1, 7.5.7 and 7.5.8; allowed by PDF/A-2):
 * a tagged page loses about a fifth of its size. Streams are copied as they are, but for the colour
 * profile, which gives way to a smaller one of the same space.
 */
export const compact = (pdf: Uint8Array): Uint8Array => {
  const source = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const tableAt = source.lastIndexOf('xref\n', source.lastIndexOf('startxref'));
  const table = source.subarray(tableAt).toString('latin1');
  const objects = [...table.matchAll(/^(\d{10}) \d{5} ([nf])/gm)]
    .map((entry, number) => ({ number, from: Number(entry[1]), used: entry[2] === 'n' }))
    .filter(({ used }) => used)
    .sort((left, right) => left.from - right.from);
  const trailer = /trailer\n<<([\s\S]*?)>>\nstartxref/.exec(table)?.[1];
  const first = objects[0];
  if (trailer === undefined || first === undefined) throw new Error('not a PDF of pdfkit');

  const size = objects.length + 1;
  const entries: (readonly [type: number, where: number, index: number])[] = Array.from(
    { length: size + 2 },
    () => [0, 0, 65_535],
  );
  const written: Buffer[] = [source.subarray(0, first.from)];
  let at = first.from;
  const write = (bytes: Buffer) => {
    written.push(bytes);
    at += bytes.length;
  };
  const stream = (number: number, dictionary: string, data: Buffer) => {
    const packed = deflateSync(data, { level: 9 });
    entries[number] = [1, at, 0];
    write(
      Buffer.from(
        `${number} 0 obj\n<<\n${dictionary}\n/Filter /FlateDecode\n/Length ${packed.length}\n>>\nstream\n`,
        'latin1',
      ),
    );
    write(packed);
    write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  };

  const small: { readonly number: number; readonly body: Buffer }[] = [];
  objects.forEach(({ number, from }, index) => {
    const whole = source.subarray(from, objects[index + 1]?.from ?? tableAt);
    const body = whole.subarray(whole.indexOf('\n') + 1, whole.lastIndexOf('\nendobj'));
    if (isProfile(body)) stream(number, '/N 3', srgbProfile());
    else if (body.includes('>>\nstream\n')) {
      entries[number] = [1, at, 0];
      write(whole);
    } else {
      entries[number] = [2, size, small.length];
      small.push({ number, body });
    }
  });
  let offset = 0;
  const index = small.map(({ number, body }) => {
    const pair = `${number} ${offset}`;
    offset += body.length + 1;
    return pair;
  });
  const head = `${index.join(' ')}\n`;
  stream(
    size,
    `/Type /ObjStm\n/N ${small.length}\n/First ${head.length}`,
    Buffer.concat([
      Buffer.from(head, 'latin1'),
      ...small.flatMap(({ body }) => [body, Buffer.from('\n', 'latin1')]),
    ]),
  );

  const start = at;
  entries[size + 1] = [1, at, 0];
  const rows = Buffer.alloc(entries.length * 7);
  entries.forEach(([type, where, last], number) => {
    rows.writeUInt8(type, number * 7);
    rows.writeUInt32BE(where, number * 7 + 1);
    rows.writeUInt16BE(last, number * 7 + 5);
  });
  const facts = trailer.replace(/\/Size \d+/, `/Size ${entries.length}`).trim();
  stream(size + 1, `/Type /XRef\n/W [1 4 2]\n${facts}`, rows);
  write(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(written);
};
