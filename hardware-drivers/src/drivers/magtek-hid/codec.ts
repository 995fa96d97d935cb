import type { Swipe } from '../../capability/card-reader.ts';
import type { Described } from '../../definition/driver.ts';
import { frameOf, more, skip, type Framing } from '../../framing/framing.ts';
import type { Packing } from '../../transport/packing.ts';

/** One input report per swipe: seven bytes of header, then three tracks of 110 bytes. */
export const reportLength = 337;
export const trackLength = 110;
export const trackAt = (track: number): number => 7 + track * trackLength;

const encodings = [
  'ISO/ABA',
  'AAMVA',
  'CADL',
  'blank',
  'other',
  'undetermined',
  'none',
  'JIS II',
] as const;

/** Lengths and encoding must be possible: reports carry no checksum of their own. */
function plausible(report: Uint8Array): boolean {
  return (
    [3, 4, 5].every((at) => (report[at] ?? 0) <= trackLength) && (report[6] ?? 0) < encodings.length
  );
}

export const swipeFraming: Framing = {
  maxFrame: reportLength,
  scan(bytes) {
    if (isForeign(bytes)) return bytes.length < reportLength ? more : frameOf(reportLength);
    if (bytes.length >= 7 && !plausible(bytes)) return skip(1, 'no swipe report starts here');
    return bytes.length < reportLength ? more : frameOf(reportLength);
  },
};

/** Encrypting models (MagnePrint) have tracks of 112 bytes and a card status behind them at least. */
const shortestEncrypted = 344;
/** No plain report starts so: in the stream it stands for one that this driver cannot read. */
const foreignHead = 0xff;
const foreign = new Uint8Array(reportLength).fill(foreignHead);
export const isForeign = (report: Uint8Array): boolean => report[0] === foreignHead;

/** A report of another length is said to be one, so that a swipe is never met with silence. */
export const swipePacking = (): Packing => ({
  pack: () => [],
  unpack: (packet) =>
    packet.length === reportLength
      ? packet
      : packet.length >= shortestEncrypted
        ? foreign
        : new Uint8Array(0),
});

/** Captures of HID reports: one longer than a plain report is an encrypting reader's. */
export const anySwipeFraming: Framing = {
  maxFrame: 4_096,
  scan(bytes) {
    const encrypted = bytes.length >= shortestEncrypted && bytes.length < 2 * reportLength;
    return encrypted || (bytes.length > 2 * reportLength && bytes.length % reportLength !== 0)
      ? frameOf(bytes.length)
      : swipeFraming.scan(bytes);
  },
};

export interface SwipeReport extends Swipe {
  /** Tracks that had data which could not be decoded. */
  readonly damaged: readonly number[];
}

export function readSwipe(report: Uint8Array): SwipeReport {
  const damaged = [0, 1, 2].filter((track) => ((report[track] ?? 0) & 1) === 1);
  const track = (at: number): string | null => {
    const length = report[3 + at] ?? 0;
    if (length === 0 || damaged.includes(at)) return null;
    const start = trackAt(at);
    return Buffer.from(report.subarray(start, start + length)).toString('latin1');
  };
  return { tracks: [track(0), track(1), track(2)], damaged };
}

/** For the vectors and the simulated reader. */
export function swipeReport(tracks: readonly (string | null)[], encoding = 0): Uint8Array {
  const report = new Uint8Array(reportLength);
  for (const at of [0, 1, 2]) {
    const text = tracks[at];
    if (text === null) report[at] = 1;
    const bytes = Buffer.from(text ?? '', 'latin1').subarray(0, trackLength);
    report[3 + at] = bytes.length;
    report.set(bytes, trackAt(at));
  }
  report[6] = encoding;
  return report;
}

/** Lengths only: a track holds an account number. */
export function describeSwipe(report: Uint8Array): Described | undefined {
  if (report.length >= shortestEncrypted || isForeign(report)) {
    const meaning = `report of ${report.length} bytes: an encrypting reader (MagnePrint)`;
    return { direction: 'device->host', meaning };
  }
  if (report.length !== reportLength || !plausible(report)) return undefined;
  const tracks = [0, 1, 2].map((at) =>
    ((report[at] ?? 0) & 1) === 1
      ? 'unreadable'
      : report[3 + at] === 0
        ? 'empty'
        : `${report[3 + at]} characters`,
  );
  return {
    direction: 'device->host',
    meaning: `swipe (${encodings[report[6] ?? 0] ?? ''}): ${tracks.join(', ')}`,
  };
}
