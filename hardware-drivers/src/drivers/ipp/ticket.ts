import type { PrintJob } from '../../capability/document-printer.ts';
import { failure, type Failure } from '../../command/failure.ts';
import { obstacle } from './status.ts';
import * as ipp from './values.ts';
import { textsOf, type IppAttributes } from './values.ts';

/** Refuses what the printer says it cannot do, before anything is sent. */
export function check(job: PrintJob, of: IppAttributes): Failure | undefined {
  const refuse = (what: string, allowed: readonly string[]) =>
    failure('invalid-request', `${what} is not offered; allowed: ${allowed.join(', ')}`, {
      sent: false,
    });
  const formats = textsOf(of.get('document-format-supported'));
  if (formats.length > 0 && !formats.includes(job.mediaType)) return refuse(job.mediaType, formats);
  const sides = textsOf(of.get('sides-supported'));
  if (job.duplex && !sides.includes('two-sided-long-edge')) return refuse('duplex', sides);
  return obstacle(of, false);
}

/** Only what the printer offers is asked for. */
export function template(job: PrintJob, of: IppAttributes) {
  const sides = textsOf(of.get('sides-supported'));
  const side = job.duplex ? 'two-sided-long-edge' : 'one-sided';
  return {
    ...(job.copies === undefined || job.copies === 1 ? {} : { copies: ipp.integer(job.copies) }),
    ...(sides.includes(side) ? { sides: ipp.keyword(side) } : {}),
  };
}
