/**
 * A simple TrueType outline (ISO 14496-22, 5.3.3.1) with its points on a coarser grid and without its
 * hinting program. Points on fewer places make longer repetitions: the fonts in a page, which are
 * most of its bytes, lose a fifth of them.
 */
export interface Rounded {
  readonly outline: Uint8Array;
  /** By how much the leftmost point moved: the side bearing moves with it. */
  readonly moved: number;
}

/** Flags of a point (ISO 14496-22, 5.3.3.1.1). */
const point = { on: 1, shortX: 2, shortY: 4, repeat: 8, sameX: 16, sameY: 32 } as const;

interface Axis {
  readonly short: number;
  readonly same: number;
}
const horizontal: Axis = { short: point.shortX, same: point.sameX };
const vertical: Axis = { short: point.shortY, same: point.sameY };

/** Deltas as the font writes them; the flags learn how. */
function written(places: Int32Array, { short, same }: Axis, flags: Uint8Array): readonly number[] {
  const bytes: number[] = [];
  let before = 0;
  for (let index = 0; index < places.length; index += 1) {
    const delta = (places[index] ?? 0) - before;
    before += delta;
    if (delta === 0) flags[index] = (flags[index] ?? 0) | same;
    else if (delta > 255 || delta < -255) bytes.push((delta >> 8) & 255, delta & 255);
    else {
      flags[index] = (flags[index] ?? 0) | short | (delta > 0 ? same : 0);
      bytes.push(delta > 0 ? delta : -delta);
    }
  }
  return bytes;
}

/** `grid` in units of the font; the outline must not be empty or composite. */
export function roundOutline(outline: Uint8Array, grid: number): Rounded {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const contours = view.getInt16(0);
  const programAt = 10 + contours * 2;
  const count = contours === 0 ? 0 : view.getUint16(programAt - 2) + 1;
  let at = programAt + 2 + view.getUint16(programAt);

  const told = new Uint8Array(count);
  for (let index = 0; index < count;) {
    const flag = view.getUint8(at++);
    const times = flag & point.repeat ? view.getUint8(at++) + 1 : 1;
    told.fill(flag, index, index + times);
    index += times;
  }
  const read = ({ short, same }: Axis): Int32Array => {
    // Plain loops: the first page of the day runs them before anything is compiled.
    const places = new Int32Array(count);
    let place = 0;
    for (let index = 0; index < count; index += 1) {
      const flag = told[index] ?? 0;
      if (flag & short) place += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        place += view.getInt16(at);
        at += 2;
      }
      places[index] = Math.round(place / grid) * grid;
    }
    return places;
  };
  const [xs, ys] = [read(horizontal), read(vertical)];

  const flags = told.map((flag) => flag & point.on);
  const [xBytes, yBytes] = [written(xs, horizontal, flags), written(ys, vertical, flags)];
  const bytes = new Uint8Array(programAt + 2 + count + xBytes.length + yBytes.length);
  bytes.set(outline.subarray(0, programAt));
  const head = new DataView(bytes.buffer);
  const box =
    count === 0
      ? [0, 0, 0, 0]
      : [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  box.forEach((edge, index) => head.setInt16(2 + index * 2, edge));
  bytes.set(flags, programAt + 2);
  bytes.set(xBytes, programAt + 2 + count);
  bytes.set(yBytes, programAt + 2 + count + xBytes.length);
  return { outline: bytes, moved: head.getInt16(2) - view.getInt16(2) };
}
