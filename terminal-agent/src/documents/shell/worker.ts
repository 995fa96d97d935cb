import { parentPort } from 'node:worker_threads';
import sharp from 'sharp';
import { lookAt } from './live.ts';
import { createSweeper } from './sweep.ts';
import { warmUp } from './warm-up.ts';
import { findIn, judge, makePage, type PageWish } from './process.ts';

/** What the pool asks of a worker. */
export interface Task {
  readonly id: number;
  readonly kind: 'find' | 'look' | 'judge' | 'page';
  readonly bytes: Uint8Array;
  readonly wish: PageWish;
}

/** What a worker answers; `failed` is a bug's message, never an expected refusal. */
export type Answer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failed: string };

// Frames come one by one and never twice: libvips' own cache would only hold memory.
sharp.cache(false);
sharp.concurrency(1);

async function run({ kind, bytes, wish }: Task): Promise<unknown> {
  switch (kind) {
    case 'find':
      return findIn(bytes);
    case 'look':
      return lookAt(bytes);
    case 'judge':
      return judge(bytes, wish);
    case 'page':
      return makePage(bytes, wish);
  }
}

const sweep = createSweeper();
// Frames that come meanwhile wait in the port: they would be slower without.
await warmUp();

parentPort?.on('message', (task: Task) => {
  sweep();
  run(task).then(
    (result) => parentPort?.postMessage({ id: task.id, result } satisfies Answer),
    (error: unknown) =>
      parentPort?.postMessage({ id: task.id, failed: String(error) } satisfies Answer),
  );
});
