import { describe, expect, it } from 'vitest';
import type { Person, Reply } from './http.ts';

/** What the tests of the edges need of an open hall; asked for when a test runs. */
export interface AtTheEdge {
  readonly url: string;
  readonly person: () => Person;
  readonly pass: (ms: number) => void;
  readonly clerk1: Person;
  readonly clerk2: Person;
  readonly take: (who: Person, queue?: string, key?: string) => Promise<Reply>;
}

const hall = '/api/halls/yunxi';

/** Bad input, misuse and signing in: part of what every hall promises. */
export function describeEdges(open: () => AtTheEdge): void {
  const person = () => open().person();
  const take: AtTheEdge['take'] = (...wish) => open().take(...wish);

  describe('bad input', () => {
    const seq = async () => (await open().clerk1.get(hall)).body['seq'];

    it.each([
      ['malformed JSON', { body: '{"queue": ' }, 400, 'malformed-json'],
      ['a body that is no object', { body: '[]' }, 400, 'invalid-request'],
      [
        'an unknown field',
        { queue: 'social-accept', channel: 'web', vip: true },
        400,
        'invalid-request',
      ],
      ['a number where text belongs', { queue: 1, channel: 'web' }, 400, 'invalid-request'],
      ['an unknown channel', { queue: 'social-accept', channel: 'fax' }, 400, 'invalid-request'],
      ['a missing field', { channel: 'web' }, 400, 'invalid-request'],
      ['an unknown queue', { queue: 'nowhere', channel: 'web' }, 404, 'queue-unknown'],
      ['a prototype', { body: '{"__proto__": {"queue": "a"}}' }, 400, 'malformed-json'],
      ['too much', { body: `{"queue": "${'x'.repeat(70_000)}"}` }, 413, 'too-large'],
      ['another type', { body: 'queue=a', type: 'text/plain' }, 415, 'media-type'],
    ] as const)('%s is refused and changes nothing', async (_name, what, status, code) => {
      const before = await seq();
      const body = 'body' in what ? what.body : JSON.stringify(what);
      const type = 'type' in what ? what.type : 'application/json';
      const reply = await person().send(`${hall}/tickets`, {
        method: 'POST',
        headers: { 'content-type': type, 'idempotency-key': 'bad' },
        body,
      });
      expect(reply).toMatchObject({ status, body: { status, code, type: `/problems/${code}` } });
      expect(reply.type).toBe('application/problem+json; charset=utf-8');
      expect(reply.body['words']).toMatchObject({
        zh: expect.any(String) as string,
        en: expect.any(String) as string,
      });
      expect(await seq()).toBe(before);
    });

    it('names the field that is wrong', async () => {
      const reply = await person().post(`${hall}/tickets`, {
        queue: 'social-accept',
        channel: 'web',
        vip: true,
      });
      expect(reply.body['errors']).toMatchObject([{ at: '/vip' }]);
    });

    it('wants a key on every post, and one key for one request', async () => {
      const citizen = person();
      const none = await citizen.send(`${hall}/tickets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"queue":"social-accept","channel":"web"}',
      });
      expect(none).toMatchObject({ status: 400, body: { code: 'key-missing' } });
      await take(citizen, 'social-accept', 'only-once');
      expect(await take(citizen, 'business-accept', 'only-once')).toMatchObject({
        status: 422,
        body: { code: 'key-reused' },
      });
    });

    it.each([
      ['a hall', '/api/halls/nowhere', 'hall-unknown'],
      ['a ticket', `${hall}/tickets/t999999`, 'ticket-unknown'],
      ['an odd ticket', `${hall}/tickets/__proto__`, 'ticket-unknown'],
      ['an address', '/api/nothing', 'not-found'],
      ['an address that is too long', `${hall}/tickets/${'t'.repeat(300)}`, 'not-found'],
      ['an address nobody can decode', '/api/halls/%zz', 'not-found'],
    ])('%s that does not exist is not found', async (_name, path, code) => {
      expect(await person().get(path)).toMatchObject({ status: 404, body: { code } });
    });

    it('keeps what has its own hours closed outside them, with the reason', async () => {
      const quota = { queue: 'social-issue', channel: 'web' };
      const citizen = person();
      await citizen.post(`${hall}/tickets`, quota);
      await citizen.post(`${hall}/tickets`, quota);
      expect(await citizen.post(`${hall}/tickets`, quota)).toMatchObject({
        status: 409,
        body: { code: 'quota-full' },
      });
    });
  });

  describe('misuse', () => {
    const waiting = async () => {
      const { body } = await take(person());
      return `${hall}/tickets/${String(body['id'])}`;
    };

    it('is refused with a code, and changes nothing', async () => {
      const ticket = await waiting();
      await open().clerk1.post(`${hall}/windows/1/open`);
      await open().clerk1.post(`${hall}/windows/1/next`);
      const before = (await open().clerk1.get(hall)).body['seq'];
      const cases: readonly [Promise<{ status: number; body: object }>, number, string][] = [
        [person().post(`${hall}/windows/1/next`), 401, 'sign-in-needed'],
        [open().clerk1.post(`${hall}/windows/99/next`), 404, 'window-unknown'],
        [open().clerk2.post(`${hall}/windows/1/next`), 409, 'window-taken'],
        [open().clerk1.post(`${ticket}/start`), 409, 'ticket-waiting'],
        [open().clerk1.post(`${ticket}/resume`), 409, 'ticket-waiting'],
        [
          open().clerk1.post(`${ticket}/transfer`, { to: { queue: 'nowhere' } }),
          409,
          'transfer-nowhere',
        ],
        [open().clerk1.post(`${ticket}/transfer`, { to: {} }), 400, 'invalid-request'],
        [open().clerk1.post(`${hall}/undo`, { seq: 1 }), 409, 'undo-nothing'],
      ];
      for (const [sent, status, code] of cases) {
        expect(await sent).toMatchObject({ status, body: { code } });
      }
      expect((await open().clerk1.get(hall)).body['seq']).toBe(before);
    });

    it('of a paused window or a finished ticket is told by name', async () => {
      const clerk5 = person();
      await clerk5.signIn('clerk5');
      await open().clerk1.post(`${hall}/windows/1/close`);
      await clerk5.post(`${hall}/windows/1/open`);
      await waiting();
      const { body } = await clerk5.post(`${hall}/windows/1/next`);
      const { id } = body['ticket'] as { id: string };
      await clerk5.post(`${hall}/tickets/${id}/finish`);
      expect(await clerk5.post(`${hall}/tickets/${id}/finish`)).toMatchObject({
        status: 409,
        body: { code: 'ticket-over' },
      });
      await clerk5.post(`${hall}/windows/1/pause`, { reason: 'lunch' });
      expect(await clerk5.post(`${hall}/windows/1/next`)).toMatchObject({
        status: 409,
        body: { code: 'window-paused' },
      });
      await clerk5.post(`${hall}/windows/1/close`);
      expect(await clerk5.post(`${hall}/windows/1/next`)).toMatchObject({
        body: { code: 'window-closed' },
      });
    });

    it('from another site is refused, whoever is signed in', async () => {
      const reply = await open().clerk1.send(`${hall}/windows/1/open`, {
        method: 'POST',
        headers: {
          origin: 'http://evil.example',
          'content-type': 'application/json',
          'idempotency-key': 'evil',
        },
        body: '{}',
      });
      expect(reply).toMatchObject({ status: 403, body: { code: 'origin-refused' } });
    });
  });

  describe('the edges', () => {
    it('describes itself', async () => {
      const { body } = await person().get('/api/openapi.json');
      expect(Object.keys(body['paths'] as object)).toContain('/api/halls/{hall}/tickets');
      expect(await person().get('/health')).toMatchObject({ status: 200, body: { ready: true } });
    });

    it('signs in, says who is signed in, and out again', async () => {
      const clerk = person();
      expect(await clerk.get('/api/sessions/current')).toMatchObject({ status: 401 });
      expect(await clerk.signIn('clerk4')).toMatchObject({
        status: 201,
        body: { account: 'clerk4', roles: ['clerk'], hall: 'yunxi' },
      });
      expect((await clerk.get('/api/sessions/current')).body).toMatchObject({
        account: 'clerk4',
      });
      const { cookie } = clerk;
      expect(await clerk.delete('/api/sessions/current')).toMatchObject({ status: 204 });
      // At once on this node; another one trusts a session it knows for three seconds.
      open().pass(3_000);
      const thief = person();
      for (let node = 0; node < 2; node++) {
        const asked = await thief.send('/api/sessions/current', { headers: { cookie } });
        expect(asked.status).toBe(401);
      }
    });

    it('locks an account after five wrong passwords, and says no more to strangers', async () => {
      const stranger = person();
      for (let i = 0; i < 5; i++) {
        expect(await stranger.signIn('reviewer1', 'guess')).toMatchObject({
          status: 401,
          body: { code: 'sign-in-wrong' },
        });
      }
      expect(await stranger.signIn('reviewer1', 'demo')).toMatchObject({
        status: 429,
        body: { code: 'account-locked' },
      });
      expect(await stranger.signIn('nobody', 'demo')).toMatchObject({
        body: { code: 'sign-in-wrong' },
      });
    });

    it('keeps roles apart', async () => {
      const manager = person();
      await manager.signIn('manager1');
      expect(
        await manager.post(`${hall}/ranges`, { queue: 'social-accept', count: 5 }),
      ).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    });
  });
}
