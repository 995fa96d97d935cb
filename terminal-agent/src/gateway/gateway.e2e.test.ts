import { request as httpRequest } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';
import { memoryFiles, systemClock, systemRng } from '../ports/index.ts';
import type { CommandAnswer, View, Welcome } from '../protocol/index.ts';
import { rig } from '../testing/rig.ts';
import { openGateway, openGatewayKeys, type Gateway } from './index.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function gateway() {
  const world = await rig();
  const { agent } = world.boot();
  await world.clock.run(agent.start());
  // The devices come up, and the doors come to rest.
  await world.clock.pass(10_000);
  const keys = await openGatewayKeys(memoryFiles(), systemRng);
  const events: string[] = [];
  const served: Gateway = await openGateway({
    agent,
    keys,
    clock: systemClock,
    log: ({ event }) => void events.push(event),
    host: '127.0.0.1',
    port: 0,
    ui: null,
    page: 'terminal.html',
  });
  open.push(() => served.close());
  const signIn = async (token = keys.newToken()): Promise<string> => {
    const answer = await fetch(`${served.url}/?token=${token}`, { redirect: 'manual' });
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };
  return { agent, served, keys, events, signIn, host: new URL(served.url).host };
}

/** A request with headers that fetch would not let through. */
const raw = (url: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    httpRequest(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

function connect(url: string, headers: Record<string, string>): Socket {
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: headers,
    forceNew: true,
  });
  open.push(async () => void socket.close());
  return socket;
}
const event = <T>(socket: Socket, name: string): Promise<T> =>
  new Promise((resolve) => socket.once(name, resolve));

async function page(url: string, cookie: string, host: string) {
  const socket = connect(url, { cookie, origin: `http://${host}` });
  const first = event<View>(socket, 'view');
  await event(socket, 'connect');
  const welcome = (await socket
    .timeout(5_000)
    .emitWithAck('hello', { versions: [1, 1], role: 'citizen' })) as Welcome;
  return { socket, welcome, view: await first };
}

it('exchanges a token for a strict cookie, once', async () => {
  const { served, keys } = await gateway();
  const token = keys.newToken();
  const first = await fetch(`${served.url}/?token=${token}`, { redirect: 'manual' });
  expect(first.status).toBe(303);
  expect(first.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Strict/);
  const second = await fetch(`${served.url}/?token=${token}`, { redirect: 'manual' });
  expect(second.status).toBe(401);
  expect(second.headers.getSetCookie()).toEqual([]);
});

it('knows its cookies again after a restart, and no forged one', async () => {
  const files = memoryFiles();
  const before = await openGatewayKeys(files, systemRng);
  const cookie = before.exchange(before.newToken()) ?? '';
  const after = await openGatewayKeys(files, systemRng);
  expect(after.isCookie(cookie)).toBe(true);
  expect(after.isCookie(`${cookie.slice(0, -2)}AA`)).toBe(false);
  expect(after.isCookie(undefined)).toBe(false);
});

it('answers its own name only, and sends a strict policy with everything', async () => {
  const { served, host } = await gateway();
  expect(await raw(`${served.url}/health`, { host })).toBe(200);
  expect(await raw(`${served.url}/health`, { host: 'evil.example' })).toBe(403);
  expect(await raw(`${served.url}/health`, { host, origin: 'http://evil.example' })).toBe(403);
  const health = await fetch(`${served.url}/health`);
  expect(health.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await health.json()).toMatchObject({ ready: true, enrolled: true, terminal: 't1' });
});

it('shows catalogue and pages to the browser with the cookie only', async () => {
  const { served, signIn } = await gateway();
  expect((await fetch(`${served.url}/api/catalogue`)).status).toBe(401);
  expect((await fetch(`${served.url}/api/pages/any`)).status).toBe(401);
  const headers = { cookie: await signIn() };
  const catalogue = await fetch(`${served.url}/api/catalogue`, { headers });
  expect(await catalogue.json()).toMatchObject({ items: [{ code: 'pension-enrolment' }] });
  expect((await fetch(`${served.url}/api/pages/any`, { headers })).status).toBe(404);
});

it.each([
  ['another origin', (host: string) => ({ origin: 'http://evil.example', host })],
  ['another host', (_host: string) => ({ origin: 'http://evil.example', host: 'evil.example' })],
])('refuses a socket from %s although it has the cookie', async (_name, headers) => {
  const { served, host, signIn } = await gateway();
  const socket = connect(served.url, { cookie: await signIn(), ...headers(host) });
  await event(socket, 'connect_error');
  expect(socket.connected).toBe(false);
});

it('refuses a socket without the cookie', async () => {
  const { served, host } = await gateway();
  const socket = connect(served.url, { origin: `http://${host}` });
  await event(socket, 'connect_error');
  expect(socket.connected).toBe(false);
});

it('welcomes a page, shows it the view, and takes its touches', async () => {
  const { served, host, signIn } = await gateway();
  const { socket, welcome, view } = await page(served.url, await signIn(), host);
  expect(welcome).toMatchObject({ version: 1, terminal: 't1', timeZone: 'Asia/Shanghai' });
  expect(view.screen.step).toBe('attract');
  const next = event<View>(socket, 'view');
  const message = { id: 'a', seq: view.seq, command: { type: 'begin', service: 'pick-up' } };
  const answer = (await socket.timeout(5_000).emitWithAck('command', message)) as CommandAnswer;
  expect(answer.ok).toBe(true);
  expect((await next).screen.step).toBe('notice');
});

it('gives the same command one effect, and refuses a touch meant for an older screen', async () => {
  const { served, host, signIn, agent } = await gateway();
  const { socket, view } = await page(served.url, await signIn(), host);
  const send = (id: string, seq: number, command: object) =>
    socket.timeout(5_000).emitWithAck('command', { id, seq, command }) as Promise<CommandAnswer>;
  const begin = { type: 'begin', service: 'pick-up' };
  const first = await send('a', view.seq, begin);
  const session = agent.view.session;
  expect(await send('a', view.seq, begin)).toEqual(first);
  expect(agent.view.session).toBe(session);
  expect(await send('b', view.seq, { type: 'accept-notice' })).toMatchObject({
    ok: false,
    code: 'stale',
  });
  expect(await send('c', agent.view.seq, { type: 'submit' })).toMatchObject({ code: 'not-now' });
});

it('lets an observer watch and not touch', async () => {
  const { served, host, signIn } = await gateway();
  const socket = connect(served.url, { cookie: await signIn(), origin: `http://${host}` });
  const first = event<View>(socket, 'view');
  await event(socket, 'connect');
  socket.emit('hello', { versions: [1, 1], role: 'observer' });
  const view = await first;
  const command = { type: 'begin', service: 'pick-up' };
  const answer: unknown = await socket
    .timeout(5_000)
    .emitWithAck('command', { id: 'a', seq: view.seq, command });
  expect(answer).toMatchObject({ ok: false, code: 'not-now' });
});

const spoilers: readonly (readonly [string, (socket: Socket) => void])[] = [
  ['a malformed hello', (socket) => socket.emit('hello', { versions: 'all' })],
  [
    'a version nobody speaks',
    (socket) => socket.emit('hello', { versions: [7, 9], role: 'citizen' }),
  ],
  ['an unknown message', (socket) => socket.emit('open-all-doors')],
  ['a malformed command', (socket) => socket.emit('command', { type: 'begin' })],
  [
    'an unknown field',
    (socket) =>
      socket.emit('command', { id: 'a', seq: 1, command: { type: 'submit', force: true } }),
  ],
  ['an oversized command', (socket) => socket.emit('command', 'x'.repeat(100_000))],
  [
    'a flood',
    (socket) => {
      const command = { type: 'more-time' };
      for (let i = 0; i < 60; i += 1) socket.emit('command', { id: `f${i}`, seq: 1, command });
    },
  ],
];

it.each(spoilers)(
  'closes the one socket that sends %s, and serves the others',
  async (_name, spoil) => {
    const { served, host, signIn } = await gateway();
    const cookie = await signIn();
    const good = await page(served.url, cookie, host);
    const bad = connect(served.url, { cookie, origin: `http://${host}` });
    await event(bad, 'connect');
    const closed = event(bad, 'disconnect');
    spoil(bad);
    await closed;
    const message = { id: 'a', seq: good.view.seq, command: { type: 'begin', service: 'pick-up' } };
    const answer = (await good.socket
      .timeout(5_000)
      .emitWithAck('command', message)) as CommandAnswer;
    expect(answer.ok).toBe(true);
  },
);
