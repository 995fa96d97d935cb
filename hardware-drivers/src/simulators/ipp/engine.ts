import { jobState } from '../../drivers/ipp/words.ts';
import type { SimulatorPorts } from '../simulator.ts';
import { isStopped, type Condition } from './condition.ts';
import { isOver, type Job } from './jobs.ts';

export interface PrintedDocument {
  readonly jobId: number;
  readonly name: string;
  readonly format: string;
  readonly copies: number;
  readonly bytes: Uint8Array;
}

/** What a client says of a job it hands over. */
export type Order = Pick<Job, 'name' | 'user' | 'format' | 'copies' | 'bytes'>;

/** Keeps the jobs, newest first, and prints one after the other while nothing stops it. */
export interface Engine {
  readonly jobs: readonly Job[];
  readonly isPrinting: boolean;
  /** What lies in the output tray. */
  readonly tray: readonly PrintedDocument[];
  take(): readonly PrintedDocument[];
  /** A job without a document is held until that comes. */
  add(order: Order): Job;
  fill(job: Job, bytes: Uint8Array): void;
  cancel(job: Job): void;
  /** The job being printed breaks off. */
  abortNext(): void;
  /** After the condition changed: goes on where it stopped. */
  resume(): void;
  /** Power went: what was in the printer's memory is gone. */
  forget(): void;
}

export const keptJobs = 50;

export function createEngine(
  clock: SimulatorPorts['clock'],
  { condition, printMs }: { readonly condition: Condition; readonly printMs: number },
): Engine {
  let jobs: Job[] = [];
  let tray: PrintedDocument[] = [];
  let lastId = 0;
  let printing: Job | undefined;
  let abortNext = false;
  let generation = 0;

  function work(): void {
    if (printing || isStopped(condition)) return;
    const job = jobs.findLast((each) => each.state === jobState.pending && each.bytes);
    if (!job) return;
    printing = job;
    job.processingAt = clock.now();
    run(job);
  }

  function run(job: Job): void {
    job.state = jobState.processing;
    job.reasons = 'job-printing';
    const mine = generation;
    clock.after(printMs, () => {
      if (mine !== generation || printing !== job) return;
      if (isStopped(condition)) {
        job.state = jobState.stopped;
        job.reasons = 'printer-stopped';
        return;
      }
      if (abortNext) end(job, jobState.aborted, 'aborted-by-system');
      else {
        job.impressions = job.copies;
        tray.push(printed(job));
        end(job, jobState.completed, 'job-completed-successfully');
      }
      abortNext = false;
    });
  }

  function close(job: Job, state: number, why: string): void {
    job.state = state;
    job.reasons = why;
    job.endedAt = clock.now();
  }
  function end(job: Job, state: number, why: string): void {
    close(job, state, why);
    if (printing === job) printing = undefined;
    work();
  }

  return {
    get jobs() {
      return jobs;
    },
    get isPrinting() {
      return printing !== undefined;
    },
    get tray() {
      return tray;
    },
    take() {
      const taken = tray;
      tray = [];
      return taken;
    },
    add(order) {
      lastId += 1;
      const job: Job = {
        ...order,
        id: lastId,
        createdAt: clock.now(),
        state: order.bytes ? jobState.pending : jobState.held,
        reasons: order.bytes ? 'none' : 'job-incoming',
        impressions: 0,
      };
      jobs = [job, ...jobs].slice(0, keptJobs);
      work();
      return job;
    },
    fill(job, bytes) {
      job.bytes = bytes;
      job.state = jobState.pending;
      job.reasons = 'none';
      work();
    },
    cancel: (job) => end(job, jobState.canceled, 'job-canceled-by-user'),
    abortNext: () => void (abortNext = true),
    resume() {
      if (printing?.state === jobState.stopped && !isStopped(condition)) run(printing);
      else work();
    },
    forget() {
      generation += 1;
      printing = undefined;
      for (const job of jobs) if (!isOver(job)) close(job, jobState.aborted, 'aborted-by-system');
    },
  };
}

const printed = (job: Job): PrintedDocument => ({
  jobId: job.id,
  name: job.name,
  format: job.format,
  copies: job.copies,
  bytes: job.bytes ?? new Uint8Array(0),
});
