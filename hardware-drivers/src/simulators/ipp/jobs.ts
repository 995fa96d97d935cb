import * as ipp from '../../drivers/ipp/values.ts';
import type { IppValue } from '../../drivers/ipp/values.ts';
import { jobState } from '../../drivers/ipp/words.ts';

/** One job of the simulated printer; times are epoch milliseconds. */
export interface Job {
  readonly id: number;
  readonly name: string;
  readonly user: string;
  readonly format: string;
  readonly copies: number;
  readonly createdAt: number;
  bytes: Uint8Array | undefined;
  state: number;
  reasons: string;
  impressions: number;
  processingAt?: number;
  endedAt?: number;
}

export const isOver = (job: Job): boolean => job.state >= jobState.canceled;

/** Whole seconds since the printer was switched on, from 1. */
export const upSeconds = (startedAt: number, now: number): number =>
  Math.max(1, Math.floor((now - startedAt) / 1000));

const none = (): IppValue[] => [{ tag: ipp.tags.noValue, kind: 'bytes', value: new Uint8Array(0) }];

/** Everything the printer says about a job. */
export function describeJob(
  job: Job,
  { host, startedAt, now }: { host: string; startedAt: number; now: number },
): Readonly<Record<string, readonly IppValue[]>> {
  const time = (at: number | undefined) =>
    at === undefined ? none() : ipp.integer(upSeconds(startedAt, at));
  const dateTime = (at: number | undefined) => (at === undefined ? none() : ipp.dateTime(at));
  return {
    'job-id': ipp.integer(job.id),
    'job-uri': ipp.uri(`${host}/${job.id}`),
    'job-uuid': ipp.uri(`urn:uuid:00000000-0000-4000-8000-${String(job.id).padStart(12, '0')}`),
    'job-state': ipp.enumeration(job.state),
    'job-state-reasons': ipp.keyword(job.reasons),
    'job-state-message': ipp.plainText(job.reasons),
    'job-name': ipp.nameText(job.name),
    'job-originating-user-name': ipp.nameText(job.user),
    'job-printer-uri': ipp.uri(host),
    'job-printer-up-time': ipp.integer(upSeconds(startedAt, now)),
    'job-impressions': ipp.integer(job.copies),
    'job-impressions-completed': ipp.integer(job.impressions),
    'job-media-sheets-completed': ipp.integer(job.impressions),
    'job-k-octets': ipp.integer(Math.ceil((job.bytes?.length ?? 0) / 1024)),
    'number-of-documents': ipp.integer(job.bytes ? 1 : 0),
    'document-format-supplied': ipp.mime(job.format),
    'time-at-creation': time(job.createdAt),
    'time-at-processing': time(job.processingAt),
    'time-at-completed': time(job.endedAt),
    'date-time-at-creation': dateTime(job.createdAt),
    'date-time-at-processing': dateTime(job.processingAt),
    'date-time-at-completed': dateTime(job.endedAt),
    copies: ipp.integer(job.copies),
  };
}
