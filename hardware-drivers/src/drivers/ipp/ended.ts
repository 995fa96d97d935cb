import type { PrintResult } from '../../capability/document-printer.ts';
import { failure } from '../../command/failure.ts';
import { numbersOf, textsOf, type IppAttributes } from './values.ts';
import { jobState, stateNames } from './words.ts';

export interface Job {
  readonly id: number;
}

/** `failed` only when the printer counted no printed page. */
export function ended({ id }: Job, job: IppAttributes): PrintResult | undefined {
  const [state = 0] = numbersOf(job.get('job-state'));
  const [pagesPrinted] = numbersOf(job.get('job-impressions-completed'));
  const counted = { jobId: id, ...(pagesPrinted === undefined ? {} : { pagesPrinted }) };
  if (state === jobState.completed) return { outcome: 'succeeded', ...counted };
  if (state !== jobState.canceled && state !== jobState.aborted) return undefined;
  const reasons = textsOf(job.get('job-state-reasons')).join(', ');
  const because = failure(
    'printer-error',
    `the job was ${stateNames[state] ?? state}: ${reasons}`,
    { deviceCode: reasons, advisedAction: 'staff' },
  );
  return { outcome: pagesPrinted === 0 ? 'failed' : 'unknown', because, ...counted };
}
