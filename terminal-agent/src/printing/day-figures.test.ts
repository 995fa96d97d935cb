import { ticketText } from '@banshi/hardware-drivers/simulators';
import { describe, expect, it } from 'vitest';
import { applies, citizen, deposits } from '../testing/citizen.ts';
import { rig, rigConfig, type Rig } from '../testing/rig.ts';
import { figuresOf } from './day-figures.ts';

const timeZone = 'Asia/Shanghai';
const hour = 3_600_000;
/** Half an hour before the business day ends at four in the morning. */
const nearTheBorder = Date.parse('2026-03-22T03:30+08:00');

async function aDay(world: Rig, config = rigConfig) {
  const { agent } = world.boot({}, config);
  await world.clock.run(agent.start());
  const { ledger } = agent;
  if (ledger === null) throw new Error('not enrolled');
  world.doors.onChange((door) => {
    if (door.open) world.clock.after(2_000, () => world.doors.close(door));
  });
  const person = citizen(world, agent);
  return { agent, ledger, person };
}
const dayOf = (now: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(now - 4 * hour);

describe('the daily slip', () => {
  it('counts one business day from what was recorded, and ends in the head of the chain', async () => {
    const world = await rig(1, nearTheBorder);
    const { ledger, person } = await aDay(world);
    const day = dayOf(world.clock.now());
    await applies(world, person);
    await deposits(person);
    person.do({ type: 'reprint' });
    await person.sees(
      ({ screen }) => screen.step === 'deposited' && screen.slip.serial.endsWith('3'),
    );
    await world.clock.pass(20_000);
    const figures = await figuresOf({ ledger, timeZone }, day);
    const counted = Object.fromEntries(figures.counts.map(({ what, count }) => [what.en, count]));
    expect(counted).toMatchObject({ Visits: 1, Applications: 1, Deposits: 1, 'Pick-ups': 0 });
    expect(figures.prints).toEqual({ printed: 3, failed: 0, unknown: 0, voided: ['007-000002'] });
    const { stream, seq, hash } = figures.audit;
    const [head] = await ledger.journal.read({ feed: ledger.feed, stream, after: seq - 1 });
    expect(head?.hash).toBe(hash);
    expect(await ledger.journal.lastSeq({ feed: ledger.feed, stream })).toBe(seq);

    await world.clock.pass(hour);
    const next = await figuresOf({ ledger, timeZone }, dayOf(world.clock.now()));
    expect(next.counts.every(({ count }) => count === 0)).toBe(true);
    const again = await figuresOf({ ledger, timeZone }, day);
    expect(again.counts).toEqual(figures.counts);
  });

  it('comes by itself once the day is over, if set, and only once', async () => {
    const world = await rig(1, nearTheBorder);
    const config = { ...rigConfig, receipts: { dailySlip: true } };
    const first = await aDay(world, config);
    const day = dayOf(world.clock.now());
    await world.clock.pass(25 * 60_000);
    expect(world.printer.tickets).toEqual([]);
    await world.clock.pass(hour);
    const slips = world.printer.tickets.map(ticketText);
    expect(slips).toHaveLength(1);
    const [, month = '', date = ''] = day.split('-');
    expect(slips[0]).toContain(`${Number(month)}月${Number(date)}日`);
    expect(slips[0]).toContain('审计链首');
    await first.agent.close();
    const second = await aDay(world, config);
    await world.clock.pass(hour);
    expect(world.printer.tickets).toHaveLength(1);
    await second.agent.close();
  });

  it('that surely did not come out is tried again when there is paper', async () => {
    const world = await rig(1, nearTheBorder);
    const { agent } = await aDay(world, { ...rigConfig, receipts: { dailySlip: true } });
    await world.clock.pass(10 * 60_000);
    world.printer.set({ paperOut: true });
    await world.clock.pass(hour);
    expect(world.printer.tickets).toEqual([]);
    world.printer.set({ paperOut: false });
    await world.clock.pass(hour);
    expect(world.printer.tickets).toHaveLength(1);
    await agent.close();
  });
});
