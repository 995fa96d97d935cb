import { ippPrinterBrain, type IppPrinterWorld } from '../../simulators/ipp/printer.ts';
import { describeDriver } from '../../testing/index.ts';

const job = {
  bytes: Buffer.from('%PDF-1.4 one page %%EOF'),
  mediaType: 'application/pdf',
  name: 'banshi',
} as const;

describeDriver<IppPrinterWorld>({
  driver: 'ipp',
  brain: (ports) => ippPrinterBrain(ports),
  checked: false,
  tasks: [
    {
      name: 'print a document',
      prepare: (world) => void world.take(),
      run: (device, signal) =>
        device.use('document-printer', (printer) => printer.print(job), {
          deadlineMs: 60_000,
          ...(signal ? { signal } : {}),
        }),
      happened: (world) => world.tray.length > 0,
      forbidden: (world) => world.tray.length > 1,
    },
  ],
});
