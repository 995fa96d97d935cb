import { xor } from '../../framing/checksums.ts';

/** What an answer to reset says about how to talk to the card (ISO/IEC 7816-3, clause 8). */
export interface Atr {
  readonly convention: 'direct' | 'inverse';
  /** Transmission protocols offered, the first is the preferred one. */
  readonly protocols: readonly number[];
  /** TA1: clock rate conversion and baud rate adjustment the card could go up to; default 11. */
  readonly ta1: number;
  /** TC1: extra guard time. */
  readonly guardTime: number;
  /** TC2: work waiting time integer of T=0. */
  readonly waitingInteger: number;
  /** T=1: how much the card takes in one block; the first TA after T=1 was named, default 32. */
  readonly ifsc: number;
  /** T=1: whether blocks end with a CRC instead of an LRC. */
  readonly crc: boolean;
  readonly historical: Uint8Array;
}

/** Undefined when it is no answer to reset, is cut short, or its check byte is wrong. */
export function parseAtr(bytes: Uint8Array): Atr | undefined {
  const [ts, t0] = bytes;
  if ((ts !== 0x3b && ts !== 0x3f) || t0 === undefined) return undefined;
  const protocols: number[] = [];
  const interfaceBytes = new Map<string, number>();
  let at = 2;
  let y = t0 >> 4;
  let t1Group = 0;
  for (let i = 1; y !== 0; i += 1) {
    for (const [bit, name] of [
      [1, 'TA'],
      [2, 'TB'],
      [4, 'TC'],
    ] as const) {
      if ((y & bit) !== 0) interfaceBytes.set(`${name}${i}`, bytes[at++] ?? 0);
    }
    const td = (y & 8) === 0 ? undefined : bytes[at++];
    if (td !== undefined) protocols.push(td & 0x0f);
    if (t1Group === 0 && i >= 2 && td !== undefined && (td & 0x0f) === 1) t1Group = i + 1;
    y = (td ?? 0) >> 4;
  }
  const end = at + (t0 & 0x0f);
  if (protocols.length === 0) protocols.push(0);
  const checked = protocols.some((protocol) => protocol !== 0);
  if (bytes.length < end + (checked ? 1 : 0)) return undefined;
  if (checked && xor(bytes, 1, end + 1) !== 0) return undefined;
  return {
    convention: ts === 0x3b ? 'direct' : 'inverse',
    protocols: [...new Set(protocols)].filter((protocol) => protocol !== 15),
    ta1: interfaceBytes.get('TA1') ?? 0x11,
    guardTime: interfaceBytes.get('TC1') ?? 0,
    waitingInteger: interfaceBytes.get('TC2') ?? 10,
    ifsc: interfaceBytes.get(`TA${t1Group}`) ?? 32,
    crc: ((interfaceBytes.get(`TC${t1Group}`) ?? 0) & 1) === 1,
    historical: bytes.subarray(at, end),
  };
}
