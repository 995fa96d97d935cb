import { Socket } from 'node:net';

/**
 * A connection that sends what is written in one go of the event loop as one piece. pg corks its
 * socket while it writes one statement; a batch's statements follow each other at once, and every
 * piece would wake the database's process.
 */
export class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}
