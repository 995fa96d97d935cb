import type { SlotWorld } from '../../simulators/cards/world.ts';
import { pcscSlotBrain } from '../../simulators/pcsc/slot.ts';
import { describeDriver } from '../../testing/index.ts';

const options = (signal?: AbortSignal) => (signal ? { signal } : {});
const insertAgain = (world: SlotWorld) => {
  world.remove();
  world.insert();
};

describeDriver<SlotWorld>({
  driver: 'pcsc',
  brain: pcscSlotBrain,
  // The stack's answers carry no checksum: what is garbled inside it cannot be seen.
  checked: false,
  tasks: [
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
  ],
});
