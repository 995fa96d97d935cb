import type { DocumentPrinter, PrintJob, PrintResult } from '../../capability/document-printer.ts';
import { failure, type Failure } from '../../command/failure.ts';
import { failed, ok, unsettled, type Outcome } from '../../command/outcome.ts';
import type { Conversation } from '../../definition/driver.ts';
import type { ProfileOf } from '../../definition/profile.ts';
import type { HttpIo } from '../../session/web.ts';
import { createIppClient, refusedBy, succeededAnswer } from './client.ts';
import { groups, groupsOf } from './codec.ts';
import { ended, type Job } from './ended.ts';
import type { profile } from './profile.ts';
import { observe, obstacle } from './status.ts';
import { check, template } from './ticket.ts';
import * as ipp from './values.ts';
import { numbersOf, textsOf, type IppAttributes } from './values.ts';
import { statuses, type Operation } from './words.ts';

/** Between two looks at a job. */
const lookEveryMs = 500;
const printerAttributes = [
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'printer-make-and-model',
  'printer-name',
  'document-format-supported',
  'sides-supported',
  'copies-supported',
  'operations-supported',
  'marker-names',
  'marker-types',
  'marker-levels',
  'marker-low-levels',
  'printer-supply',
  'printer-supply-description',
];
const jobAttributes = [
  'job-id',
  'job-name',
  'job-state',
  'job-state-reasons',
  'job-impressions-completed',
];

export function conversation(
  settings: ProfileOf<typeof profile>,
): Conversation<HttpIo, 'document-printer'> {
  const client = createIppClient();
  const { answerTimeoutMs: timeoutMs, busyMs } = settings;

  async function printer(io: HttpIo): Promise<Outcome<IppAttributes>> {
    const operation: Operation = 'Get-Printer-Attributes';
    const attributes = { 'requested-attributes': ipp.keyword(...printerAttributes) };
    let answer = await client.patiently(io, { operation, attributes, timeoutMs }, busyMs);
    if (!answer.ok && answer.failure.code === 'garbled-answer')
      answer = await client.patiently(io, { operation, attributes, timeoutMs }, busyMs);
    if (!answer.ok) return answer;
    if (!succeededAnswer(answer.value)) return refusedBy(operation, answer.value, true);
    const [found] = groupsOf(answer.value, groups.printer);
    return found?.has('printer-state')
      ? ok(found)
      : failed('unexpected-answer', 'the printer says nothing about its state');
  }

  async function print(io: HttpIo, job: PrintJob): Promise<PrintResult> {
    const before = await printer(io);
    if (!before.ok) return unsettled({ ...before.failure, sent: false });
    const refusedFor = check(job, before.value);
    if (refusedFor) return unsettled(refusedFor);
    // A name of its own: when the answer gets lost, the job can still be found.
    const name = `${job.name} ${Math.floor(io.clock.now()).toString(36)}`;
    const ticket = {
      attributes: {
        'job-name': ipp.nameText(name),
        'document-format': ipp.mime(job.mediaType),
      },
      job: template(job, before.value),
    };
    const valid = await client.patiently(
      io,
      { operation: 'Validate-Job', ...ticket, timeoutMs },
      busyMs,
    );
    if (!valid.ok) return unsettled({ ...valid.failure, sent: false });
    if (
      !succeededAnswer(valid.value) &&
      valid.value.code !== statuses['server-error-operation-not-supported']
    )
      return unsettled(refusedBy('Validate-Job', valid.value, false).failure);
    return await hand(io, name, { ...ticket, data: job.bytes });
  }

  async function hand(
    io: HttpIo,
    name: string,
    ticket: Pick<Parameters<typeof client.ask>[1], 'attributes' | 'job' | 'data'>,
  ): Promise<PrintResult> {
    const answer = await client.patiently(
      io,
      { operation: 'Print-Job', ...ticket, timeoutMs: settings.jobTimeoutMs },
      busyMs,
    );
    if (!answer.ok) {
      if (!answer.failure.sent) return unsettled(answer.failure);
      return await lost(io, name, answer.failure);
    }
    const { code } = answer.value;
    if (!succeededAnswer(answer.value)) {
      // What the client did wrong, and a printer that takes no jobs, printed nothing.
      const nothing = code < 0x0500 || code === statuses['server-error-not-accepting-jobs'];
      return unsettled(refusedBy('Print-Job', answer.value, !nothing).failure);
    }
    const [id] = groupsOf(answer.value, groups.job).flatMap((each) =>
      numbersOf(each.get('job-id')),
    );
    if (id === undefined)
      return await lost(io, name, failure('unexpected-answer', 'a job without id'));
    return await finish(io, { id });
  }

  /** The answer to a job got lost: it may be printing. It is looked for by its name. */
  async function lost(io: HttpIo, name: string, because: Failure): Promise<PrintResult> {
    if (io.signal.aborted) {
      void forget(io, name);
      return { outcome: 'unknown', because };
    }
    const found = await find(io, name);
    return found === undefined ? { outcome: 'unknown', because } : await finish(io, found);
  }

  async function find(io: HttpIo, name: string): Promise<Job | undefined> {
    for (const which of ['not-completed', 'completed']) {
      const answer = await client.ask(io, {
        operation: 'Get-Jobs',
        attributes: {
          'which-jobs': ipp.keyword(which),
          'requested-attributes': ipp.keyword(...jobAttributes),
        },
        timeoutMs,
      });
      const jobs = answer.ok ? groupsOf(answer.value, groups.job) : [];
      const mine = jobs.find((each) => textsOf(each.get('job-name'))[0] === name);
      const [id] = numbersOf(mine?.get('job-id'));
      if (id !== undefined) return { id };
    }
    return undefined;
  }

  async function look(io: HttpIo, { id }: Job): Promise<Outcome<IppAttributes>> {
    const operation: Operation = 'Get-Job-Attributes';
    const answer = await client.ask(io, {
      operation,
      attributes: {
        'job-id': ipp.integer(id),
        'requested-attributes': ipp.keyword(...jobAttributes),
      },
      timeoutMs,
    });
    if (!answer.ok) return answer;
    if (!succeededAnswer(answer.value)) return refusedBy(operation, answer.value, true);
    const [job] = groupsOf(answer.value, groups.job);
    return job ? ok(job) : failed('unexpected-answer', 'an answer without the job');
  }

  const cancel = (io: HttpIo, { id }: Job) =>
    client.ask(io, {
      operation: 'Cancel-Job',
      attributes: { 'job-id': ipp.integer(id) },
      timeoutMs,
    });

  /** A scope that has ended still cleans up behind itself. */
  const beyond = (io: HttpIo): HttpIo => ({
    ...io,
    signal: new AbortController().signal,
    request: (request, limitMs) => io.afterwards(request, limitMs),
  });
  async function forget(io: HttpIo, name: string): Promise<void> {
    const found = await find(beyond(io), name);
    if (found) await cancel(beyond(io), found);
  }

  /** Waits until the job is completed, aborted or cancelled. */
  async function finish(io: HttpIo, job: Job): Promise<PrintResult> {
    const until = io.clock.monotonic() + settings.printTimeoutMs;
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

  return {
    async identify(io) {
      const of = await printer(io);
      if (!of.ok) return of;
      const [model] = [
        ...textsOf(of.value.get('printer-make-and-model')),
        ...textsOf(of.value.get('printer-name')),
      ];
      return ok(model === undefined ? {} : { model });
    },
    async check(io) {
      const of = await printer(io);
      return of.ok ? ok(observe(of.value)) : of;
    },
    capability: (io): DocumentPrinter => ({
      async accepts() {
        const of = await printer(io);
        return of.ok ? ok(textsOf(of.value.get('document-format-supported'))) : of;
      },
      async print(job) {
        const printed = await io.together((alone) => print(alone, job));
        return 'ok' in printed ? unsettled({ ...printed.failure, sent: false }) : printed;
      },
    }),
  };
}
