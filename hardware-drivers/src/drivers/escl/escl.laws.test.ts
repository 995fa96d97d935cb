import { esclBrain, type ScannerWorld } from '../../simulators/escl/scanner.ts';
import { describeDriver } from '../../testing/index.ts';

const page = (n: number) => ({
  bytes: Uint8Array.from([0xff, 0xd8, ...Buffer.from(`page ${n}`), 0xff, 0xd9]),
  mediaType: 'image/jpeg',
});

describeDriver<ScannerWorld>({
  driver: 'escl',
  brain: (ports) => esclBrain(ports),
  checked: false,
  tasks: [
    {
      name: 'scan what is in the feeder',
      prepare(world) {
        world.emptyFeeder();
        world.loadFeeder(page(1), page(2));
      },
      run: (device, signal) =>
        device.use('document-scanner', (scanner) => scanner.scan({ source: 'feeder' }), {
          deadlineMs: 120_000,
          ...(signal ? { signal } : {}),
        }),
    },
    {
      name: 'scan the glass',
      prepare: (world) => world.placeOnPlaten(page(3)),
      run: (device, signal) =>
        device.use('document-scanner', (scanner) => scanner.scan({ source: 'platen' }), {
          deadlineMs: 120_000,
          ...(signal ? { signal } : {}),
        }),
    },
  ],
});
