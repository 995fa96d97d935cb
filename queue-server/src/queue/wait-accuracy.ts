import type { Hall } from '../halls/hall.ts';
import type { WaitAccuracy, WaitAccuracyView } from '../protocol/index.ts';
import { spanLength, type WaitsOfSpan } from './expected-wait/over-day.ts';
import { addErrors, noError, type WaitError } from './expected-wait/error.ts';
import type { HallState } from './state.ts';

/** Sums as means: seconds to one decimal, shares to three. */
export function accuracyOf(error: WaitError): WaitAccuracy {
  const per = Math.max(1, error.count);
  const seconds = (sum: number) => Math.round(sum / per / 100) / 10;
  const share = (count: number) => Math.round((count / per) * 1_000) / 1_000;
  return {
    tickets: error.count,
    meanWait: seconds(error.waited),
    meanError: seconds(error.ours),
    constantError: seconds(error.constant),
    lastWaitError: seconds(error.last),
    within50: share(error.within50),
    within90: share(error.within90),
  };
}

function spanView(span: number, sums: WaitsOfSpan): WaitAccuracyView['overDay'][number] {
  const mean = (sum: number) => Math.round(sum / sums.count / 1_000);
  return {
    from: new Date(span * spanLength).toISOString(),
    tickets: sums.count,
    told: mean(sums.told),
    bound: mean(sums.bound),
    waited: mean(sums.waited),
    error: mean(sums.off),
  };
}

/** How right the hall's expected waits were, per queue and together. */
export function waitAccuracy(hall: Hall, state: HallState, seq: number): WaitAccuracyView {
  const { today, before } = state.errors;
  const all = (errors: Readonly<Record<string, WaitError>>) =>
    accuracyOf(Object.values(errors).reduce(addErrors, noError));
  return {
    seq,
    today: all(today),
    before: all(before),
    overDay: Object.entries(state.waits)
      .map(([span, sums]) => spanView(Number(span), sums))
      .toSorted((a, b) => a.from.localeCompare(b.from)),
    queues: hall.settings.queues.map(({ id }) => ({
      queue: id,
      today: accuracyOf(today[id] ?? noError),
      before: accuracyOf(before[id] ?? noError),
    })),
  };
}
