import type { PrintResult } from '../../capability/document-printer.ts';
import { failure, type Failure } from '../../command/failure.ts';
import type { HttpIo } from '../../session/web.ts';
import type { Asking } from './asking.ts';
import { ended, type Job } from './ended.ts';
import { obstacle } from './status.ts';

/** Between two looks at a job. */
const lookEveryMs = 500;

/** What becomes of a job that was handed over. */
export interface Following {
  finish(io: HttpIo, job: Job): Promise<PrintResult>;
  lost(io: HttpIo, name: string, because: Failure): Promise<PrintResult>;
}

/** A scope that has ended still cleans up behind itself. */
const beyond = (io: HttpIo): HttpIo => ({
  ...io,
  signal: new AbortController().signal,
  request: (request, limitMs) => io.afterwards(request, limitMs),
});

export function createFollowing(
  { printer, find, look, cancel }: Asking,
  printTimeoutMs: number,
): Following {
  /** The answer to a job got lost: it may be printing. It is looked for by its name. */
  async function lost(io: HttpIo, name: string, because: Failure): Promise<PrintResult> {
    if (io.signal.aborted) {
      void forget(io, name);
      return { outcome: 'unknown', because };
    }
    const found = await find(io, name);
    return found === undefined ? { outcome: 'unknown', because } : await finish(io, found);
  }

  async function forget(io: HttpIo, name: string): Promise<void> {
    const found = await find(beyond(io), name);
    if (found) await cancel(beyond(io), found);
  }

  /** Waits until the job is completed, aborted or cancelled. */
  async function finish(io: HttpIo, job: Job): Promise<PrintResult> {
    const until = io.clock.monotonic() + printTimeoutMs;
    let trouble: Failure | undefined;
    while (io.clock.monotonic() < until) {
      const seen = await look(io, job);
      if (seen.ok) {
        const done = ended(job, seen.value);
        if (done) return done;
        trouble = undefined;
      } else {
        trouble = seen.failure;
        if (io.signal.aborted) break;
        // The printer forgot the job, or is another one: nobody will tell any more.
        if (seen.failure.code === 'refused-by-device') break;
      }
      const waited = await io.pause(lookEveryMs);
      if (!waited.ok) {
        trouble = { ...waited.failure, sent: true };
        break;
      }
    }
    return await giveUp(io, job, trouble);
  }

  /** A job left behind would come out later, beside somebody else. */
  async function giveUp(io: HttpIo, job: Job, trouble: Failure | undefined): Promise<PrintResult> {
    const unknown = (because: Failure): PrintResult => ({
      outcome: 'unknown',
      because,
      jobId: job.id,
    });
    if (io.signal.aborted) {
      void cancel(beyond(io), job);
      return unknown(trouble ?? failure('cancelled', 'the caller gave up'));
    }
    const now = await printer(io);
    const why =
      (now.ok ? obstacle(now.value, true) : undefined) ??
      trouble ??
      failure('print-unconfirmed', 'the printer did not say that it was done');
    await cancel(io, job);
    const seen = await look(io, job);
    const result = seen.ok ? ended(job, seen.value) : undefined;
    return result === undefined || result.outcome === 'unknown'
      ? unknown(why)
      : { ...result, ...(result.outcome === 'failed' ? { because: why } : {}) };
  }

  return { finish, lost };
}
