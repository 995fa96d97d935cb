/** A black-and-white page as a facsimile machine would send it: what lies in our TIFF files, and goes into a PDF unchanged. */
export interface FaxStrip {
  /** CCITT group 4 (ITU-T T.6), highest bit first. */
  readonly data: Uint8Array;
  /** Whether runs coded as black are shown white. */
  readonly inverted: boolean;
}

/** Tags of TIFF 6.0, section 8 and following. */
const tags = {
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  offset: 273,
  count: 279,
} as const;
const group4 = 4;

/** The one strip of a TIFF with CCITT group 4; undefined for anything else. */
export function faxStripOf(bytes: Uint8Array): FaxStrip | undefined {
  if (bytes.length < 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = view.getUint16(0);
  const little = order === 0x4949;
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) return undefined;
  const directory = view.getUint32(4, little);
  if (directory + 2 > bytes.length) return undefined;
  const entries = view.getUint16(directory, little);
  if (directory + 2 + 12 * entries > bytes.length) return undefined;
  const found = new Map<number, number>();
  for (let at = directory + 2; at < directory + 2 + 12 * entries; at += 12) {
    // Several strips cannot become one picture without being coded anew.
    if (view.getUint32(at + 4, little) !== 1) continue;
    const short = view.getUint16(at + 2, little) === 3;
    found.set(view.getUint16(at, little), short ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little)); // prettier-ignore
  }
  const offset = found.get(tags.offset);
  const count = found.get(tags.count);
  if (found.get(tags.compression) !== group4 || (found.get(tags.fillOrder) ?? 1) !== 1) return undefined; // prettier-ignore
  if (offset === undefined || count === undefined || offset + count > bytes.length)
    return undefined;
  return { data: bytes.subarray(offset, offset + count), inverted: found.get(tags.photometric) === 1 }; // prettier-ignore
}
