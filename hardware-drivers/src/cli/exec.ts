import type { CapabilityName } from '../capability/index.ts';
import type { DevicePorts, SupervisedDevice } from '../supervisor/device.ts';
import { usable, type Lifecycle } from '../supervisor/lifecycle.ts';
import { openDevice } from '../supervisor/open.ts';
import { failedAnswer, UsageError, type Answer } from './answer.ts';
import { deviceEntry, type Arguments } from './arguments.ts';
import { driverNamed } from './decode.ts';
import { indicator, locker, power, sensors } from './operations/cabinet.ts';
import { cardReader, codeScanner, identityReader } from './operations/cards.ts';
import { common } from './operations/common.ts';
import { documentPrinter, documentScanner, receiptPrinter } from './operations/documents.ts';
import type { Action, Asked, Operations } from './operations/operation.ts';

const operations: Readonly<Record<CapabilityName, Operations>> = {
  'identity-reader': identityReader,
  'card-reader': cardReader,
  'code-scanner': codeScanner,
  'document-scanner': documentScanner,
  'receipt-printer': receiptPrinter,
  'document-printer': documentPrinter,
  locker,
  power,
  sensors,
  indicator,
};

const defaultTimeoutMs = 15_000;

/** A device that was silent so often in a row is off: nobody wants to wait for it. */
const silentAttempts = 2;

/** Ready, or hopeless: an address where nothing is will not become a device by waiting. */
const settledLife = (life: Lifecycle): boolean =>
  usable(life) ||
  life.state === 'faulted' ||
  (life.state === 'recovering' && life.attempt >= silentAttempts) ||
  (life.state === 'absent' && life.because !== undefined);

/** Runs one action on an opened device; the whole must end within the timeout. */
export async function perform(
  device: SupervisedDevice,
  action: Action,
  given: Arguments,
  ports: DevicePorts,
): Promise<Answer> {
  const whole = given.timeoutMs ?? defaultTimeoutMs;
  const started = ports.clock.monotonic();
  const ready = await device.until(settledLife, {
    deadlineMs: whole,
  });
  // What the device did or did not say tells more than that it is not ready.
  const life = ready.ok ? ready.value : device.state;
  if (!usable(life) && 'because' in life && life.because) return failedAnswer(life.because);
  if (!ready.ok) return failedAnswer(ready.failure);
  const left = Math.max(1_000, whole - (ports.clock.monotonic() - started));
  return await action({ device, deadlineMs: left });
}

/** What is to be done, with its words read; wrong ones are refused here. */
export function readAction(driverId: string, name: string | undefined, asked: Asked): Action {
  const { capability, also } = driverNamed(driverId);
  const known: Operations = Object.assign(
    {},
    common,
    ...[...also, capability].map((each) => operations[each]),
  );
  const operation = name !== undefined && Object.hasOwn(known, name) ? known[name] : undefined;
  if (!operation) {
    throw new UsageError(`"${name ?? ''}" is not an operation of a ${capability}`, [
      {
        path: '/operation',
        message: `${JSON.stringify(name ?? '')} is not an operation of a ${capability}`,
        allowed: Object.keys(known),
      },
    ]);
  }
  return operation(asked);
}

/** `device exec <driver> <address> <operation> [args]` */
export async function exec(given: Arguments, ports: DevicePorts): Promise<Answer> {
  const [driverId = '', address = '', name, ...words] = given.words;
  const action = readAction(driverId, name, { words, given });
  const opened = openDevice(deviceEntry(driverId, address, given), ports);
  if (!opened.ok)
    throw new UsageError('this device cannot be opened as described', opened.problems);
  await using device = opened.value;
  return await perform(device, action, given, ports);
}
