import { describe, expect, it } from 'vitest';
import { scriptedCard, socialCard } from '../../simulators/cards/social-card.ts';
import { t1Card, usualT1, type T1Habits } from '../../simulators/cards/t1-card.ts';
import { ccidReaderBrain } from '../../simulators/ccid/reader.ts';
import { createBench } from '../../testing/bench.ts';

const bench = () =>
  createBench(
    { driver: 'ccid', brain: (ports) => ccidReaderBrain(ports), tasks: [], checked: true },
    9,
  );

describe('a T=1 card in a reader that passes single blocks on', () => {
  it.each<Partial<T1Habits>>([
    {},
    { ifsc: 5 },
    { asksForTimeEvery: 2 },
    { refusesEvery: 4 },
    { ifsc: 8, asksForTimeEvery: 3, refusesEvery: 5 },
  ])('is read block by block: %o', async (habits) => {
    const { clock, device, world } = await bench();
    world.insert(t1Card(socialCard({ name: '欧阳祎翀' }), { ...usualT1, ...habits }));
    const card = await clock.run(
      device.use('card-reader', (reader) => reader.readSocialSecurity({ waitMs: 1_000 })),
    );
    expect(card).toMatchObject({
      ok: true,
      value: { name: '欧阳祎翀', number: '11010519491231002X' },
    });
  });

  it('is not believed when every block is broken', async () => {
    const { clock, device, world } = await bench();
    const card = t1Card(scriptedCard({ answers: {} }));
    world.insert({ ...card, command: () => Uint8Array.of(0, 0, 1, 0x90, 0x00) });
    const said = await clock.run(
      device.use('card-reader', (reader) => reader.transmit(Uint8Array.of(0, 0x84, 0, 0, 8))),
    );
    expect(said).toMatchObject({ ok: false, failure: { code: 'card-unreadable' } });
  });
});
