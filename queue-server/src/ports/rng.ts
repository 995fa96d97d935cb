import { randomBytes, randomUUID } from 'node:crypto';

/** Chance as an argument: seeded in a simulation, the operating system's otherwise. */
export interface Rng {
  bytes(n: number): Uint8Array;
  uuid(): string;
}

/** Cryptographically strong randomness of the machine. */
export const systemRng: Rng = {
  bytes: (n) => randomBytes(n),
  uuid: () => randomUUID(),
};
