import { readSync, writeSync } from 'node:fs';
import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { Address } from './address.ts';
import type { StreamConnection } from './connection.ts';
import { once, settledWithin } from './settling.ts';

/** What of serialport's bindings is used of an open tty; its file descriptor does not block. */
export interface Tty {
  readonly fd: number | null;
  readonly poller: {
    once(event: 'readable' | 'writable', callback: (error: Error | null) => void): unknown;
  };
  update(options: { readonly baudRate: number }): Promise<void>;
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** Elsewhere than on Linux and macOS a port is no file that can be polled. */
export const isTty = (port: object): port is Tty => 'poller' in port && 'fd' in port;

const closeLimitMs = 1_000;
/** A UART hands over a few bytes at a time, a USB adapter at most some hundred. */
const readAtOnce = 4_096;
const notNow = new Set(['EAGAIN', 'EWOULDBLOCK', 'EINTR']);
const isNotNow = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && notNow.has(String(error.code));
const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/**
 * Bytes of an open tty. serialport's own streams read and write in the thread pool, which costs half
 * a millisecond each way, and go on reading for ever on a line that hung up (bindings-cpp #162: its
 * read of nothing is simply repeated). Here a line is read in the turn that says it is readable;
 * readable and yet nothing to read means that it hung up.
 */
export function connectTty(address: Address, tty: Tty): StreamConnection {
  const closing = once<string>();
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const buffer = new Uint8Array(readAtOnce);
  let ours = false;
  let reading = false;
  /** Sends in their order, should the system not take the bytes at once. */
  let writing: Promise<unknown> | undefined;

  function waitForBytes(): void {
    tty.poller.once('readable', (error) => {
      if (error || tty.fd === null) return closing.tell('the line hung up');
      if (readOnce(tty.fd)) waitForBytes();
    });
  }

  /** False when nothing will ever come again. */
  function readOnce(fd: number): boolean {
    try {
      const length = readSync(fd, buffer);
      if (length > 0) for (const listener of [...listeners]) listener(buffer.slice(0, length));
      else closing.tell('the line hung up');
      return length > 0;
    } catch (error) {
      if (isNotNow(error)) return true;
      closing.tell(messageOf(error));
      return false;
    }
  }

  const writable = () =>
    new Promise<void>((resolve, reject) => {
      tty.poller.once('writable', (error) => (error ? reject(error) : resolve()));
    });

  /** How many of the bytes the system took at once. */
  function writeSome(fd: number, bytes: Uint8Array): number {
    try {
      return writeSync(fd, bytes);
    } catch (error) {
      if (isNotNow(error)) return 0;
      throw error;
    }
  }

  /** Until the last bit is on the line; in its first turn as far as the system takes the bytes. */
  async function write(bytes: Uint8Array): Promise<Outcome<void>> {
    if (writing) await writing;
    try {
      for (let rest = bytes; ; await writable()) {
        if (tty.fd === null)
          return failed('line-closed', 'the port is closed', { sent: rest.length < bytes.length });
        rest = rest.subarray(writeSome(tty.fd, rest));
        if (rest.length === 0) break;
      }
    } catch (error) {
      closing.tell(messageOf(error));
      return failed('line-closed', messageOf(error));
    }
    // Ptys have nothing to drain; an error here is not a lost byte.
    await tty.drain().catch(() => undefined);
    return ok(undefined);
  }

  const connection: StreamConnection = {
    medium: 'stream',
    address,
    onData(listener) {
      listeners.add(listener);
      if (!reading) waitForBytes();
      reading = true;
      return () => void listeners.delete(listener);
    },
    onClose: (listener) => closing.listen((why) => !ours && listener(why)),
    send(bytes) {
      const mine = write(bytes);
      writing = mine;
      void mine.finally(() => {
        if (writing === mine) writing = undefined;
      });
      return mine;
    },
    async retune(baudRate) {
      try {
        await tty.update({ baudRate });
        return ok(undefined);
      } catch (error) {
        return failed('not-supported', messageOf(error), { sent: false });
      }
    },
    async close() {
      ours = true;
      if (tty.fd === null) return;
      await settledWithin(closeLimitMs, (done) => void tty.close().then(done, done));
    },
    [Symbol.asyncDispose]: () => connection.close(),
  };
  return connection;
}
