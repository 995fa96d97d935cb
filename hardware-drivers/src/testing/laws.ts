import { expect } from 'vitest';
import type { Actuation, Outcome } from '../command/outcome.ts';
import type { Bench, Proof, Task } from './bench.ts';

type Result = Outcome<unknown> | Actuation;
export const isActuation = (result: Result): result is Actuation => 'outcome' in result;
export const worked = (result: Result): boolean =>
  isActuation(result) ? result.outcome === 'succeeded' : result.ok;

/**
 * The truth law: what a driver says happened, happened; what it says failed, did not; and what must
 * never happen did not. `healthy` is what a query answers on a healthy wire.
 */
export function believe<W>(
  bench: Bench<W>,
  task: Task<W>,
  result: Result,
  healthy: Result,
  checked: boolean,
): void {
  const happened = task.happened?.(bench.world);
  if (isActuation(result)) {
    if (result.outcome === 'succeeded')
      expect(happened, 'success that did not happen').not.toBe(false);
    if (result.outcome === 'failed') expect(happened, 'failure that did happen').not.toBe(true);
    if (result.outcome !== 'succeeded') expect(result.because, 'a reason').toBeDefined();
  } else if (result.ok && checked) {
    expect(result, 'an answer other than the true one').toEqual(healthy);
  }
  expect(task.forbidden?.(bench.world) ?? false, 'what must never happen').toBe(false);
}

/** After any accident, a healed wire makes the device useful again. */
export async function recovers<W>(bench: Bench<W>, task: Task<W>): Promise<void> {
  bench.line.heal();
  bench.line.replug();
  await bench.clock.pass(6_000);
  await bench.ready();
  const result = await bench.run(task);
  expect(worked(result), `works again: ${JSON.stringify(result)}`).toBe(true);
}

/** What each task gives when nothing is wrong. */
export async function healthyResults<W>(
  proof: Proof<W>,
  bench: Bench<W>,
): Promise<Map<Task<W>, Result>> {
  const results = new Map<Task<W>, Result>();
  for (const task of proof.tasks) {
    const result = await bench.run(task);
    expect(worked(result), `${task.name} works on a healthy wire: ${JSON.stringify(result)}`).toBe(
      true,
    );
    results.set(task, result);
  }
  return results;
}
