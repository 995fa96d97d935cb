import { groups } from '../../drivers/ipp/codec.ts';
import type { IppAttributes, IppValue } from '../../drivers/ipp/values.ts';
import { describeJob, type Job } from './jobs.ts';

/** The attributes that requested-attributes names; a group's name, or none at all, asks for all. */
export function only(
  all: Readonly<Record<string, readonly IppValue[]>>,
  wanted: readonly string[],
  groupNames: readonly string[],
) {
  const everything = wanted.length === 0 || wanted.some((word) => groupNames.includes(word));
  return new Map(Object.entries(all).filter(([name]) => everything || wanted.includes(name)));
}

/** What of a job belongs into one answer. */
export const jobGroup = (
  job: Job,
  times: Parameters<typeof describeJob>[1],
  wanted: readonly string[],
): { readonly tag: number; readonly attributes: IppAttributes } => ({
  tag: groups.job,
  attributes: only(describeJob(job, times), wanted, ['all', 'job-description', 'job-template']),
});
