import type { DoorAddress } from '../capability/locker.ts';
import type { CabinetWorld } from '../simulators/locks/cabinet.ts';
import type { Proof } from './bench.ts';
import { describeDriver } from './describe-driver.ts';

interface LockProof extends Pick<Proof<CabinetWorld>, 'driver' | 'profile' | 'brain' | 'checked'> {
  /** The door that is opened; no other may ever open. */
  readonly door: DoorAddress;
}

/** The laws of the house on a lock board: opening n never opens m. */
export function describeLocks({ door, ...proof }: LockProof): void {
  const shut = (world: CabinetWorld) => world.close(door);
  const options = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
  describeDriver<CabinetWorld>({
    ...proof,
    tasks: [
      {
        name: 'open one door',
        prepare: shut,
        run: (device, signal) =>
          device.use('locker', (locker) => locker.unlock(door), options(signal)),
        happened: (world) => world.door(door).open,
        forbidden: (world) =>
          world.doors.some(
            (each) => each.open && (each.board !== door.board || each.door !== door.door),
          ),
      },
      {
        name: 'read all doors of a board',
        prepare: shut,
        run: (device, signal) =>
          device.use('locker', (locker) => locker.doors({ board: door.board }), options(signal)),
      },
      {
        name: 'read one door',
        prepare: shut,
        run: (device, signal) =>
          device.use('locker', (locker) => locker.door(door), options(signal)),
      },
    ],
  });
}
