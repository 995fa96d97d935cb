/**
 * A colour profile of sRGB (ICC.1:2001-04, matrix and tone curve, version 2) in a fifth of the bytes
 * of the usual one, whose curve alone has a thousand points. PDF/A wants a profile in every file,
 * and ours hold black, grey and two colours.
 */

/** IEC 61966-2-1, adapted to D50 as profiles are. */
const primaries = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;
const d50 = [0.9642, 1, 0.8249] as const;
/** Straight lines between so many points stay within a thousandth of the curve. */
const curvePoints = 32;

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const fixed = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65_536));
  return bytes;
};
const int = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const typed = (type: string, ...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(type, 'latin1'), int(0), ...parts]);
const xyz = (values: readonly number[]): Buffer => typed('XYZ ', ...values.map(fixed));

const curve = (): Buffer => {
  const points = Buffer.alloc(curvePoints * 2);
  for (let point = 0; point < curvePoints; point += 1)
    points.writeUInt16BE(Math.round(linear(point / (curvePoints - 1)) * 65_535), point * 2);
  return typed('curv', int(curvePoints), points);
};

/** `desc`: the name in ASCII, and the empty places for two more scripts. */
const description = (name: string): Buffer =>
  typed('desc', int(name.length + 1), Buffer.from(`${name}\0`, 'latin1'), Buffer.alloc(8 + 3 + 67));

export const srgbProfile = (): Buffer => {
  const tone = curve();
  const tags: readonly (readonly [name: string, data: Buffer])[] = [
    ['desc', description('sRGB')],
    ['cprt', typed('text', Buffer.from('CC0\0', 'latin1'))],
    ['wtpt', xyz(d50)],
    ['rXYZ', xyz(primaries.rXYZ)],
    ['gXYZ', xyz(primaries.gXYZ)],
    ['bXYZ', xyz(primaries.bXYZ)],
    ['rTRC', tone],
    ['gTRC', tone],
    ['bTRC', tone],
  ];
  const header = 128;
  let at = header + 4 + tags.length * 12;
  const placed = new Map<Buffer, number>();
  const data: Buffer[] = [];
  for (const [, bytes] of tags) {
    if (placed.has(bytes)) continue;
    placed.set(bytes, at);
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    data.push(padded);
    at += padded.length;
  }
  const head = Buffer.alloc(header);
  head.writeUInt32BE(at, 0);
  head.writeUInt32BE(0x02100000, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  // Any date will do, and the same one gives the same bytes: 1 January 2026.
  [2026, 1, 1].forEach((part, index) => head.writeUInt16BE(part, 24 + index * 2));
  head.write('acsp', 36, 'latin1');
  Buffer.concat(d50.map(fixed)).copy(head, 68);
  const table = tags.map(([name, bytes]) =>
    Buffer.concat([Buffer.from(name, 'latin1'), int(placed.get(bytes) ?? 0), int(bytes.length)]),
  );
  return Buffer.concat([head, int(tags.length), ...table, ...data]);
};
