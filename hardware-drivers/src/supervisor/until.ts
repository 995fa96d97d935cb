import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { Clock } from '../ports/index.ts';
import { scope } from '../session/scope.ts';
import type { SupervisedDevice, UseOptions } from './device.ts';
import type { Lifecycle } from './lifecycle.ts';

const defaultDeadlineMs = 30_000;

/** Resolves when the lifecycle satisfies `wanted`, or refuses at the deadline and says where it is. */
export function untilLife(
  device: SupervisedDevice,
  wanted: (life: Lifecycle) => boolean,
  clock: Clock,
  options: UseOptions = {},
): Promise<Outcome<Lifecycle>> {
  if (wanted(device.state)) return Promise.resolve(ok(device.state));
  return new Promise((resolve) => {
    const limit = scope(clock, options.deadlineMs ?? defaultDeadlineMs, [options.signal]);
    const finish = (outcome: Outcome<Lifecycle>) => {
      leave();
      limit[Symbol.dispose]();
      resolve(outcome);
    };
    const leave = device.subscribe((event) => {
      if (event.kind === 'lifecycle' && wanted(event.to)) finish(ok(event.to));
    });
    limit.signal.addEventListener('abort', () => {
      const { state } = device;
      const why = 'because' in state && state.because ? `: ${state.because.message}` : '';
      finish(failed('not-ready', `${device.id} is still ${state.state}${why}`, { sent: false }));
    });
  });
}
