import { gm65Brain, type CodeWorld } from '../../simulators/codes/scanner.ts';
import { describeDriver } from '../../testing/index.ts';

for (const [ending, sent] of [
  ['line', 'crlf'],
  ['auto', 'none'],
] as const) {
  describeDriver<CodeWorld>({
    driver: 'gm65',
    profile: { ending },
    brain: (ports) => gm65Brain(ports, { ending: sent }),
    checked: false,
    tasks: [
      {
        name: 'scan a code',
        prepare: (world) => world.show('https://banshi.example/票/A001'),
        run: (device, signal) =>
          device.use('code-scanner', (scanner) => scanner.scan({ waitMs: 6_000 }), {
            ...(signal ? { signal } : {}),
          }),
      },
    ],
  });
}
