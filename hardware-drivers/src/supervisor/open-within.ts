import { failed, type Outcome } from '../command/outcome.ts';
import type { Clock } from '../ports/index.ts';
import type { Address } from '../transport/address.ts';
import type { Connection, LineSettings, Wire } from '../transport/connection.ts';

/** A system call that never returns must not take the supervisor with it. */
export function openWithin(
  ms: number,
  wire: Wire,
  address: Address,
  settings: LineSettings,
  clock: Clock,
): Promise<Outcome<Connection>> {
  return new Promise((resolve) => {
    let late = false;
    const cancel = clock.after(ms, () => {
      late = true;
      resolve(
        failed('cannot-open', `${address.text} did not open within ${ms} ms`, { sent: false }),
      );
    });
    void wire.open(address, settings).then((opened) => {
      cancel();
      if (late && opened.ok) void opened.value.close();
      resolve(opened);
    });
  });
}
