import { describe, expect, it } from 'vitest';
import {
  posScannerBrain,
  posScannerReports,
  usualPosScanner,
  type PosScannerSettings,
} from '../../simulators/hid/pos-scanner.ts';
import { createBench } from '../../testing/bench.ts';
import { textLength } from './codec.ts';

const bench = async (
  settings: Partial<PosScannerSettings> = {},
  profile: Record<string, unknown> = {},
) => {
  const made = await createBench(
    {
      driver: 'hid-pos-scanner',
      profile,
      brain: (ports) => posScannerBrain(ports, { ...usualPosScanner, ...settings }),
      packets: { address: 'hid:0c2e:0b87', far: posScannerReports },
      tasks: [],
      checked: false,
    },
    3,
  );
  const scan = () =>
    made.clock.run(made.device.use('code-scanner', (scanner) => scanner.scan({ waitMs: 1_000 })));
  return { ...made, scan };
};

describe('a scanned code', () => {
  it('is whole however many reports it took, and without the line end the scanner adds', async () => {
    for (const suffix of ['none', 'cr', 'crlf'] as const) {
      const { world, scan } = await bench({ suffix });
      for (const length of [1, textLength - 1, textLength, textLength + 1, 3 * textLength, 700]) {
        const text = '0123456789'.repeat(70).slice(0, length);
        world.showAfter(10, text);
        expect(await scan(), `${length} ${suffix}`).toEqual({
          ok: true,
          value: { text, symbology: ']Q1' },
        });
      }
    }
  });

  it('may be Chinese, cut in the middle of a character, and of an unnamed kind', async () => {
    const { world, scan } = await bench();
    const text = '云溪市政务服务中心取件码一二三四五六七八九十';
    world.showAfter(10, text, '');
    expect(await scan()).toEqual({ ok: true, value: { text } });
  });

  it('nobody waited for is forgotten, and silence is no code', async () => {
    const { world, clock, scan } = await bench();
    world.show('A001');
    await clock.pass(100);
    expect(await scan()).toMatchObject({ failure: { code: 'no-code', advisedAction: 'citizen' } });
  });
});

describe('a Honeywell scanner', () => {
  it('is activated when its profile says so', async () => {
    const silent = await bench({ wantsActivation: true });
    silent.world.showAfter(10, 'A001');
    expect(await silent.scan()).toMatchObject({ failure: { code: 'no-code' } });
    const active = await bench({ wantsActivation: true }, { activate: 'honeywell' });
    active.world.showAfter(10, 'A001');
    expect(await active.scan()).toMatchObject({ value: { text: 'A001' } });
  });
});
