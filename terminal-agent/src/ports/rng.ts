import { randomBytes, randomUUID } from 'node:crypto';

/** Chance as an argument: seeded in a simulation, the operating system's otherwise. */
export interface Rng {
  bytes(n: number): Uint8Array;
  uuid(): string;
}

export const systemRng: Rng = { bytes: (n) => randomBytes(n), uuid: () => randomUUID() };

/** Decimal digits, each equally likely: bytes of 250 and more are thrown away. */
export function digits(rng: Rng, count: number): string {
  let text = '';
  while (text.length < count) {
    for (const byte of rng.bytes(count)) {
      if (byte < 250 && text.length < count) text += String(byte % 10);
    }
  }
  return text;
}
