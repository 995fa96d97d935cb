import type { Capabilities, CapabilityName } from '../capability/index.ts';
import { failure, type Failure } from '../command/failure.ts';
import { refusal, type Actuation, type Outcome, type Refusal } from '../command/outcome.ts';
import type { Driver } from '../definition/driver.ts';
import type { Clock } from '../ports/index.ts';
import { scope } from '../session/scope.ts';
import type { UseOptions } from './device.ts';
import type { Line } from './line.ts';

const defaultDeadlineMs = 30_000;

/** What a capability is taken from; no line while the device is not ready, and why. */
export type Lender = { readonly driver: Driver; readonly clock: Clock } & (
  | { readonly line: Line; readonly lineSignal: AbortSignal | undefined }
  | { readonly line: undefined; readonly because: Failure }
);

/** Lends a capability to `work` until it settles, the deadline passes or the line ends. */
export async function lend<K extends CapabilityName, R extends Outcome<unknown> | Actuation>(
  lender: Lender,
  name: K,
  work: (capability: Capabilities[K], signal: AbortSignal) => Promise<R>,
  options: UseOptions | undefined,
): Promise<R | Refusal> {
  const { clock, driver } = lender;
  if (name !== driver.capability && !driver.also.includes(name)) return notSupported(driver, name);
  if (!lender.line) return refusal(lender.because);
  using limit = scope(clock, options?.deadlineMs ?? defaultDeadlineMs, [
    lender.lineSignal,
    options?.signal,
  ]);
  const capability = capabilityOf(lender.line, driver, name, limit.signal);
  return capability ? await work(capability, limit.signal) : notSupported(driver, name);
}

function notSupported(driver: Driver, name: CapabilityName): Refusal {
  const is = [driver.capability, ...driver.also].join(' and ');
  return refusal(
    failure('not-supported', `${driver.id} is a ${is}, not a ${name}`, { sent: false }),
  );
}

function capabilityOf<K extends CapabilityName>(
  line: Line,
  driver: Driver,
  name: K,
  signal: AbortSignal,
): Capabilities[K] | undefined {
  if (name !== driver.capability) return line.also(signal)[name];
  // The name is the driver's own; the line was started from that driver.
  return line.capability(signal) as Capabilities[K];
}
