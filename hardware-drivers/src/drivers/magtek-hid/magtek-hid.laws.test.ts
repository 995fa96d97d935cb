import {
  swipeReaderBrain,
  swipeReaderReports,
  type SwipeReaderWorld,
} from '../../simulators/hid/swipe-reader.ts';
import { describeDriver } from '../../testing/index.ts';

describeDriver<SwipeReaderWorld>({
  driver: 'magtek-hid',
  brain: swipeReaderBrain,
  checked: false,
  packets: { address: 'hid:0801:0002', far: swipeReaderReports },
  tasks: [
    {
      name: 'wait for a swipe',
      prepare: (world) => world.swipeAfter(20),
      run: (device, signal) =>
        device.use('card-reader', (reader) => reader.swipe({ waitMs: 2_000 }), {
          ...(signal ? { signal } : {}),
        }),
    },
  ],
});
