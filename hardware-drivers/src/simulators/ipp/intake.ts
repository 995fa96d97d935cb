import { groups, groupsOf, type IppMessage } from '../../drivers/ipp/codec.ts';
import { flagOf, numbersOf, textsOf, type IppAttributes } from '../../drivers/ipp/values.ts';
import { jobState } from '../../drivers/ipp/words.ts';
import { objection, type Answer } from './answer.ts';
import { maxCopies } from './attributes.ts';
import type { Condition } from './condition.ts';
import type { Engine } from './engine.ts';
import type { Job } from './jobs.ts';

/** A job was taken, or the answer that refuses it. */
export type Taken =
  { readonly ok: true; readonly job: Job } | { readonly ok: false; readonly answer: Answer };

const refused = (answer: Answer): Taken => ({ ok: false, answer });

/** Print-Job with its document, Create-Job without one. */
export function takeJob(
  { condition, engine }: { readonly condition: Condition; readonly engine: Engine },
  message: IppMessage,
  operation: IppAttributes,
  bytes: Uint8Array | undefined,
): Taken {
  const [template] = groupsOf(message, groups.job);
  if (!condition.accepting) return refused({ status: 'server-error-not-accepting-jobs' });
  if (condition.busyJobs > 0) {
    condition.busyJobs -= 1;
    return refused({ status: 'server-error-busy' });
  }
  const wrong = objection(operation, template);
  if (wrong) return refused(wrong);
  const [copies = 1] = numbersOf(template?.get('copies'));
  const job = engine.add({
    name: textsOf(operation.get('job-name'))[0] ?? 'Untitled',
    user: textsOf(operation.get('requesting-user-name'))[0] ?? 'anonymous',
    format: textsOf(operation.get('document-format'))[0] ?? 'application/octet-stream',
    copies: Math.min(maxCopies, Math.max(1, copies)),
    bytes,
  });
  return { ok: true, job };
}

/** Send-Document: the document of a job that was created without one. */
export function takeDocument(
  engine: Engine,
  job: Job | undefined,
  message: IppMessage,
  operation: IppAttributes,
): Taken {
  const last = flagOf(operation.get('last-document'));
  if (last === undefined) return refused({ status: 'client-error-bad-request' });
  if (!job) return refused({ status: 'client-error-not-found' });
  if (job.state !== jobState.held) return refused({ status: 'client-error-not-possible' });
  const wrong = objection(operation, undefined);
  if (wrong) return refused(wrong);
  engine.fill(job, message.data.slice());
  return { ok: true, job };
}
