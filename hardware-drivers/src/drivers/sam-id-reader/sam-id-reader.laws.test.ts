import { samReaderBrain, type ReaderWorld } from '../../simulators/sam-id-reader/reader.ts';
import {
  hidSamReader,
  setReportSamReader,
  usbSamReader,
} from '../../simulators/sam-id-reader/packets.ts';
import { describeDriver, type Proof } from '../../testing/index.ts';

const layAgain = (world: ReaderWorld) => {
  world.take();
  world.lay({});
};

const proof: Proof<ReaderWorld> = {
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
};

describeDriver(proof);
describeDriver({
  ...proof,
  packets: { address: 'usb:0400:c35a', far: () => usbSamReader('split-endpoints') },
});
describeDriver({
  ...proof,
  profile: { usbForm: 'whole-frame' },
  packets: { address: 'usb:0400:c35a', far: () => usbSamReader('whole-frame') },
});
describeDriver({ ...proof, packets: { address: 'hid:10c4:0007', far: hidSamReader } });
describeDriver({
  ...proof,
  profile: { hidForm: 'set-report' },
  packets: { address: 'hid:0400:c35a', far: setReportSamReader },
});
