import { ticketText } from '@banshi/hardware-drivers/simulators';
import { expect, it } from 'vitest';
import { citizen } from '../testing/citizen.ts';
import { rig } from '../testing/rig.ts';

/** Somebody whose answers have given the list of papers. */
async function beforeTheList() {
  const world = await rig();
  const { agent } = world.boot();
  await world.clock.run(agent.start());
  const person = citizen(world, agent);
  await person.sees(
    ({ screen }) =>
      screen.step === 'attract' &&
      screen.services.some(({ service, offered }) => service === 'apply' && offered),
  );
  person.do({ type: 'begin', service: 'apply' });
  person.do({ type: 'accept-notice' });
  world.layCard();
  await person.on('choose-item');
  world.takeCard();
  person.do({ type: 'choose-item', item: 'pension-enrolment' });
  person.do({ type: 'continue' });
  person.do({ type: 'choose-situation', value: 'yes' });
  person.do({ type: 'fill', values: { level: '200' } });
  person.do({ type: 'continue' });
  /** The notice, once it is settled; another one than `before`. */
  const settled = async (before = '') => {
    await person.sees(({ screen }) => {
      const notice = 'notice' in screen ? screen.notice : null;
      return (
        notice !== null &&
        notice.serial !== before &&
        notice.state !== 'reserved' &&
        notice.state !== 'sent'
      );
    }, 300_000);
    const { notice } = person.screen('materials');
    if (notice === null) throw new Error('no notice');
    return notice;
  };
  const paper = () => world.printer.tickets.map(ticketText).join('\n');
  return { world, person, settled, paper };
}

it('a one-time notice comes out with list, place and time, and without the name', async () => {
  const { person, settled, paper } = await beforeTheList();
  person.do({ type: 'print-notice' });
  const { state, serial } = await settled();
  expect(state).toBe('printed');
  for (const words of ['一次性告知书', '□ 参保登记表', '□ 户口簿', '窗口', serial])
    expect(paper()).toContain(words);
  expect(paper()).not.toContain('林知夏');
});

it('a one-time notice without paper is on the screen instead, and its reprint voids it', async () => {
  const { world, person, settled, paper } = await beforeTheList();
  world.printer.set({ paperOut: true });
  await world.clock.pass(20_000);
  person.do({ type: 'print-notice' });
  const first = await settled();
  expect(first.state).toBe('failed');
  expect(first.lines.map(({ zh }) => zh)).toContain('□ 户口簿');
  expect(person.view.trouble).toMatchObject({
    code: 'notice-not-printed',
    ways: ['reprint', 'help'],
  });
  world.printer.set({ paperOut: false });
  await world.clock.pass(20_000);
  person.do({ type: 'reprint' });
  const second = await settled(first.serial);
  expect(second.state).toBe('printed');
  expect(paper().replaceAll('\n', '')).toContain(`原流水号 ${first.serial} 作废`);
});
