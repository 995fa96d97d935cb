import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** Questions to a device on a tty. */
interface Questions {
  readonly path: string;
  readonly query: Uint8Array;
  readonly answerLength: number;
  readonly rounds: number;
  readonly pauseMs: number;
}

const limitMs = 30_000;

/**
 * The best host there can be: two system calls in a thread of its own. Milliseconds from the first
 * byte out to the last one back, for each round.
 */
export function bareHost(questions: Questions): Promise<readonly number[]> {
  const worker = new Worker(new URL(import.meta.url), { workerData: questions });
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('the device does not answer')), limitMs);
    worker.once('error', reject);
    worker.once('message', (times: readonly number[]) => {
      clearTimeout(limit);
      resolve(times);
    });
  });
}

function ask({ path, query, answerLength, rounds, pauseMs }: Questions): number[] {
  const fd = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
  const buffer = new Uint8Array(256);
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    Atomics.wait(sleeper, 0, 0, pauseMs);
    const begun = performance.now();
    writeSync(fd, query);
    for (let left = answerLength; left > 0;) left -= readSync(fd, buffer);
    times.push(performance.now() - begun);
  }
  closeSync(fd);
  return times;
}

// What the worker was started with, by `bareHost` above.
if (!isMainThread) parentPort?.postMessage(ask(workerData as Questions));
