import { describe, expect, it } from 'vitest';
import type { CardReader } from '../../capability/card-reader.ts';
import { unhex } from '../../framing/framing.ts';
import type { SocialCardFields } from '../../simulators/cards/social-card.ts';
import { scriptedCard } from '../../simulators/cards/social-card.ts';
import {
  ccidReaderBrain,
  usbCcidReader,
  usualCcidReader,
  type CcidReaderSettings,
} from '../../simulators/ccid/reader.ts';
import { createBench } from '../../testing/bench.ts';
import { parseAtr } from '../cards/atr.ts';
import { usbPacking } from './packing.ts';

const bench = async (
  settings: Partial<CcidReaderSettings> = {},
  profile: Record<string, unknown> = {},
) => {
  const made = await createBench(
    {
      driver: 'ccid',
      profile,
      brain: (ports) => ccidReaderBrain(ports, { ...usualCcidReader, ...settings }),
      tasks: [],
      checked: true,
    },
    5,
  );
  const use = <T>(work: (reader: CardReader) => Promise<T>) =>
    made.clock.run(
      made.device.use('card-reader', async (reader) => ({
        ok: true as const,
        value: await work(reader),
      })),
    );
  const read = async (card: SocialCardFields = {}, waitMs = 0) => {
    made.world.insert(card);
    const answer = await use((reader) => reader.readSocialSecurity({ waitMs }));
    return answer.ok ? answer.value : answer;
  };
  const transmit = async (apdu: string) => {
    const answer = await use((reader) => reader.transmit(unhex(apdu) ?? new Uint8Array(0)));
    return answer.ok ? answer.value : answer;
  };
  return { ...made, use, read, transmit };
};
const bytes = (text: string) => Uint8Array.from(unhex(text) ?? []);

describe('a social security card', () => {
  it('is read with everything the card tells', async () => {
    const { read } = await bench();
    expect(await read({ name: '欧阳祎翀', sex: 'male' })).toEqual({
      ok: true,
      value: {
        cardNumber: 'T12345678',
        cardId: '11010000000000000000000000000001',
        cardClass: '3',
        specVersion: '3.00',
        agency: '910000110105000000000001',
        issuedOn: '2022-03-21',
        expiresOn: '2032-03-21',
        number: '11010519491231002X',
        name: '欧阳祎翀',
        sex: 'male',
        ethnicity: '汉',
        birthplace: '110105',
        birthDate: '1949-12-31',
      },
    });
  });

  it('is read in every form that cities have issued', async () => {
    const { read } = await bench();
    for (const selectP1 of ['any', '00', '02'] as const)
      for (const getResponse of [true, false])
        for (const exactLe of [true, false])
          for (const recordP2 of ['00', '04'] as const) {
            const habits = { selectP1, getResponse, exactLe, recordP2 };
            expect(await read(habits), JSON.stringify(habits)).toMatchObject({
              ok: true,
              value: { name: '样例', number: '11010519491231002X' },
            });
          }
  });

  it('keeps names longer than the name record, cut in the middle of a character or not', async () => {
    const { read } = await bench();
    for (const name of [
      '买买提江·图尔荪·阿卜杜热西提',
      'A买买提江·图尔荪·阿卜杜热西提·买买提明',
      '一二三四五六七八九十一二三四五',
      '王𬱖',
    ])
      expect(await read({ name }), name).toMatchObject({ value: { name } });
  });

  it('is told from a card without the application, and from one with a missing number', async () => {
    const { world, use } = await bench();
    world.insert(scriptedCard({ answers: {} }));
    expect(await use((reader) => reader.readSocialSecurity())).toMatchObject({
      value: { ok: false, failure: { code: 'card-not-recognised', deviceCode: '6d00' } },
    });
  });

  it('that is taken away in mid-read is reported as taken away', async () => {
    const { world, use, read } = await bench();
    for (const step of [1, 2, 5, 12]) {
      world.insert();
      world.removeDuring(step);
      const answer = await use((reader) => reader.readSocialSecurity());
      expect(answer, `command ${step}`).toMatchObject({
        value: { ok: false, failure: { code: 'card-removed', advisedAction: 'citizen' } },
      });
    }
    expect(await read()).toMatchObject({ ok: true });
  });

  it('is waited for', async () => {
    const { clock, device, world } = await bench();
    const reading = device.use('card-reader', (reader) =>
      reader.readSocialSecurity({ waitMs: 20_000 }),
    );
    await clock.pass(8_000);
    world.insert();
    expect(await clock.run(reading)).toMatchObject({ ok: true });
  });
});

describe('the reader', () => {
  it('may echo like a GemPC Twin and want its voltage named', async () => {
    const { read } = await bench({ echo: true, automaticVoltage: false });
    expect(await read()).toMatchObject({ ok: true });
  });

  it('may ask for patience, and may not understand at first', async () => {
    const { world, read } = await bench();
    world.askForTime(3, 3);
    expect(await read()).toMatchObject({ ok: true });
    world.refuseNext(2);
    expect(await read()).toMatchObject({ ok: true });
  });

  it('says which card it holds, and follows 61xx and 6Cxx', async () => {
    const { world, use, transmit } = await bench();
    world.insert();
    expect(await use((reader) => reader.connect())).toEqual({
      ok: true,
      value: { ok: true, value: { atr: '3b6d000080318065b08302047e83009000' } },
    });
    const template = '6f11840f7378312e73682ec9e7bbe1b1a3d5cf9000';
    expect(await transmit('00A404000F7378312E73682EC9E7BBE1B1A3D5CF')).toEqual({
      ok: true,
      value: bytes(template),
    });
    // With Le, as T=1 programs write it.
    expect(await transmit('00A404000F7378312E73682EC9E7BBE1B1A3D5CF00')).toEqual({
      ok: true,
      value: bytes(template),
    });
    await transmit('00A4020002EF06');
    expect(await transmit('00B20A0000')).toEqual({ ok: true, value: bytes('0a01329000') });
    expect(await transmit('00B20A')).toMatchObject({ failure: { code: 'invalid-request' } });
    expect(await transmit('00A4040005AA')).toMatchObject({
      failure: { code: 'invalid-request', sent: false },
    });
  });

  it('tells an empty slot, a card upside down and a broken reader apart', async () => {
    const { world, use, clock, device } = await bench();
    expect(await use((reader) => reader.connect())).toMatchObject({
      value: { failure: { code: 'no-card' } },
    });
    world.insert();
    world.mute(true);
    expect(await use((reader) => reader.connect())).toMatchObject({
      value: { failure: { code: 'card-unreadable', deviceCode: 'FE' } },
    });
    world.mute(false);
    world.failWith(0xfb);
    expect(await use((reader) => reader.connect())).toMatchObject({
      value: { failure: { code: 'reader-fault', advisedAction: 'engineer' } },
    });
    world.failWith(null);
    await clock.pass(5_000);
    expect(device.state.state).toBe('ready');
    expect(await use((reader) => reader.swipe())).toMatchObject({
      value: { failure: { code: 'not-supported' } },
    });
  });

  it('reports cards that come and go', async () => {
    const { device, world, clock } = await bench();
    const seen: unknown[] = [];
    device.subscribe((event) => event.kind === 'observation' && seen.push(event.observation));
    world.insert();
    await clock.pass(10);
    world.remove();
    await clock.pass(10);
    expect(seen).toEqual([
      { kind: 'card', present: true },
      { kind: 'card', present: false },
    ]);
  });
});

describe('an answer to reset', () => {
  it('says protocols, rates and waiting times', () => {
    expect(parseAtr(bytes('3b6d000080318065b08302047e83009000'))).toMatchObject({
      convention: 'direct',
      protocols: [0],
      ta1: 0x11,
      guardTime: 0,
      historical: bytes('80318065b08302047e83009000'),
    });
    // ISO/IEC 7816-3 T=1 with check byte; a wrong check byte is not believed.
    expect(parseAtr(bytes('3b8001 81'))?.protocols).toEqual([1]);
    expect(parseAtr(bytes('3b8001 80'))).toBeUndefined();
    expect(parseAtr(bytes('3b6d0000'))).toBeUndefined();
    expect(parseAtr(bytes('00'))).toBeUndefined();
  });
});

describe('CCID on USB', () => {
  it('joins messages that a system hands over in pieces, and loses only the broken one', () => {
    const packing = usbPacking(0);
    const far = usbCcidReader();
    const frame = bytes('0306801100000000080000003b6d000080318065b08302047e83009000c6');
    const [whole] = far.pack(frame);
    const packet = whole?.bytes ?? new Uint8Array(0);
    expect(packing.unpack(packet, 0x81)).toEqual(frame);
    expect(packing.unpack(packet.subarray(0, 16), 0x81)).toHaveLength(0);
    expect(packing.unpack(packet.subarray(16), 0x81)).toEqual(frame);
    expect(packing.unpack(packet.subarray(0, 16), 0x81)).toHaveLength(0);
    expect(packing.unpack(packet, 0x81)).toEqual(frame);
  });

  it('hears the slot change of its own slot', () => {
    expect(usbPacking(0).unpack(bytes('5003'), 0x82)).toEqual(bytes('5003'));
    expect(usbPacking(1).unpack(bytes('500b'), 0x82)).toEqual(bytes('5002'));
    expect(usbPacking(1).unpack(bytes('5003'), 0x82)).toHaveLength(0);
  });
});
