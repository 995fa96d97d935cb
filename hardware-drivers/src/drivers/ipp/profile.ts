import { integer } from '../../definition/profile.ts';

export const profile = {
  answerTimeoutMs: integer({
    help: 'how long a question may take',
    min: 500,
    max: 60_000,
    default: 5_000,
  }),
  jobTimeoutMs: integer({
    help: 'how long handing over a document may take',
    min: 1_000,
    max: 300_000,
    default: 60_000,
  }),
  printTimeoutMs: integer({
    help: 'how long a document may take to come out; then the job is cancelled',
    min: 1_000,
    max: 600_000,
    default: 120_000,
  }),
  busyMs: integer({
    help: 'how long a busy printer is asked again',
    min: 0,
    max: 300_000,
    default: 30_000,
  }),
};
