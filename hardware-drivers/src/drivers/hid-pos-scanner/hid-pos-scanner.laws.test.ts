import {
  posScannerBrain,
  posScannerReports,
  type PosScannerWorld,
} from '../../simulators/hid/pos-scanner.ts';
import { describeDriver } from '../../testing/index.ts';

const code = `https://yunxi.example/t/${'0123456789'.repeat(12)}`;

describeDriver<PosScannerWorld>({
  driver: 'hid-pos-scanner',
  brain: posScannerBrain,
  checked: false,
  packets: { address: 'hid:0c2e:0b87', far: posScannerReports },
  tasks: [
    {
      name: 'wait for a code of several reports',
      prepare: (world) => world.showAfter(20, code),
      run: (device, signal) =>
        device.use('code-scanner', (scanner) => scanner.scan({ waitMs: 2_000 }), {
          ...(signal ? { signal } : {}),
        }),
    },
  ],
});
