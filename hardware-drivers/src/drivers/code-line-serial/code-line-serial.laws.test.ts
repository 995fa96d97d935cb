import { codeLineBrain, type CodeWorld } from '../../simulators/codes/scanner.ts';
import { describeDriver } from '../../testing/index.ts';

for (const [trigger, ending] of [
  ['honeywell', 'cr'],
  ['none', 'crlf'],
] as const) {
  describeDriver<CodeWorld>({
    driver: 'code-line-serial',
    profile: { trigger },
    brain: (ports) => codeLineBrain(ports, { trigger, ending }),
    checked: false,
    tasks: [
      {
        name: 'scan a code',
        prepare: (world) => world.show('A001'),
        run: (device, signal) =>
          device.use('code-scanner', (scanner) => scanner.scan({ waitMs: 3_000 }), {
            ...(signal ? { signal } : {}),
          }),
      },
    ],
  });
}
