import { failed, ok, type Outcome } from '../../command/outcome.ts';
import type { HttpIo } from '../../session/web.ts';
import { refusedBy, succeededAnswer, type IppClient } from './client.ts';
import { groups, groupsOf, type IppMessage } from './codec.ts';
import type { Job } from './ended.ts';
import * as ipp from './values.ts';
import { numbersOf, textsOf, type IppAttributes } from './values.ts';
import type { Operation } from './words.ts';

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

/** What is asked about the printer and its jobs, beside handing one over. */
export interface Asking {
  printer(io: HttpIo): Promise<Outcome<IppAttributes>>;
  /** The newest job of this name, if the printer has one; what the driver itself put behind it may be left out. */
  find(io: HttpIo, name: string): Promise<Job | undefined>;
  look(io: HttpIo, job: Job): Promise<Outcome<IppAttributes>>;
  cancel(io: HttpIo, job: Job): Promise<Outcome<IppMessage>>;
}

export function createAsking(
  client: IppClient,
  {
    answerTimeoutMs: timeoutMs,
    busyMs,
  }: { readonly answerTimeoutMs: number; readonly busyMs: number },
): Asking {
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
      const mine = jobs.find((each) => {
        const [of = ''] = textsOf(each.get('job-name'));
        return of === name || of.startsWith(`${name} `);
      });
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

  return { printer, find, look, cancel };
}
