import { samReaderBrain, type ReaderWorld } from '../../simulators/sam-id-reader/reader.ts';
import { describeDriver } from '../../testing/index.ts';

const layAgain = (world: ReaderWorld) => {
  world.take();
  world.lay({});
};

describeDriver<ReaderWorld>({
  driver: 'sam-id-reader',
  brain: (ports) => samReaderBrain(ports),
  checked: true,
  tasks: [
    {
      name: 'read a card',
      prepare: layAgain,
      run: (device, signal) =>
        device.use('identity-reader', (reader) => reader.read({ waitMs: 5_000 }), {
          ...(signal ? { signal } : {}),
        }),
    },
    {
      name: 'see whether a card lies there',
      prepare: layAgain,
      run: (device, signal) =>
        device.use('identity-reader', (reader) => reader.present(), {
          ...(signal ? { signal } : {}),
        }),
    },
  ],
});
