import {
  ccidReaderBrain,
  usbCcidReader,
  type CcidReaderWorld,
} from '../../simulators/ccid/reader.ts';
import { describeDriver, type Task } from '../../testing/index.ts';

const options = (signal?: AbortSignal) => (signal ? { signal } : {});
const insertAgain = (world: CcidReaderWorld) => {
  world.remove();
  world.insert();
};

const tasks: readonly Task<CcidReaderWorld>[] = [
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

describeDriver<CcidReaderWorld>({
  driver: 'ccid',
  brain: (ports) => ccidReaderBrain(ports),
  checked: true,
  tasks,
});

describeDriver<CcidReaderWorld>({
  driver: 'ccid',
  brain: (ports) => ccidReaderBrain(ports),
  // A USB transfer is whole or not there: what gets through is the system's affair.
  checked: false,
  packets: { address: 'usb:08e6:3437', far: usbCcidReader },
  tasks,
});
