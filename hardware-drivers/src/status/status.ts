import type { AdvisedAction } from '../command/failure.ts';

/** `unknown` is the honest word for a device that did not answer; it is never read as `ok`. */
export type Condition = 'ok' | 'attention' | 'blocked' | 'unknown';

export interface Reason {
  /** Stable word, e.g. `paper-out`, `cover-open`, `board-silent`. */
  readonly code: string;
  readonly severity: 'report' | 'warning' | 'error';
  /** Which part of the device, as in `units`. */
  readonly unit?: string;
}

export interface Supply {
  readonly name: string;
  readonly level: 'ok' | 'low' | 'empty' | 'unknown';
  readonly percent?: number;
}

/** A part with a condition of its own: a lock board, a paper tray, a slot. */
export interface Unit {
  readonly id: string;
  readonly condition: Condition;
}

export interface DeviceStatus {
  readonly condition: Condition;
  readonly reasons: readonly Reason[];
  readonly supplies: readonly Supply[];
  readonly units: readonly Unit[];
  /** Epoch milliseconds of the observation this rests on. */
  readonly observedAt: number;
  readonly advisedAction: AdvisedAction;
}

/** What a driver observed, before the supervisor stamps it. */
export interface Observed {
  readonly reasons?: readonly (Reason & { readonly advisedAction: AdvisedAction })[];
  readonly supplies?: readonly Supply[];
  readonly units?: readonly Unit[];
}

const weight: Readonly<Record<AdvisedAction, number>> = {
  nobody: 0,
  citizen: 1,
  staff: 2,
  engineer: 3,
};

/** Sums up what was observed: the worst severity is the condition, the heaviest action the advice. */
export function summarise(observed: Observed, observedAt: number): DeviceStatus {
  const reasons = observed.reasons ?? [];
  const worst = reasons.some((r) => r.severity === 'error')
    ? 'blocked'
    : reasons.some((r) => r.severity === 'warning')
      ? 'attention'
      : 'ok';
  let advisedAction: AdvisedAction = 'nobody';
  for (const reason of reasons) {
    if (weight[reason.advisedAction] > weight[advisedAction]) advisedAction = reason.advisedAction;
  }
  return {
    condition: worst,
    reasons: reasons.map(({ code, severity, unit }) => ({
      code,
      severity,
      ...(unit === undefined ? {} : { unit }),
    })),
    supplies: observed.supplies ?? [],
    units: observed.units ?? [],
    observedAt,
    advisedAction,
  };
}

/** The status of a device nobody can hear. */
export const unheard = (code: string, advisedAction: AdvisedAction, at: number): DeviceStatus => ({
  condition: 'unknown',
  reasons: [{ code, severity: 'error' }],
  supplies: [],
  units: [],
  observedAt: at,
  advisedAction,
});
