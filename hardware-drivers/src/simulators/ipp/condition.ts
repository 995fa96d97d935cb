/** What the simulated printer is like just now, beside its jobs. */
export interface Condition {
  /** Its printer-state-reasons. */
  readonly reasons: Set<string>;
  accepting: boolean;
  /** So many further jobs are answered with server-error-busy. */
  busyJobs: number;
  tonerPercent: number;
}

export const freshCondition = (): Condition => ({
  reasons: new Set(),
  accepting: true,
  busyJobs: 0,
  tonerPercent: 80,
});

const stops =
  /^(media-empty|media-needed|media-jam|cover-open|door-open|toner-empty|marker-supply-empty|paused|shutdown)/;

/** Whether one of its reasons keeps it from printing. */
export const isStopped = ({ reasons }: Condition): boolean =>
  [...reasons].some((reason) => stops.test(reason));

export const paperSheets = ({ reasons }: Condition): number =>
  [...reasons].some((reason) => reason.startsWith('media-empty')) ? 0 : 200;
