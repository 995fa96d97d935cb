import type { Failure } from '../command/failure.ts';
import type { Actuation, Outcome } from '../command/outcome.ts';
import type { Problem } from '../supervisor/device.ts';

/** 0 done · 2 refused or usage · 3 device failed · 4 outcome unknown. */
export type ExitCode = 0 | 2 | 3 | 4;

export interface Answer {
  readonly exit: ExitCode;
  /** Printed as one JSON value on standard output. */
  readonly json?: unknown;
}

export class UsageError extends Error {
  readonly problems: readonly Problem[];
  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.problems = problems;
  }
}

const refusedCodes = new Set(['invalid-request', 'no-such-door', 'not-supported']);

export const shownFailure = ({ code, message, advisedAction, deviceCode }: Failure) => ({
  code,
  message,
  advisedAction,
  ...(deviceCode === undefined ? {} : { deviceCode }),
});

const exitOf = (because: Failure): ExitCode =>
  !because.sent && refusedCodes.has(because.code) ? 2 : 3;

export const failedAnswer = (because: Failure): Answer => ({
  exit: exitOf(because),
  json: { error: shownFailure(because) },
});

export const queryAnswer = <T>(outcome: Outcome<T>, show: (value: T) => unknown): Answer =>
  outcome.ok ? { exit: 0, json: show(outcome.value) } : failedAnswer(outcome.failure);

/** `failed` and `unknown` are answers, not errors: they are printed with their reason. */
export function actuationAnswer(
  result: Actuation,
  where: Readonly<Record<string, unknown>> = {},
): Answer {
  const { outcome, because } = result;
  const exit =
    outcome === 'succeeded' ? 0 : outcome === 'unknown' ? 4 : because ? exitOf(because) : 3;
  return {
    exit,
    json: { ...where, outcome, ...(because ? { because: shownFailure(because) } : {}) },
  };
}
