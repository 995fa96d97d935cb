import type { ScannedCode } from '../../capability/code-scanner.ts';

const ends = new Set([0x0d, 0x0a]);

/** UTF-8 where it is that; otherwise GB18030, in which Chinese codes are often written. */
export function textOf(frame: Uint8Array): string {
  let length = frame.length;
  while (length > 0 && ends.has(frame[length - 1] ?? 0)) length -= 1;
  const bytes = frame.subarray(0, length);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** An AIM identifier, when the scanner is set to send one, stands before the text. */
export function codeOf(frame: Uint8Array): ScannedCode {
  const text = textOf(frame);
  const symbology = /^\][A-Za-z][0-9A-Za-z]/.exec(text)?.[0];
  return symbology === undefined ? { text } : { text: text.slice(3), symbology };
}

export const isEnd = (byte: number | undefined): boolean => byte !== undefined && ends.has(byte);

/** Up to and with the first line end; -1 when there is none. The LF of a CR LF is left over. */
export function lineLength(bytes: Uint8Array): number {
  const end = bytes.findIndex((byte) => ends.has(byte));
  return end + 1 || -1;
}
