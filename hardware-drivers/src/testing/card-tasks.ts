import type { SlotWorld } from '../simulators/cards/world.ts';
import type { Task } from './bench.ts';

const options = (signal?: AbortSignal) => (signal ? { signal } : {});
const insertAgain = (world: SlotWorld) => {
  world.remove();
  world.insert();
};

/** What every chip card reader is asked to do. */
export const cardReaderTasks: readonly Task<SlotWorld>[] = [
  {
    name: 'read the social security card',
    prepare: insertAgain,
    run: (device, signal) =>
      device.use(
        'card-reader',
        (reader) => reader.readSocialSecurity({ waitMs: 5_000 }),
        options(signal),
      ),
  },
  {
    name: 'see whether a card is in',
    prepare: insertAgain,
    run: (device, signal) =>
      device.use('card-reader', (reader) => reader.present(), options(signal)),
  },
];
