import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { virtualClock } from '../ports/index.ts';
import type { Server } from '../server.ts';
import { startServer, type Person } from '../testing/http.ts';
import { smallCity } from '../testing/small-city.ts';

/** Friday, 20 November 2026, 08:00 in Yunxi. */
const morning = Date.parse('2026-11-20T08:00:00+08:00');
const minute = 60_000;
const appointments = {
  slotMinutes: 30,
  perSlot: 2,
  daysAhead: 7,
  earlyMinutes: 20,
  lateMinutes: 10,
  afterwards: 'refuse' as const,
  leadMinutes: 15,
};
const city = {
  ...smallCity,
  accounts: smallCity.accounts.map((account) => ({ ...account, hall: 'qinghe' })),
  halls: smallCity.halls.map((hall) => ({
    ...hall,
    rules: { ...hall.rules, missedBookings: 2 },
    queues: hall.queues.map((queue) =>
      queue.id === 'social-accept' ? { ...queue, appointments } : queue,
    ),
  })),
};
const hall = '/api/halls/qinghe';
const at = (time: string, date = '2026-11-20') =>
  new Date(`${date}T${time}:00+08:00`).toISOString();

const clock = virtualClock(morning);
const until = (time: string, date?: string) =>
  clock.advance(Date.parse(at(time, date)) - clock.now());
let server: Server;
let person: () => Person;
let clerk: Person;
let someone: Person;

beforeAll(async () => {
  ({ server, person } = await startServer({ city, ports: { clock } }));
  clerk = person();
  await clerk.signIn('clerk1');
  someone = person();
});
afterAll(() => server.close());

const book = (start: string, contact = '13900000001', queue = 'social-accept') =>
  someone.post(`${hall}/bookings`, { queue, start, contact });
const take = () => someone.post(`${hall}/tickets`, { queue: 'social-accept', channel: 'web' });
const next = async () => {
  const { body } = await clerk.post(`${hall}/windows/1/next`);
  return (body['ticket'] as { number: string } | null)?.number;
};

describe('booking', () => {
  it('offers the hall’s hours in slots, and fewer with every booking', async () => {
    for (const date of ['2026-13-45', '2026-02-30']) {
      expect(await someone.get(`${hall}/slots?queue=social-accept&date=${date}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-request' },
      });
    }
    const slots = () => someone.get(`${hall}/slots?queue=social-accept&date=2026-11-20`);
    const first = (await slots()).body['slots'] as { start: string; left: number }[];
    expect(first).toHaveLength(13);
    expect(first[0]).toMatchObject({ start: at('09:00'), left: 2 });
    expect(first.map(({ start }) => start)).not.toContain(at('12:00'));
    const booked = await book(at('10:00'));
    expect(booked).toMatchObject({
      status: 201,
      body: {
        start: at('10:00'),
        checkIn: { from: at('09:40'), to: at('10:10') },
        state: 'booked',
        code: expect.stringMatching(/^\d{8}$/) as string,
      },
    });
    const after = (await slots()).body['slots'] as { start: string; left: number }[];
    expect(after.find(({ start }) => start === at('10:00'))?.left).toBe(1);
  });

  it.each([
    ['a time that is no slot', at('10:07'), '13900000002', 'slot-unknown'],
    ['a day off', at('10:00', '2026-11-22'), '13900000002', 'slot-unknown'],
    ['too far ahead', at('10:00', '2026-12-14'), '13900000002', 'slot-unknown'],
    ['a time gone by', at('09:00', '2026-11-19'), '13900000002', 'slot-past'],
    ['a second time for the same thing', at('11:00'), '139-0000 0001', 'booking-held-already'],
  ])('refuses %s', async (_what, start, contact, code) => {
    expect((await book(start, contact)).body).toMatchObject({ code });
  });

  it('refuses a full slot and a queue that cannot be booked', async () => {
    await book(at('10:00'), '13900000003');
    expect((await book(at('10:00'), '13900000004')).body).toMatchObject({ code: 'slot-full' });
    const other = await book(at('10:00'), '13900000004', 'business-accept');
    expect(other).toMatchObject({ status: 409, body: { code: 'booking-closed' } });
  });

  it('can be given up by whoever holds its page, and the place is free again', async () => {
    const { body } = await book(at('14:00'), '13900000005');
    const mine = `/api${String(body['url'])}`;
    expect((await person().get(mine)).body).toMatchObject({ state: 'booked' });
    expect((await person().get(`${mine}x`)).status).toBe(404);
    expect((await someone.post(`${mine}/cancel`)).body).toMatchObject({ state: 'cancelled' });
    expect((await someone.post(`${mine}/cancel`)).body).toMatchObject({ code: 'booking-over' });
  });

  it('can be moved to another time, and the place it had is free again', async () => {
    const booked = await book(at('11:00'), '13900000006');
    const mine = `/api${String(booked.body['url'])}`;
    const moved = await someone.post(`${mine}/move`, { start: at('11:30') });
    expect(moved).toMatchObject({
      status: 200,
      body: { start: at('11:30'), state: 'booked', code: booked.body['code'] },
    });
    const { slots } = (await someone.get(`${hall}/slots?queue=social-accept&date=2026-11-20`))
      .body as { slots: { start: string; left: number }[] };
    const left = (start: string) => slots.find((slot) => slot.start === start)?.left;
    expect([left(at('11:00')), left(at('11:30'))]).toEqual([2, 1]);
    expect((await someone.post(`${mine}/move`, { start: at('11:31') })).body).toMatchObject({
      code: 'slot-unknown',
    });
    await someone.post(`${mine}/cancel`);
    expect((await someone.post(`${mine}/move`, { start: at('11:00') })).body).toMatchObject({
      code: 'booking-over',
    });
  });

  it('tells the days that can be booked: workdays, and Saturday mornings of single windows', async () => {
    const { body } = await someone.get(`${hall}/days?queue=social-accept`);
    const days = body['days'] as { date: string; left: number }[];
    expect(days).toHaveLength(8);
    const left = (date: string) => days.find((day) => day.date === date)?.left;
    expect(left('2026-11-21')).toBe(12);
    expect(left('2026-11-22')).toBe(0);
    expect(left('2026-11-23')).toBe(26);
  });

  it('leaves no trace of the contact', async () => {
    const events = await server.journal.read({ feed: 'site/qinghe', after: 0 });
    expect(JSON.stringify(events)).not.toContain('13900000001');
  });
});

describe('coming', () => {
  it('too early is told when; in time stands among walk-ins by the booked time', async () => {
    const booked = await book(at('09:30'), '13900000010');
    const mine = `/api${String(booked.body['url'])}`;
    expect((await someone.post(`${mine}/check-in`)).body).toMatchObject({
      code: 'booking-early',
      detail: JSON.stringify({ from: at('09:10') }),
    });
    until('09:14');
    const before = (await take()).body['number'];
    until('09:16');
    const after = (await take()).body['number'];
    const arrived = await someone.post(`${mine}/check-in`, {}, 'arrive');
    expect(arrived).toMatchObject({ status: 201, body: { ahead: 1 } });
    // A lost answer asked for again is the same ticket.
    expect(await someone.post(`${mine}/check-in`, {}, 'arrive')).toEqual(arrived);
    expect((await someone.post(`${mine}/check-in`)).body).toMatchObject({ code: 'booking-over' });
    await clerk.post(`${hall}/windows/1/open`);
    expect([await next(), await next(), await next()]).toEqual([
      before,
      arrived.body['number'],
      after,
    ]);
  });

  it('at the desk is by code', async () => {
    const { body } = await book(at('09:30'), '13900000011');
    const code = String(body['code']);
    const wrong = code.slice(0, 5) + String((Number(code.slice(5)) + 1) % 1_000).padStart(3, '0');
    const checkIn = (said: string, who = clerk) =>
      who.post(`${hall}/check-in`, { code: said, channel: 'clerk' });
    expect((await checkIn(wrong)).body).toMatchObject({ code: 'booking-unknown' });
    expect((await checkIn(code, someone)).status).toBe(401);
    const arrived = await checkIn(code);
    expect(arrived.status).toBe(201);
    // The wrong person's: taken back, the booking stands as before.
    await clerk.post(`${hall}/undo`, { seq: arrived.body['seq'] });
    expect((await someone.get(`/api${String(body['url'])}`)).body).toMatchObject({
      state: 'booked',
    });
    const known = { contact: '139 0000 0011', channel: 'clerk' };
    expect((await clerk.post(`${hall}/check-in`, known)).status).toBe(201);
  });

  it('without a slip is found again by the card, by nobody but the hall', async () => {
    const contact = '419902199304121424';
    const taken = await clerk.post(`${hall}/tickets`, {
      queue: 'business-accept',
      channel: 'clerk',
      contact,
    });
    const found = await clerk.post(`${hall}/find-ticket`, { contact: '41990219930412142 4' });
    expect(found.body).toMatchObject({ id: taken.body['id'], statusUrl: taken.body['statusUrl'] });
    expect((await someone.post(`${hall}/find-ticket`, { contact })).status).toBe(401);
    const nobody = await clerk.post(`${hall}/find-ticket`, { contact: '419902198811072319' });
    expect(nobody.body).toMatchObject({ code: 'ticket-unknown' });
    const events = await server.journal.read({ feed: 'site/qinghe', after: 0 });
    expect(JSON.stringify(events)).not.toContain(contact);
  });

  it('too late is refused, counted, and after two misses nobody books for a while', async () => {
    const { body } = await book(at('14:00'), '13900000020');
    until('14:11');
    const mine = `/api${String(body['url'])}`;
    expect((await someone.post(`${mine}/check-in`)).body).toMatchObject({ code: 'booking-late' });
    // Time goes on in small steps, as it does.
    const later = async (path: string) => {
      clock.advance(5_000);
      return (await person().get(path)).body['state'];
    };
    await expect.poll(() => later(mine), { timeout: 5_000 }).toBe('missed');
    const again = await book(at('15:00'), '13900000020');
    expect(again.status).toBe(201);
    until('15:11');
    const second = `/api${String(again.body['url'])}`;
    await expect.poll(() => later(second), { timeout: 5_000 }).toBe('missed');
    expect((await book(at('16:00'), '13900000020')).body).toMatchObject({
      code: 'booking-restricted',
    });
    clock.advance(30 * 1_440 * minute);
    expect((await book(at('10:00', '2026-12-21'), '13900000020')).status).toBe(201);
  });
});
