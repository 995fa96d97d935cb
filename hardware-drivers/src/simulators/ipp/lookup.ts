import * as ipp from '../../drivers/ipp/values.ts';
import { flagOf, numbersOf, textsOf, type IppAttributes } from '../../drivers/ipp/values.ts';
import { unsupported, type Answer } from './answer.ts';
import { keptJobs } from './engine.ts';
import { isOver, type Job } from './jobs.ts';

/** The job an operation names, by job-id or by the end of job-uri. */
export function namedJob(jobs: readonly Job[], operation: IppAttributes): Job | undefined {
  const [uri = ''] = textsOf(operation.get('job-uri'));
  const [id = Number(/\/(\d+)$/.exec(uri)?.[1])] = numbersOf(operation.get('job-id'));
  return jobs.find((job) => job.id === id);
}

/** The jobs Get-Jobs asks for, or the answer that refuses it. */
export function listedJobs(
  jobs: readonly Job[],
  operation: IppAttributes,
):
  | { readonly ok: true; readonly jobs: readonly Job[] }
  | { readonly ok: false; readonly answer: Answer } {
  const [which = 'not-completed'] = textsOf(operation.get('which-jobs'));
  if (which !== 'completed' && which !== 'not-completed') {
    return {
      ok: false,
      answer: {
        status: 'client-error-attributes-or-values-not-supported',
        groups: unsupported('which-jobs', ipp.keyword(which)),
      },
    };
  }
  const mine = flagOf(operation.get('my-jobs')) === true;
  const [user = 'anonymous'] = textsOf(operation.get('requesting-user-name'));
  const [limit = keptJobs] = numbersOf(operation.get('limit'));
  const listed = jobs
    .filter((job) => isOver(job) === (which === 'completed') && (!mine || job.user === user))
    .slice(0, limit);
  return { ok: true, jobs: listed };
}
