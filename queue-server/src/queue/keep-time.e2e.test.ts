import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { virtualClock } from '../ports/index.ts';
import type { Server } from '../server.ts';
import { startServer, type Person } from '../testing/http.ts';

const clock = virtualClock(Date.parse('2026-11-20T12:00:00+08:00'));
const hall = '/api/halls/yunxi';
let server: Server;
let clerk: Person;

beforeAll(async () => {
  const started = await startServer({ ports: { clock } });
  server = started.server;
  clerk = started.person();
  await clerk.signIn('clerk1');
});
afterAll(() => server.close());

describe('time', () => {
  it('brings a held ticket back, and starts a new day, with nobody pressing anything', async () => {
    const { body } = await clerk.post(`${hall}/tickets`, {
      queue: 'social-accept',
      channel: 'web',
    });
    const id = String(body['id']);
    await clerk.post(`${hall}/windows/1/open`);
    await clerk.post(`${hall}/windows/1/next`);
    await clerk.post(`${hall}/tickets/${id}/hold`, { reason: 'copy', minutes: 5 });
    const events = async () => {
      // Time goes on in small steps, as it does.
      clock.advance(5_000);
      const page = await clerk.get(`${hall}/events?after=0`);
      return (page.body['events'] as { type: string }[]).map(({ type }) => type);
    };
    expect((await events()).at(-1)).toBe('ticket-held');
    clock.advance(5 * 60_000);
    await expect
      .poll(async () => (await events()).at(-1), { timeout: 10_000 })
      .toBe('ticket-resumed');
    clock.advance(17 * 3_600_000);
    await expect.poll(async () => (await events()).at(-1), { timeout: 10_000 }).toBe('day-started');
  });
});
