import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { virtualClock } from '../ports/index.ts';
import type { Server } from '../server.ts';
import { startServer, type Person } from '../testing/http.ts';
import { serviceCity } from '../testing/service-city.ts';

/** Thursday, 19 November 2026, 09:00 in Yunxi. */
const clock = virtualClock(Date.parse('2026-11-19T09:00:00+08:00'));
const appointments = {
  slotMinutes: 30,
  perSlot: 2,
  daysAhead: 7,
  earlyMinutes: 20,
  lateMinutes: 10,
  afterwards: 'refuse' as const,
  leadMinutes: 15,
};
const [first] = serviceCity.halls;
if (first === undefined || serviceCity.services === undefined) throw new Error('no hall');
const city = {
  ...serviceCity,
  halls: [
    {
      ...first,
      hours: { workdays: [{ from: '09:00', to: '17:00' }] },
      queues: first.queues.map((queue) => ({ ...queue, appointments })),
    },
  ],
  services: { ...serviceCity.services, demo: true },
};
const [queue] = first.queues;
const base = `/api/halls/${first.id}`;
const mobile = '139 1234 5678';
let server: Server;
let someone: Person;
let clerk: Person;

beforeAll(async () => {
  let person;
  ({ server, person } = await startServer({ city, ports: { clock } }));
  someone = person();
  clerk = person();
  await clerk.signIn('clerk1');
});
afterAll(() => server.close());

const book = async (start: string, contact: string) => {
  const start8 = new Date(`${start}+08:00`).toISOString();
  const { body } = await someone.post(`${base}/bookings`, {
    queue: queue?.id,
    start: start8,
    contact,
  });
  return `/api${String(body['url'])}`;
};
const take = async () => {
  const { body } = await someone.post(`${base}/tickets`, { queue: queue?.id, channel: 'web' });
  return `/api${String(body['statusUrl'])}`;
};
const ask = (mine: string, phone = mobile, language = 'zh') =>
  someone.post(`${mine}/messages`, { phone, language });
const isOn = async (mine: string) => (await someone.get(`${mine}/messages`)).body['on'];
async function told(): Promise<readonly { kind: string; text: string; phone: string }[]> {
  const { body } = await someone.get('/api/demo/messages');
  return body['messages'] as { kind: string; text: string; phone: string }[];
}
const kinds = async () => (await told()).map(({ kind }) => kind).toReversed();
/** Rounds go by until the phones have received this, in this order. */
async function untilTold(wanted: readonly string[]) {
  await expect
    .poll(
      async () => {
        clock.advance(5_000);
        return kinds();
      },
      { timeout: 10_000 },
    )
    .toEqual(wanted);
}

describe('a booking whose holder asks for messages', () => {
  let mine: string;
  it('is told at once, to the number that was left, without naming anybody', async () => {
    mine = await book('2026-11-20T10:00:00', mobile);
    expect(await isOn(mine)).toBe(false);
    expect(await kinds()).toEqual([]);
    expect((await ask(mine, '010-1234567 8')).body).toMatchObject({ code: 'phone-needed' });
    expect((await ask(`${mine}x`)).status).toBe(404);
    expect((await ask(mine)).body).toEqual({ on: true });
    const [message] = await told();
    expect(message).toMatchObject({ kind: 'visit-booked', phone: '13912345678' });
    expect(message?.text).toContain('11-20 10:00');
    expect(message?.text).toContain('/my-booking/');
    // Asked for twice, it is told once.
    await ask(mine);
    expect(await kinds()).toEqual(['visit-booked']);
  });

  it('is told when it is moved, reminded of on the evening before, and told when it is given up', async () => {
    const start = new Date('2026-11-20T11:00:00+08:00').toISOString();
    await someone.post(`${mine}/move`, { start });
    await untilTold(['visit-booked', 'visit-moved']);
    clock.advance(Date.parse('2026-11-19T18:00:00+08:00') - clock.now());
    await untilTold(['visit-booked', 'visit-moved', 'visit-tomorrow']);
    expect(await isOn(mine)).toBe(true);
    await someone.post(`${mine}/cancel`);
    await untilTold(['visit-booked', 'visit-moved', 'visit-tomorrow', 'visit-cancelled']);
    expect((await told())[0]?.text).toContain('11-20 11:00');
    // Used, and forgotten.
    await expect.poll(() => isOn(mine)).toBe(false);
    expect((await ask(mine)).body).toMatchObject({ code: 'booking-over' });
  });

  it('is told nothing any more once its holder says so', async () => {
    const other = await book('2026-11-23T10:00:00', '13800000009');
    await ask(other, '13800000009', 'en');
    const theirs = (await told()).filter(({ phone }) => phone === '13800000009');
    expect(theirs.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^\[Banshi\] Booked: 11-23 10:00/),
    ]);
    expect((await someone.post(`${other}/messages/stop`)).body).toEqual({ on: false });
    await someone.post(`${other}/cancel`);
    clock.advance(60_000);
    expect((await told()).filter(({ phone }) => phone === '13800000009')).toHaveLength(1);
  });
});

describe('a ticket whose holder asks for a message', () => {
  it('is told once that its turn is near, and its number is forgotten with that', async () => {
    clock.advance(Date.parse('2026-11-20T10:00:00+08:00') - clock.now());
    await clerk.signIn('clerk1');
    const before = (await kinds()).length;
    for (let n = 0; n < 8; n++) await take();
    const mine = await take();
    await ask(mine);
    await clerk.post(`${base}/windows/1/open`);
    clock.advance(10_000);
    expect(await kinds()).toHaveLength(before);
    for (let n = 0; n < 6; n++) await clerk.post(`${base}/windows/1/next`);
    const near = async () => {
      clock.advance(5_000);
      return (await kinds()).slice(before);
    };
    await expect.poll(near, { timeout: 10_000 }).toEqual(['visit-near']);
    await expect.poll(() => isOn(mine)).toBe(false);
    const events = await server.journal.read({ feed: `site/${first.site}`, after: 0 });
    expect(JSON.stringify(events)).not.toContain('13912345678');
  });
});

it('deletes a day later what the house itself carried', async () => {
  expect(await told()).not.toEqual([]);
  clock.advance(86_400_000 + 10_000);
  await expect
    .poll(
      async () => {
        clock.advance(5_000);
        return (await told()).map(({ kind }) => kind).filter((kind) => kind !== 'visit-tomorrow');
      },
      { timeout: 10_000 },
    )
    .toEqual([]);
});
