import { closeSync, constants, openSync, writeSync } from 'node:fs';

const rounds = 10;
/** Between two rounds the programs in between go to sleep, as they do between two frames. */
const restMs = 10;
const giveUpMs = 200;

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Milliseconds that a byte spends at least between a host on this tty and us: the way through the
 * programs in between, which no real wire has. `arrival` settles when the next byte is here.
 */
export async function measureTransit(path: string, arrival: () => Promise<void>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  try {
    const fd = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
    try {
      for (let round = 0; round < rounds; round += 1) {
        await rest(restMs);
        const begun = performance.now();
        const arrived = arrival().then(() => performance.now() - begun);
        writeSync(fd, Uint8Array.of(0x55));
        const lost = rest(giveUpMs).then(() => undefined);
        const ms = await Promise.race([arrived, lost]);
        if (ms === undefined) return 0;
        least = Math.min(least, ms);
      }
    } finally {
      closeSync(fd);
    }
  } catch {
    // Unplugged before anybody used it: then there is nothing to measure.
    return 0;
  }
  return least;
}
