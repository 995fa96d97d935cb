import { Worker } from 'node:worker_threads';
import type { Answer, Task } from './worker.ts';
import type { LiveLook } from './live.ts';
import type { findIn, Page, PageWish, Report } from './process.ts';

export type Found = Awaited<ReturnType<typeof findIn>>;

/** Workers that turn camera frames into pages, off the agent's own thread. */
export interface PagePool extends AsyncDisposable {
  /** Where the sheet is: quicker than judging. */
  find(bytes: Uint8Array): Promise<Found>;
  /** A low-resolution look for the live outline; null when the bytes are no whole picture. */
  look(bytes: Uint8Array): Promise<LiveLook | null>;
  /** Where the sheet is, how it lies, and whether the frame can be used (with reasons). */
  judge(bytes: Uint8Array, wish?: PageWish): Promise<Report>;
  /** The finished page with everything `judge` says. A page is made also when the verdict is `retake`, if a sheet was found. */
  page(bytes: Uint8Array, wish?: PageWish): Promise<Page>;
}

interface Seat {
  /** Missing after a worker died; the next task gets a fresh one. A worker that cannot start must not be started in a circle. */
  worker: Worker | undefined;
  current: Waiting | undefined;
}

interface Waiting {
  readonly task: Task;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** No frame takes this long; a worker that does is stuck and is replaced. Milliseconds. */
const deadline = 30_000;

/**
 * Starts a pool. Tasks run in the order they come, one to a worker. Rejects only for bugs: a
 * frame that cannot be used is a `retake` verdict with reasons.
 */
export function createPagePool({ workers = 1 }: { readonly workers?: number } = {}): PagePool {
  const queue: Waiting[] = [];
  const seats: Seat[] = [];
  let nextId = 0;
  let closed = false;

  function start(seat: Seat): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    seat.worker = worker;
    worker.unref();
    worker.on('message', (answer: Answer) => {
      const done = seat.current;
      if (seat.worker !== worker || !done || done.task.id !== answer.id) return;
      seat.current = undefined;
      worker.unref();
      if ('failed' in answer) done.reject(new Error(answer.failed));
      else done.resolve(answer.result);
      serve(seat);
    });
    worker.on('error', (error) => {
      if (seat.worker === worker)
        dismiss(seat, error instanceof Error ? error : new Error(String(error)));
    });
    return worker;
  }

  function dismiss(seat: Seat, error: Error): void {
    const { worker, current } = seat;
    seat.worker = undefined;
    seat.current = undefined;
    current?.reject(error);
    void worker?.terminate();
    serve(seat);
  }

  function serve(seat: Seat): void {
    const next = queue.shift();
    if (!next) return;
    seat.current = next;
    const worker = seat.worker ?? start(seat);
    worker.ref();
    worker.postMessage(next.task);
    const late = setTimeout(() => {
      if (seat.current === next) dismiss(seat, new Error('a frame took longer than 30 s'));
    }, deadline);
    late.unref();
  }

  function ask(kind: Task['kind'], bytes: Uint8Array, wish: PageWish): Promise<unknown> {
    if (closed) return Promise.reject(new Error('the page pool is closed'));
    return new Promise((resolve, reject) => {
      queue.push({ task: { id: nextId++, kind, bytes, wish }, resolve, reject });
      const idle = seats.find((seat) => !seat.current);
      if (idle) serve(idle);
    });
  }

  for (let count = 0; count < Math.max(1, workers); count++) {
    const seat: Seat = { worker: undefined, current: undefined };
    // Started ahead, so that the first frame does not wait for the modules to load.
    start(seat);
    seats.push(seat);
  }
  return {
    // The casts name what `run` in worker.ts answers for each kind of task.
    find: (bytes) => ask('find', bytes, {}) as Promise<Found>,
    look: (bytes) => ask('look', bytes, {}) as Promise<LiveLook | null>,
    judge: (bytes, wish = {}) => ask('judge', bytes, wish) as Promise<Report>,
    page: (bytes, wish = {}) => ask('page', bytes, wish) as Promise<Page>,
    [Symbol.asyncDispose]: async () => {
      closed = true;
      const gone = new Error('the page pool is closed');
      for (const { reject } of queue.splice(0)) reject(gone);
      for (const seat of seats.splice(0)) {
        seat.current?.reject(gone);
        await seat.worker?.terminate();
      }
    },
  };
}
