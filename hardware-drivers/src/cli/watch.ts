import type { DevicePorts } from '../supervisor/device.ts';
import { openDevice } from '../supervisor/open.ts';
import { UsageError, type Answer } from './answer.ts';
import { deviceEntry, type Arguments } from './arguments.ts';

/** `device watch <driver> <address>`: one JSON line per thing that happens, until stopped. */
export async function watch(
  given: Arguments,
  ports: DevicePorts,
  print: (value: unknown) => void,
  stopped: Promise<void>,
): Promise<Answer> {
  const [driverId = '', address = ''] = given.words;
  const opened = openDevice(deviceEntry(driverId, address, given), ports);
  if (!opened.ok)
    throw new UsageError('this device cannot be opened as described', opened.problems);
  await using device = opened.value;
  print({ kind: 'lifecycle', state: device.state });
  device.subscribe((event) =>
    print(
      event.kind === 'lifecycle'
        ? { kind: event.kind, from: event.from.state, state: event.to }
        : event,
    ),
  );
  const limit = given.timeoutMs;
  await (limit === undefined
    ? stopped
    : Promise.race([stopped, new Promise<void>((resolve) => ports.clock.after(limit, resolve))]));
  return { exit: 0 };
}
