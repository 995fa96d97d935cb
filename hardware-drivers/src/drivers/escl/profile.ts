import { integer } from '../../definition/profile.ts';

export const profile = {
  answerTimeoutMs: integer({
    help: 'how long capabilities and status may take',
    min: 500,
    max: 60_000,
    default: 5_000,
  }),
  jobTimeoutMs: integer({
    help: 'how long starting a job may take',
    min: 1_000,
    max: 120_000,
    default: 30_000,
  }),
  pageTimeoutMs: integer({
    help: 'how long one page may take',
    min: 1_000,
    max: 300_000,
    default: 60_000,
  }),
  busyMs: integer({
    help: 'how long a busy scanner (503) is asked again',
    min: 0,
    max: 300_000,
    default: 30_000,
  }),
};
