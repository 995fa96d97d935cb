import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import type { SimulatedLine } from '../line.ts';
import type { Hosted } from './host.ts';
import { measureTransit } from './transit.ts';

type Child = ChildProcessByStdio<Writable, Readable, null>;
const startLimitMs = 5_000;

/**
 * Hangs a simulated device on a real tty: util-linux `script` holds the master side, we speak
 * through its standard streams. Unplugging kills it, which hangs the tty up like a pulled cable.
 * `link` is a stable path to the tty of the moment.
 */
export async function onPty(
  line: SimulatedLine,
  options: { readonly link?: string } = {},
): Promise<Hosted> {
  const { link } = options;
  let child: Child | undefined;
  let path = '';
  let ended = false;

  async function plugIn(): Promise<void> {
    const started = await start();
    child = started.child;
    path = started.path;
    if (line.paced) {
      const { stdout } = child;
      line.transitMs = await measureTransit(
        path,
        () => new Promise((resolve) => stdout.once('data', () => resolve())),
      );
    }
    // Pulled out meanwhile.
    if (child !== started.child) return;
    child.stdout.on('data', (bytes: Buffer) => line.fromHost(new Uint8Array(bytes)));
    if (started.early.length > 0) line.fromHost(started.early);
    if (link !== undefined) {
      // Renaming swaps the link at once: a driver that opens now finds the old tty or the new one.
      const fresh = `${link}.${process.pid}`;
      rmSync(fresh, { force: true });
      symlinkSync(path, fresh);
      renameSync(fresh, link);
    }
  }
  function pullOut(): void {
    if (link !== undefined) rmSync(link, { force: true });
    child?.stdin.destroy();
    child?.kill('SIGKILL');
    child = undefined;
  }

  line.onHostData((bytes) => {
    if (child?.stdin.writable) child.stdin.write(bytes);
  });
  let plugging = plugIn();
  const leave = line.onPlug((plugged) => {
    if (!plugged) pullOut();
    else if (!ended) plugging = plugIn();
  });
  await plugging;

  const hosted: Hosted = {
    get address() {
      return `serial:${link ?? path}`;
    },
    async close() {
      ended = true;
      leave();
      await plugging;
      pullOut();
    },
    [Symbol.asyncDispose]: () => hosted.close(),
  };
  return hosted;
}

function start(): Promise<{ child: Child; path: string; early: Uint8Array }> {
  // The shell on the slave side only keeps it open; it goes when we go, even after a kill -9.
  const keeper = `stty raw -echo; tty; while kill -0 ${process.pid} 2>/dev/null; do sleep 1; done`;
  const child = spawn('script', ['-qfec', keeper, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0);
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error('script(1) gave no tty'));
    }, startLimitMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    const read = (bytes: Buffer) => {
      head = Buffer.concat([head, bytes]);
      const end = head.indexOf(0x0a);
      if (end < 0) return;
      clearTimeout(timer);
      child.stdout.off('data', read);
      resolve({
        child,
        path: head.subarray(0, end).toString().trim(),
        early: new Uint8Array(head.subarray(end + 1)),
      });
    };
    child.stdout.on('data', read);
  });
}
