import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { virtualClock } from '../ports/index.ts';
import { problems, type ProblemCode, type ProblemEntry } from '../protocol/index.ts';
import type { Server } from '../server.ts';
import { startServer, type Person, type Reply } from '../testing/http.ts';

/** Misuse, each kind in a real server: its code, its words for both sides, and that nothing moves. */
const hall = '/api/halls/yunxi';
const sunday = Date.parse('2026-11-22T10:00:00+08:00');
const clock = virtualClock(sunday);
let server: Server;
let url: string;
let person: () => Person;
let citizen: Person;
let clerk: Person;
let colleague: Person;

beforeAll(async () => {
  ({ server, url, person } = await startServer({ ports: { clock } }));
  [citizen, clerk, colleague] = [person(), person(), person()];
  await clerk.signIn('clerk1');
  await colleague.signIn('clerk2');
});
afterAll(() => server.close());

const takeTicket = async () =>
  String(
    (await citizen.post(`${hall}/tickets`, { queue: 'social-accept', channel: 'web' })).body['id'],
  );

/** Everything that was ever recorded of both halls. */
const recorded = async () =>
  JSON.stringify([
    await server.journal.read({ feed: 'site/yunxi', after: 0 }),
    await server.journal.read({ feed: 'site/qinghe', after: 0 }),
  ]);

async function refusedWith(code: ProblemCode, ask: () => Promise<Reply>): Promise<void> {
  const before = await recorded();
  const reply = await ask();
  const { status, words, staff }: ProblemEntry = problems[code];
  expect(reply.body).toMatchObject({ status, code });
  expect([words, staff ?? words]).toContainEqual(reply.body['words']);
  for (const text of [words, staff ?? words]) {
    expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(text.en).toMatch(/[a-z]/);
  }
  expect(await recorded()).toBe(before);
}

describe('misuse', () => {
  it('a ticket for a closed queue: a rest day, and a queue a manager stopped', async () => {
    const wish = { queue: 'social-accept', channel: 'web' };
    await refusedWith('queue-closed', () => citizen.post('/api/halls/qinghe/tickets', wish));
    const manager = person();
    await manager.signIn('manager1');
    await manager.post(`${hall}/issue/stop`, { queue: 'business-accept', reason: '系统升级' });
    const stopped = { ...wish, queue: 'business-accept' };
    await refusedWith('issue-stopped', () => citizen.post(`${hall}/tickets`, stopped));
  });

  it('a call from a paused window, and from one that is closed', async () => {
    await takeTicket();
    await clerk.post(`${hall}/windows/1/open`);
    await clerk.post(`${hall}/windows/1/pause`, { reason: 'lunch' });
    await refusedWith('window-paused', () => clerk.post(`${hall}/windows/1/next`));
    await clerk.post(`${hall}/windows/1/close`);
    await refusedWith('window-closed', () => clerk.post(`${hall}/windows/1/next`));
  });

  it.each([
    ['queue', { queue: 'nowhere' }],
    ['window', { window: '99' }],
    ['person who is not at work', { account: 'clerk5' }],
  ])('a transfer to nowhere: a %s', async (_what, to) => {
    const ticket = await takeTicket();
    await refusedWith('transfer-nowhere', () =>
      clerk.post(`${hall}/tickets/${ticket}/transfer`, { to }),
    );
  });

  it('a stale console acting on a finished ticket, whatever it presses', async () => {
    await clerk.post(`${hall}/windows/1/open`);
    const { body } = await clerk.post(`${hall}/windows/1/next`);
    const { id } = body['ticket'] as { id: string };
    await clerk.post(`${hall}/tickets/${id}/finish`);
    for (const act of [
      'recall',
      'start',
      'finish',
      'no-show',
      'hold',
      'park',
      'resume',
      'cancel',
    ]) {
      await refusedWith('ticket-over', () => clerk.post(`${hall}/tickets/${id}/${act}`));
    }
    await refusedWith('ticket-over', () =>
      clerk.post(`${hall}/tickets/${id}/transfer`, { to: { queue: 'business-accept' } }),
    );
    await refusedWith('ticket-over', () => clerk.post(`${hall}/windows/1/call`, { ticket: id }));
  });

  it('a console acting on a ticket that sits at somebody else’s window', async () => {
    await takeTicket();
    const { body } = await clerk.post(`${hall}/windows/1/next`);
    const { id } = body['ticket'] as { id: string };
    await refusedWith('not-your-ticket', () => colleague.post(`${hall}/tickets/${id}/finish`));
  });

  it('a clerk acting in a hall that is not theirs; the manager of the city may', async () => {
    const county = '/api/halls/qinghe';
    await refusedWith('not-your-hall', () => clerk.post(`${county}/windows/1/open`));
    await refusedWith('not-your-hall', () => clerk.get(`${county}/line`));
    const wish = { queue: 'social-accept', channel: 'clerk' };
    await refusedWith('not-your-hall', () => clerk.post(`${county}/tickets`, wish));
    const manager = person();
    await manager.signIn('manager1');
    expect(await manager.post(`${county}/windows/1/open`)).toMatchObject({ status: 200 });
  });

  it('a board asking for another hall, or for a screen the hall has not', async () => {
    const board = person();
    await refusedWith('hall-unknown', () => board.get('/api/halls/nowhere'));
    await refusedWith('hall-unknown', () => board.get('/api/halls/nowhere/boards'));
    await refusedWith('board-unknown', () => board.get(`${hall}/boards/nowhere`));
    const socket = io(url, { transports: ['websocket'] });
    const ask = (stream: string) => socket.emitWithAck('subscribe', { stream, after: 0 });
    expect(await ask('hall/nowhere')).toMatchObject({ code: 'stream-unknown' });
    expect(await ask('bookings/yunxi')).toMatchObject({ code: 'sign-in-needed' });
    socket.disconnect();
  });

  it('a phone that shows yesterday’s number is told so, and told apart from a made-up one', async () => {
    const wish = { queue: 'social-accept', channel: 'web' };
    const { body } = await citizen.post(`${hall}/tickets`, wish);
    const mine = `/api${String(body['statusUrl'])}`;
    expect(await citizen.get(mine)).toMatchObject({ status: 200 });
    clock.advance(24 * 3_600_000);
    // Somebody takes the first ticket of the new day.
    await citizen.post(`${hall}/tickets`, wish);
    await refusedWith('ticket-expired', () => citizen.get(mine));
    await refusedWith('ticket-unknown', () => citizen.get(mine.slice(0, -1)));
  });

  it('any POST without a key, whoever sends it: nothing is done that could be done twice', async () => {
    const manager = person();
    await manager.signIn('manager1');
    const { body } = await citizen.get('/api/openapi.json');
    const posts = Object.entries(body['paths'] as Record<string, object>).flatMap(
      ([path, verbs]) => ('post' in verbs && path !== '/api/sessions' ? path : []),
    );
    const before = await recorded();
    const codes = new Map<string, unknown[]>();
    for (const path of posts) {
      const filled = path.replaceAll('{hall}', 'yunxi').replaceAll(/\{\w+\}/g, '1');
      const headers = { 'content-type': 'application/json' };
      const send = (who: Person) => who.send(filled, { method: 'POST', headers, body: '{}' });
      const replies = await Promise.all([citizen, clerk, manager].map(send));
      codes.set(
        path,
        replies.map((reply) => reply.body['code']),
      );
    }
    const turnedAway = ['key-missing', 'sign-in-needed', 'not-allowed'];
    expect(
      [...codes].filter(([, said]) => !said.every((one) => turnedAway.includes(String(one)))),
    ).toEqual([]);
    // Whoever may send it at all is asked for the key.
    expect(
      [...codes.values()].filter((said) => said.includes('key-missing')).length,
    ).toBeGreaterThan(20);
    expect(await recorded()).toBe(before);
  });

  it('a clerk who signed out presses on, and hears no more', async () => {
    const leaving = person();
    await leaving.signIn('clerk3');
    await leaving.post(`${hall}/windows/3/open`);
    const { cookie } = leaving;
    const socket = io(url, {
      transports: ['websocket'],
      extraHeaders: { cookie },
      reconnection: false,
    });
    await socket.emitWithAck('subscribe', { stream: 'bookings/yunxi', after: 0 });
    const cut = new Promise((resolve) => socket.on('disconnect', resolve));
    await leaving.delete('/api/sessions/current');
    const pressOn = () =>
      person().send(`${hall}/windows/3/next`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': 'signed-out' },
        body: '{}',
      });
    await refusedWith('sign-in-needed', pressOn);
    // Within five seconds, on whatever node the console listens.
    clock.advance(5_000);
    expect(await cut).toBe('io server disconnect');
  });
});
