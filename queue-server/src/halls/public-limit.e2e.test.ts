import { afterAll, beforeAll, expect, it } from 'vitest';
import { virtualClock } from '../ports/index.ts';
import { createServer, type Server } from '../server.ts';
import { smallCity } from '../testing/small-city.ts';

const clock = virtualClock(Date.parse('2026-11-20T10:00:00+08:00'));
const limits = {
  perAddress: { atOnce: 3, everySeconds: 30 },
  perPerson: { atOnce: 2, everySeconds: 60 },
  trustedHops: 1,
};
let server: Server;
let calls = 0;
beforeAll(async () => {
  const config = { host: '127.0.0.1', port: 0, databaseUrl: undefined, databaseFile: ':memory:' };
  server = await createServer({ config, city: { ...smallCity, limits }, ports: { clock } });
  await server.listen();
});
afterAll(() => server.close());

const ask = (headers: Readonly<Record<string, string>>) =>
  fetch(`${server.url}/api/halls/yunxi/tickets`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `k${++calls}`,
      ...headers,
    },
    body: JSON.stringify({ queue: 'social-accept', channel: 'web' }),
  });
const statuses = async (times: number, headers: Readonly<Record<string, string>>) => {
  const all: number[] = [];
  for (let i = 0; i < times; i++) all.push((await ask(headers)).status);
  return all;
};

it('refuses an address that asks too often, in words of both languages and with Retry-After', async () => {
  const phone = { 'x-forwarded-for': '203.0.113.7' };
  expect(await statuses(3, phone)).toEqual([201, 201, 201]);
  const refused = await ask(phone);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('30');
  expect(await refused.json()).toMatchObject({
    code: 'too-many-requests',
    words: { zh: expect.stringMatching('频繁'), en: expect.stringMatching('Too many') },
  });
  // Writing another address in front of one's own makes nobody somebody else.
  expect((await ask({ 'x-forwarded-for': '198.51.100.1, 203.0.113.7' })).status).toBe(429);
  clock.advance(30_000);
  expect(await statuses(2, phone)).toEqual([201, 429]);
});

it('counts one browser by itself, and its refusals do not use up what its neighbours have', async () => {
  const wifi = { 'x-forwarded-for': '203.0.113.80' };
  expect(await statuses(4, { ...wifi, 'x-browser': 'b1' })).toEqual([201, 201, 429, 429]);
  expect(await statuses(1, { ...wifi, 'x-browser': 'b2' })).toEqual([201]);
});

it('never keeps the machine’s own pages waiting', async () => {
  expect(new Set(await statuses(8, {}))).toEqual(new Set([201]));
});
