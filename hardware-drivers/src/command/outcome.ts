import { failure, type Failure, type FailureCode, type FailureExtra } from './failure.ts';

/** The result of a query: something that may be asked again. */
export type Outcome<T> = Ok<T> | Failed;
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Failed {
  readonly ok: false;
  readonly failure: Failure;
}

/**
 * The result of an actuate: something that moves, and is never repeated by itself.
 * `failed` promises that it did not happen (or was seen not to have happened);
 * `unknown` means that it may have: look, ask, or call staff.
 */
export interface Actuation {
  readonly outcome: 'succeeded' | 'failed' | 'unknown';
  readonly because?: Failure;
}

/**
 * A device that cannot serve refuses; nothing was sent. The one value reads both as a
 * failed query and as an actuation that did not happen.
 */
export interface Refusal extends Failed {
  readonly outcome: 'failed';
  readonly because: Failure;
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const failed = (code: FailureCode, message: string, extra?: FailureExtra): Failed => ({
  ok: false,
  failure: failure(code, message, extra),
});

export const succeeded: Actuation = { outcome: 'succeeded' };

/** An actuation that did not come off: `unknown` unless the failure promises otherwise. */
export const unsettled = (because: Failure): Actuation => ({
  outcome: because.sent ? 'unknown' : 'failed',
  because,
});

export const refusal = (because: Failure): Refusal => ({
  ok: false,
  failure: because,
  outcome: 'failed',
  because,
});
