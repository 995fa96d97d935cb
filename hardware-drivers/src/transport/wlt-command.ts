import { spawn } from 'node:child_process';
import type { WltDecoder } from '../capability/photo.ts';
import { photoOf } from '../capability/photo.ts';
import { failed } from '../command/outcome.ts';

const limitMs = 10_000;
/** A BMP of 102 × 126 has 38,862 bytes; nothing a decoder gives is much longer. */
const longest = 1024 * 1024;

/**
 * A decoder that is a program of its own: the WLT bytes on its standard input, an image on its
 * standard output. A maker's library thus stays in its own process, and its crash is not ours.
 */
export function wltCommand(program: string, args: readonly string[] = []): WltDecoder {
  return {
    decode: (wlt) =>
      new Promise((resolve) => {
        const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
        const parts: Buffer[] = [];
        let size = 0;
        const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
        const fail = (why: string) =>
          resolve(failed('not-supported', `WLT decoder ${program}: ${why}`, { sent: false }));
        child.stdin.on('error', () => undefined);
        child.stdout.on('data', (bytes: Buffer) => {
          size += bytes.length;
          if (size <= longest) parts.push(bytes);
          else child.kill('SIGKILL');
        });
        child.once('error', (error) => {
          clearTimeout(timer);
          fail(error.message);
        });
        child.once('close', (code, signal) => {
          clearTimeout(timer);
          if (code === 0) resolve(photoOf(new Uint8Array(Buffer.concat(parts))));
          else fail(signal === null ? `ended with ${String(code)}` : `stopped by ${signal}`);
        });
        child.stdin.end(wlt);
      }),
  };
}
