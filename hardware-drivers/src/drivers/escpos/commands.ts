import { frameOf, more, skip, type Framing, type Scan } from '../../framing/framing.ts';

/**
 * How long each ESC/POS command is. Sources: Epson TM-T88III guide; the commands receiptio,
 * receipt-printer-encoder and python-escpos send.
 */
const fixed: Readonly<Record<string, number>> = {
  // DLE (real time)
  '1004': 3,
  '1005': 3,
  // ESC
  '1b40': 2,
  '1b32': 2,
  '1b4c': 2,
  '1b53': 2,
  '1b69': 2,
  '1b6d': 2,
  '1b76': 2,
  '1b0c': 2,
  '1b21': 3,
  '1b20': 3,
  '1b25': 3,
  '1b2d': 3,
  '1b33': 3,
  '1b3d': 3,
  '1b45': 3,
  '1b47': 3,
  '1b4a': 3,
  '1b4d': 3,
  '1b52': 3,
  '1b54': 3,
  '1b56': 3,
  '1b61': 3,
  '1b64': 3,
  '1b65': 3,
  '1b74': 3,
  '1b7b': 3,
  '1b24': 4,
  '1b5c': 4,
  '1b63': 4,
  '1b70': 5,
  '1b57': 10,
  // FS
  '1c26': 2,
  '1c2e': 2,
  '1c21': 3,
  '1c2d': 3,
  '1c43': 3,
  '1c57': 3,
  '1c53': 4,
  '1c70': 4,
  // GS
  '1d3a': 2,
  '1d21': 3,
  '1d2f': 3,
  '1d42': 3,
  '1d48': 3,
  '1d49': 3,
  '1d61': 3,
  '1d62': 3,
  '1d66': 3,
  '1d68': 3,
  '1d72': 3,
  '1d77': 3,
  '1d24': 4,
  '1d4c': 4,
  '1d50': 4,
  '1d57': 4,
  '1d5c': 4,
  '1d5e': 5,
};

/** A raster band can be large, but no ticket printer takes a megabyte at once. */
export const maxCommand = 1 << 20;

const word = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const isText = (byte: number) => byte >= 0x20 && byte !== 0x7f;

/** Length of the command at the start, 0 when more bytes are needed to know, -1 when there is none. */
function commandLength(bytes: Uint8Array): number {
  const [first = 0, second] = bytes;
  if (first !== 0x10 && first !== 0x1b && first !== 0x1c && first !== 0x1d) return 1;
  if (second === undefined) return 0;
  const known = fixed[`${first.toString(16)}${second.toString(16).padStart(2, '0')}`];
  if (known !== undefined) return known;
  const variable = variableLength(bytes, first, second);
  return variable ?? -1;
}

function variableLength(bytes: Uint8Array, first: number, second: number): number | undefined {
  const need = (count: number, length: () => number) => (bytes.length < count ? 0 : length());
  if (first === 0x10 && second === 0x14) {
    return need(3, () => (bytes[2] === 8 ? 10 : 5));
  }
  if (first === 0x1b && second === 0x2a) {
    return need(5, () => 5 + word(bytes, 3) * ((bytes[2] ?? 0) >= 32 ? 3 : 1));
  }
  if ((first === 0x1c || first === 0x1d) && second === 0x28)
    return need(5, () => 5 + word(bytes, 3));
  if (first !== 0x1d) return undefined;
  switch (second) {
    case 0x56:
      return need(3, () => ([0, 1, 0x30, 0x31].includes(bytes[2] ?? -1) ? 3 : 4));
    case 0x76:
      return need(8, () => 8 + word(bytes, 4) * word(bytes, 6));
    case 0x38:
      return need(7, () => 7 + word(bytes, 3) + word(bytes, 5) * 65536);
    case 0x6b: {
      if (bytes.length < 3) return 0;
      if ((bytes[2] ?? 0) >= 65) return need(4, () => 4 + (bytes[3] ?? 0));
      const end = bytes.indexOf(0, 3);
      return end < 0 ? (bytes.length > 300 ? -1 : 0) : end + 1;
    }
    default:
      return undefined;
  }
}

/** What a host sends: commands and runs of text, each a frame. */
export const commandFraming: Framing = {
  maxFrame: maxCommand + 8,
  scan(bytes): Scan {
    if (isText(bytes[0] ?? 0)) {
      let end = 1;
      while (end < bytes.length && isText(bytes[end] ?? 0)) end += 1;
      return frameOf(end);
    }
    const length = commandLength(bytes);
    if (length === 0) return more;
    if (length < 0) return skip(Math.min(2, bytes.length), 'unknown command');
    if (length > maxCommand) return skip(1, 'impossible length');
    return bytes.length < length ? more : frameOf(length);
  },
};

/** DLE EOT answers: bits 1 and 4 set, bits 0 and 7 clear. */
export const isRealTimeStatus = (byte: number) => (byte & 0x93) === 0x12;
/** First byte of the four that Automatic Status Back pushes. */
export const isAsbStart = (byte: number) => (byte & 0x93) === 0x10;
/** GS r answers: bits 4 and 7 clear. */
export const isPaperStatus = (byte: number) => (byte & 0x90) === 0;
const infoStart = 0x5f;

/** What a printer sends back. */
export const statusFraming: Framing = {
  maxFrame: 84,
  scan(bytes): Scan {
    const first = bytes[0] ?? 0;
    if (first === infoStart) {
      const end = bytes.indexOf(0);
      return end > 0
        ? frameOf(end + 1)
        : bytes.length >= 82
          ? skip(1, 'longer than any answer')
          : more;
    }
    if (isRealTimeStatus(first) || isPaperStatus(first)) return frameOf(1);
    if (isAsbStart(first)) {
      for (let i = 1; i < 4; i += 1) {
        if (i >= bytes.length) return more;
        if (((bytes[i] ?? 0) & 0x90) !== 0) return skip(1, 'no status starts here');
      }
      return frameOf(4);
    }
    return skip(1, 'no status starts here');
  },
};

/** Both directions, for captures: a lone status byte or four ASB bytes are the printer's. */
export const captureFraming: Framing = {
  maxFrame: commandFraming.maxFrame,
  scan(bytes): Scan {
    const first = bytes[0] ?? 0;
    if (bytes.length === 1 && isRealTimeStatus(first)) return frameOf(1);
    const looksLikeAsb =
      isAsbStart(first) &&
      bytes.length >= 4 &&
      [1, 2, 3].every((i) => ((bytes[i] ?? 0xff) & 0x90) === 0);
    if (looksLikeAsb && commandLength(bytes) < 2) return frameOf(4);
    if (first === infoStart && bytes.at(-1) === 0 && bytes.indexOf(0) === bytes.length - 1)
      return frameOf(bytes.length);
    return commandFraming.scan(bytes);
  },
};
