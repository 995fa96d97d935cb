import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { Address } from '../transport/address.ts';
import type { FolderConnection } from '../transport/connection.ts';
import {
  createAnswers,
  createPlug,
  noBorderedFaults,
  type BorderedFaults,
  type Plug,
} from './answering.ts';
import type { FolderBrain, SimulatorPorts } from './simulator.ts';

export interface FolderLine extends Plug {
  readonly faults: BorderedFaults;
  heal(): void;
  open(address: Address): FolderConnection;
  /** The device itself, for hosts that write its frames into a real folder. */
  readonly device: FolderBrain<unknown>;
  /** One frame as the faults leave it; undefined when none comes. */
  nextFrame(): Uint8Array | undefined;
}

/** A folder of frames with faults between the camera and whoever reads them. */
export function folderLine(device: FolderBrain<unknown>, ports: SimulatorPorts): FolderLine {
  const faults = noBorderedFaults();
  const plug = createPlug(() => device.powerUp());
  const answers = createAnswers(faults, ports, plug.unplug);

  /** Never settles when the answer is lost, as on a network drive that hangs. */
  function answer<T>(work: () => Outcome<T>): Promise<Outcome<T>> {
    return new Promise((resolve) => {
      const gone = failed('line-closed', 'the folder is gone', { sent: false });
      if (!plug.plugged) return resolve(gone);
      const wait = answers.next();
      if (faults.muted || wait === 'lost') return;
      ports.clock.after(wait, () => resolve(plug.plugged ? work() : gone));
    });
  }

  return {
    faults,
    device,
    get plugged() {
      return plug.plugged;
    },
    unplug: plug.unplug,
    replug: plug.replug,
    onPlug: plug.onPlug,
    heal: () => void Object.assign(faults, noBorderedFaults()),
    nextFrame() {
      const lost = answers.next() === 'lost';
      return faults.muted || lost ? undefined : answers.spoil(device.frame().bytes);
    },
    open(address) {
      const connection: FolderConnection = {
        medium: 'folder',
        address,
        onClose: (listener) => plug.onPlug((now) => !now && listener('the folder is gone')),
        list: () =>
          answer(() => {
            const { name, modifiedAt } = device.frame();
            return ok([{ name, modifiedAt }]);
          }),
        read: () => answer(() => ok(answers.spoil(device.frame().bytes))),
        close: () => Promise.resolve(),
        [Symbol.asyncDispose]: () => Promise.resolve(),
      };
      return connection;
    },
  };
}
