import type { CabinetWorld } from '../../simulators/locks/cabinet.ts';
import { lock8a80Brain, usual8a80 } from '../../simulators/locks/lock-8a80.ts';
import { describeDriver } from '../../testing/index.ts';

const door = { board: 2, door: 7 };
const shut = (world: CabinetWorld) => world.close(door);
const options = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

for (const polarity of ['open-is-00', 'open-is-11'] as const) {
  const boards = [1, 2];
  describeDriver<CabinetWorld>({
    driver: 'lock-8a80',
    profile: { polarity, byteOrder: 'lowest-last', statusBytes: 3, pushReports: true, boards },
    brain: (ports) => lock8a80Brain(ports, { ...usual8a80, polarity, boards, pushReports: true }),
    checked: true,
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
          device.use('locker', (locker) => locker.doors({ board: 2 }), options(signal)),
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
