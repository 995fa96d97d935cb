import { xor } from '../../framing/checksums.ts';

/** A block of T=1: `NAD PCB LEN INF LRC` (ISO/IEC 7816-3:2006, clause 11.3). */
export interface T1Block {
  readonly pcb: number;
  readonly information: Uint8Array;
}

/** What a card takes in one block before it has said more (11.4.2). */
export const usualIfsc = 32;
export const longestInformation = 254;

export const pcb = {
  /** I-block: bit 7 is its number, bit 6 says that more follows. */
  information: (number: number, more: boolean) => (number << 6) | (more ? 0x20 : 0),
  /** R-block: the number that is awaited next, and what was wrong. */
  receive: (number: number, error: 0 | 1 | 2 = 0) => 0x80 | (number << 4) | error,
  ifsRequest: 0xc1,
  abortRequest: 0xc2,
  moreTimeRequest: 0xc3,
  resyncRequest: 0xc0,
} as const;
/** An S-block's answer carries this bit beside its request. */
export const answerBit = 0x20;

export const isInformation = (code: number): boolean => (code & 0x80) === 0;
export const isReceive = (code: number): boolean => (code & 0xc0) === 0x80;
export const numberOf = (code: number): number =>
  isInformation(code) ? (code >> 6) & 1 : (code >> 4) & 1;
export const hasMore = (code: number): boolean => (code & 0x20) !== 0;

export function encodeBlock({ pcb: code, information }: T1Block): Uint8Array {
  const block = new Uint8Array(information.length + 4);
  block.set([0, code, information.length]);
  block.set(information, 3);
  block[block.length - 1] = xor(block, 0, block.length - 1);
  return block;
}

/** Undefined when length or check byte are wrong. */
export function decodeBlock(bytes: Uint8Array): T1Block | undefined {
  const [, code = 0, length = 0xff] = bytes;
  if (length > longestInformation || bytes.length !== length + 4 || xor(bytes) !== 0)
    return undefined;
  return { pcb: code, information: bytes.subarray(3, -1) };
}
