import { describe, expect, it } from 'vitest';
import { sampleCards, type CardFields } from '../../simulators/sam-id-reader/card.ts';
import {
  samReaderBrain,
  usualReader,
  type ReaderSettings,
} from '../../simulators/sam-id-reader/reader.ts';
import { createBench } from '../../testing/bench.ts';
import { ethnicities } from './ethnicities.ts';

const bench = async (
  settings: Partial<ReaderSettings> = {},
  profile: Record<string, unknown> = {},
) => {
  const made = await createBench(
    {
      driver: 'sam-id-reader',
      profile,
      brain: (ports) => samReaderBrain(ports, { ...usualReader, ...settings }),
      tasks: [],
      checked: true,
    },
    7,
  );
  const read = (waitMs = 2_000) =>
    made.clock.run(made.device.use('identity-reader', (reader) => reader.read({ waitMs })));
  const readCard = (card: CardFields) => {
    made.world.take();
    made.world.lay(card);
    return read();
  };
  const present = () =>
    made.clock.run(made.device.use('identity-reader', (reader) => reader.present()));
  return { ...made, read, readCard, present };
};

describe('an identity card', () => {
  it('is read in all four layouts', async () => {
    const { readCard } = await bench();
    expect(
      await readCard({
        name: '欧阳祎翀',
        sex: 'male',
        number: '419902198811072319',
        birthDate: '1988-11-07',
      }),
    ).toMatchObject({
      value: {
        card: 'citizen',
        name: '欧阳祎翀',
        sex: 'male',
        ethnicity: '汉',
        birthDate: '1988-11-07',
        validTo: 'long-term',
      },
    });
    expect(
      await readCard({
        ...sampleCards['foreigner-2017'],
        englishName: 'SPECIMEN, A',
        nationality: 'XXX',
      }),
    ).toMatchObject({
      value: {
        card: 'foreigner-2017',
        name: 'SPECIMEN, A',
        englishName: 'SPECIMEN, A',
        nationality: 'XXX',
        number: 'XXX110012345678',
      },
    });
    const long = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ, ABCDEFGHIJKLMNOPQR';
    expect(
      await readCard({ ...sampleCards['foreigner-2023'], name: '样例', englishName: long }),
    ).toMatchObject({
      value: {
        card: 'foreigner-2023',
        name: '样例',
        englishName: long.slice(0, 46),
        number: '911000199001010013',
      },
    });
    expect(await readCard(sampleCards['hmt-permit'])).toMatchObject({
      value: {
        card: 'hmt-permit',
        name: '样例',
        number: '810000199001010019',
        validTo: '2025-01-01',
      },
    });
  });

  it('prints its fields in the order of the manual page, and no others', async () => {
    const { readCard } = await bench();
    const card = await readCard({});
    expect(card.ok && Object.keys(card.value)).toEqual([
      'card',
      'name',
      'sex',
      'ethnicity',
      'birthDate',
      'address',
      'number',
      'issuer',
      'validFrom',
      'validTo',
      'photo',
    ]);
  });

  it('keeps rare characters, middle dots and spaces inside', async () => {
    const { readCard } = await bench();
    for (const name of ['𬱖启明', '买买提江·图尔荪', '陈玥彧']) {
      expect(await readCard({ name, address: '云溪市 东街 1号' })).toMatchObject({
        value: { name, address: '云溪市 东街 1号' },
      });
    }
  });

  it('knows every ethnicity of GB/T 3304', async () => {
    const { readCard } = await bench();
    expect(Object.keys(ethnicities)).toHaveLength(58);
    for (const ethnicity of Object.values(ethnicities))
      expect(await readCard({ ethnicity })).toMatchObject({ value: { ethnicity } });
  });

  it('is read from modules with either header, old or new', async () => {
    for (const settings of [
      { header: 4 },
      { header: 6 },
      { fingers: 1 },
      { fingers: 2, header: 6 },
      { fingerprintCommand: false },
      { header: 6, fingerprintCommand: false },
    ] as const) {
      for (const readWith of ['plain', 'fingerprint']) {
        const { readCard } = await bench(settings, { readWith });
        expect((await readCard({})).ok, JSON.stringify({ settings, readWith })).toBe(true);
      }
    }
  });
});

describe('the reader', () => {
  it('tells a card that was taken away in mid-read from a bad one', async () => {
    const { world, read, readCard } = await bench();
    for (const step of ['select', 'read'] as const) {
      world.lay({});
      world.takeDuring(step);
      expect(await read()).toMatchObject({
        ok: false,
        failure: { code: 'card-removed', advisedAction: 'citizen' },
      });
    }
    for (const [status, code] of [
      [0x41, 'card-unreadable'],
      [0x32, 'card-rejected'],
      [0x40, 'card-not-recognised'],
    ] as const) {
      world.refuseWith(status);
      expect(await readCard({})).toMatchObject({ ok: false, failure: { code } });
    }
    world.refuseWith(null);
    expect((await readCard({})).ok).toBe(true);
  });

  it('knows whether the card still lies there after it was read', async () => {
    const { world, readCard, present, read } = await bench();
    expect(await present()).toEqual({ ok: true, value: false });
    await readCard({});
    expect(await present()).toEqual({ ok: true, value: true });
    expect(await read(500)).toMatchObject({ failure: { code: 'card-not-lifted' } });
    world.take();
    expect(await present()).toEqual({ ok: true, value: false });
    expect(await read(500)).toMatchObject({ failure: { code: 'no-card' } });
    expect((await readCard({})).ok).toBe(true);
  });

  it('waits for a card that is laid down later', async () => {
    const { clock, world, device } = await bench();
    const reading = device.use('identity-reader', (reader) => reader.read({ waitMs: 20_000 }));
    await clock.pass(8_000);
    world.lay({});
    expect((await clock.run(reading)).ok).toBe(true);
  });

  it('loses no answer to a bridge that says its own timeout just before it', async () => {
    const { line, readCard } = await bench();
    if (!('fromHost' in line)) throw new Error('a reader hangs on a stream');
    line.faults.noise = Uint8Array.from(Buffer.from('aaaaaa96690005050505', 'hex'));
    expect(await readCard({ name: '林知夏' })).toMatchObject({
      ok: true,
      value: { name: '林知夏' },
    });
  });

  it('calls a card unreadable whose text is empty, and does not take that for silence', async () => {
    const { world, readCard } = await bench();
    world.refuseWith(0x91);
    expect(await readCard({})).toMatchObject({
      failure: { code: 'card-unreadable', deviceCode: '000091' },
    });
  });

  it('reads the newest address, or says that there is none', async () => {
    const { clock, device, readCard } = await bench();
    const appended = () =>
      clock.run(device.use('identity-reader', (reader) => reader.appendedAddress()));
    await readCard({});
    expect(await appended()).toEqual({ ok: true, value: null });
    await readCard({ appendedAddress: '云溪市新街 2号' });
    expect(await appended()).toEqual({ ok: true, value: '云溪市新街 2号' });
  });

  it('asks for its number until two answers agree', async () => {
    const { clock, device, world } = await bench();
    world.firstIdsWrong(1);
    const id = await clock.run(device.use('identity-reader', (reader) => reader.moduleId()));
    expect(id).toEqual({ ok: true, value: '05.03-20200101-0000000001-0000000002' });
  });

  it('reports a module that fails its self-test as work for an engineer', async () => {
    const { clock, device, world } = await bench();
    world.refuseWith(0x60);
    await clock.pass(10_000);
    expect(device.status).toMatchObject({
      condition: 'blocked',
      reasons: [{ code: 'reader-fault' }],
      advisedAction: 'engineer',
    });
  });

  it('is found at whatever rate it was left, and agrees on another', async () => {
    for (const lineRate of [115200, 9600, 57600]) {
      const { clock, line, world, device, readCard } = await bench({ thinkMs: 5 }, { lineRate });
      expect((await readCard({})).ok, `at ${lineRate}`).toBe(true);
      line.unplug();
      line.replug();
      world.leftAt(19200);
      await clock.run(device.until(({ state }) => state === 'ready', { deadlineMs: 60_000 }));
      expect('hostBaudRate' in line && line.hostBaudRate).toBe(lineRate);
      expect((await readCard({})).ok, `left at 19200, wanted ${lineRate}`).toBe(true);
    }
  });

  it('takes a longer RF frame, or keeps its own', async () => {
    const { readCard } = await bench({}, { maxRfBytes: 80 });
    expect((await readCard({})).ok).toBe(true);
  });
});
