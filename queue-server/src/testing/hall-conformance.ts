import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeEdges } from './hall-edges.ts';
import type { Server } from '../server.ts';
import type { Person } from './http.ts';

/** One hall behind one or several nodes. */
export interface OpenHall {
  readonly server: Server;
  /** Of any node. */
  readonly url: string;
  /** Somebody whose requests go to the nodes in turn. */
  readonly person: () => Person;
  /** Moves the clock of every node forward, milliseconds. */
  readonly pass: (ms: number) => void;
  readonly close: () => Promise<void>;
}

const hall = '/api/halls/yunxi';

/** What a hall promises over HTTP and socket.io, whatever it runs on. */
export function describeHall(where: string, open: () => Promise<OpenHall>): void {
  describe(where, () => {
    let server: Server;
    let url: string;
    let person: () => Person;
    let pass: (ms: number) => void;
    let close: () => Promise<void>;
    let clerk1: Person;
    let clerk2: Person;

    beforeAll(async () => {
      ({ server, url, person, pass, close } = await open());
      clerk1 = person();
      clerk2 = person();
      await clerk1.signIn('clerk1');
      await clerk2.signIn('clerk2');
    });
    afterAll(() => close());

    const take = (who: Person, queue = 'social-accept', key?: string) =>
      who.post(`${hall}/tickets`, { queue, channel: 'web' }, key);

    describe('a visit', () => {
      it('goes from ticket to call to finish, and everybody sees it', async () => {
        const citizen = person();
        const issued = await take(citizen);
        expect(issued).toMatchObject({
          status: 201,
          body: { number: 'A001', queue: 'social-accept', ahead: 0 },
        });
        const { id, statusUrl } = issued.body;
        const mine = `/api${String(statusUrl)}`;
        expect((await citizen.get(mine)).body).toMatchObject({ number: 'A001', state: 'waiting' });

        expect((await clerk1.post(`${hall}/windows/1/open`)).body).toMatchObject({ state: 'open' });
        const called = await clerk1.post(`${hall}/windows/1/next`);
        expect(called).toMatchObject({
          status: 200,
          body: { ticket: { id, number: 'A001', state: 'called', window: '1', calls: 1 } },
        });
        expect(called.body['because']).toEqual({
          zh: '等候最久，已等 0 分钟',
          en: 'Longest wait: 0 minutes',
        });
        expect((await citizen.get(mine)).body).toMatchObject({
          state: 'called',
          window: { zh: '1 号窗口' },
        });
        const view = await citizen.get(hall);
        expect(view.body['calls']).toMatchObject([{ number: 'A001', window: '1', times: 1 }]);

        const spoken = await citizen.get(`${hall}/announcements`);
        expect(spoken.body['announcements']).toMatchObject([
          { prefix: 'A', digits: ['0', '0', '1'], window: '1', times: 1 },
        ]);

        const ticket = `${hall}/tickets/${String(id)}`;
        expect((await clerk1.post(`${ticket}/recall`)).body).toMatchObject({ calls: 2 });
        expect((await clerk1.post(`${ticket}/start`)).body).toMatchObject({ state: 'serving' });
        expect((await clerk1.post(`${ticket}/finish`)).body).toMatchObject({ state: 'finished' });
        expect((await citizen.get(ticket)).body).toMatchObject({ state: 'finished' });

        const log = await citizen.get(`${hall}/events?after=0`);
        const events = log.body['events'] as { seq: number; type: string; data?: object }[];
        expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
        expect(events.map((event) => event.type)).toEqual([
          'day-started',
          'ticket-issued',
          'window-opened',
          'ticket-called',
          'ticket-recalled',
          'ticket-started',
          'ticket-finished',
        ]);
        expect(events[2]?.data).not.toHaveProperty('account');
        expect(log.body['seq']).toBe(7);
      });

      it('never shows the public which case or citizen a ticket belongs to', async () => {
        const citizen = person();
        const body = {
          queue: 'social-accept',
          channel: 'terminal',
          citizen: 'digest',
          case: 'c-1',
          needs: ['sign-language'],
        };
        const { body: issued } = await citizen.post(`${hall}/tickets`, body);
        const path = `${hall}/tickets/${String(issued['id'])}`;
        const seen = (await citizen.get(path)).body;
        expect(seen).not.toHaveProperty('case');
        expect(seen).not.toHaveProperty('needs');
        expect((await clerk1.get(path)).body).toMatchObject({
          case: 'c-1',
          needs: ['sign-language'],
        });
        const log = JSON.stringify((await citizen.get(`${hall}/events?after=0`)).body);
        expect(log).not.toMatch(/digest|c-1|sign-language/);
        expect(log).toContain('hidden');
      });

      it('lets the citizen ask for more time once, and leave', async () => {
        const citizen = person();
        const { body } = await take(citizen, 'business-accept');
        const mine = `/api${String(body['statusUrl'])}`;
        expect((await citizen.post(`${mine}/more-time`)).body).toMatchObject({
          moreTimeUsed: true,
        });
        expect(await citizen.post(`${mine}/more-time`)).toMatchObject({
          status: 409,
          body: { code: 'more-time-used' },
        });
        expect((await citizen.post(`${mine}/leave`)).body).toMatchObject({ state: 'cancelled' });
        expect(await citizen.post(`${mine}/leave`)).toMatchObject({
          status: 409,
          body: { code: 'ticket-over' },
        });
        expect(await citizen.get(`${mine}x`)).toMatchObject({
          status: 404,
          body: { code: 'ticket-unknown' },
        });
      });

      it('takes a call back within two minutes', async () => {
        const citizen = person();
        const { body: issued } = await take(citizen, 'business-accept');
        await clerk2.post(`${hall}/windows/4/open`);
        let called = await clerk2.post(`${hall}/windows/4/next`);
        while ((called.body['ticket'] as { id: string } | null)?.id !== issued['id']) {
          called = await clerk2.post(`${hall}/windows/4/next`);
        }
        const undone = await clerk2.post(`${hall}/undo`, { seq: called.body['seq'] });
        expect(undone).toMatchObject({ status: 200, body: { undone: called.body['seq'] } });
        const ticket = await citizen.get(`${hall}/tickets/${String(issued['id'])}`);
        expect(ticket.body).toMatchObject({ state: 'waiting', calls: 0 });
        expect(await clerk2.post(`${hall}/undo`, { seq: called.body['seq'] })).toMatchObject({
          body: { code: 'undo-nothing' },
        });
      });
    });

    describe('two at once', () => {
      it('never gives two windows the same ticket, nor two citizens the same number, with every request sent twice', async () => {
        const citizen = person();
        const taken = await Promise.all(
          Array.from({ length: 60 }, async (_, i) => {
            const [one, two] = await Promise.all([
              take(citizen, 'social-accept', `take-${i}`),
              take(citizen, 'social-accept', `take-${i}`),
            ]);
            expect(one).toEqual(two);
            return one.body;
          }),
        );
        expect(new Set(taken.map((ticket) => ticket['number'])).size).toBe(60);
        expect(new Set(taken.map((ticket) => ticket['statusUrl'])).size).toBe(60);

        const clerk3 = person();
        await clerk3.signIn('clerk3');
        const windows = [
          [clerk1, '1'],
          [clerk2, '2'],
          [clerk3, '3'],
        ] as const;
        for (const [clerk, window] of windows) await clerk.post(`${hall}/windows/${window}/open`);
        const calls = await Promise.all(
          Array.from({ length: 60 }, async (_, i) => {
            const [clerk, window] = windows[i % 3] ?? windows[0];
            const call = () => clerk.post(`${hall}/windows/${window}/next`, {}, `next-${i}`);
            const [one, two] = await Promise.all([call(), call()]);
            expect(one).toEqual(two);
            return one.body['ticket'] as { id: string } | null;
          }),
        );
        const called = calls.flatMap((ticket) => ticket?.id ?? []);
        expect(called).toHaveLength(60);
        expect(new Set(called).size).toBe(60);
        expect(await server.journal.verify('site/yunxi')).toMatchObject({ ok: true });
      });
    });

    describe('a manager', () => {
      it('changes settings, with name and reason on record', async () => {
        const manager = person();
        await manager.signIn('manager1');
        const settings = `${hall}/settings`;
        const before = await manager.get(settings);
        const version = Number(before.body['version']);
        const change = { notices: [{ zh: '周六照常', en: 'Open on Saturday' }] };
        const wish = { version, reason: '周末', change };
        expect(await clerk1.post(settings, wish)).toMatchObject({ body: { code: 'not-allowed' } });
        expect(await manager.post(settings, wish)).toMatchObject({
          status: 200,
          body: { version: version + 1 },
        });
        expect(await manager.post(settings, wish)).toMatchObject({
          status: 409,
          body: { code: 'settings-changed-meanwhile' },
        });
        const odd = { ...wish, version: version + 1, change: { timeZone: 'Asia/Tokyo' } };
        expect((await manager.post(settings, odd)).body).toMatchObject({
          code: 'invalid-request',
          errors: [{ at: '/change/timeZone' }],
        });
        expect((await manager.get(settings)).body['history']).toMatchObject([
          { version: version + 1, by: 'manager1', reason: '周末', change },
        ]);
        expect((await person().get(hall)).body['notices']).toEqual(change.notices);
        const log = JSON.stringify((await person().get(`${hall}/events?after=0`)).body);
        expect(log).not.toContain('周末');
        const back = { version: version + 1, to: version, reason: '改回' };
        expect(await clerk1.post(`${settings}/restore`, back)).toMatchObject({ status: 403 });
        expect(await manager.post(`${settings}/restore`, back)).toMatchObject({ status: 200 });
        const after = (await manager.get(settings)).body;
        expect(after).toMatchObject({ settings: before.body['settings'], version: version + 2 });
        expect(after['history']).toMatchObject([{ restores: version }, { reason: '周末' }]);
      });

      it('shows managers what every number became and who did what, by day', async () => {
        const manager = person();
        await manager.signIn('manager1');
        const ticket = await clerk1.post(`${hall}/tickets`, {
          queue: 'social-accept',
          channel: 'clerk',
        });
        expect((await clerk1.get(`${hall}/records`)).status).toBe(403);
        const { body } = await manager.get(`${hall}/records?type=ticket-issued&by=clerk1`);
        expect(body['acts']).toContainEqual(
          expect.objectContaining({ number: ticket.body['number'], type: 'ticket-issued' }),
        );
        expect(JSON.stringify(body['numbers'])).not.toContain('unexplained');
        const before = (await manager.get(`${hall}/records?day=2026-01-05`)).body;
        expect(before).toMatchObject({ acts: [], found: 0 });
      });

      it('stops issue, and sees the hall’s alerts, day, waits and what is aside', async () => {
        const manager = person();
        await manager.signIn('manager1');
        const stop = { queue: 'business-accept', reason: '系统维护' };
        expect(await clerk1.post(`${hall}/issue/stop`, stop)).toMatchObject({ status: 403 });
        expect(await manager.post(`${hall}/issue/stop`, stop)).toMatchObject({ status: 200 });
        expect(await take(person(), 'business-accept')).toMatchObject({
          status: 409,
          body: { code: 'issue-stopped' },
        });
        const { queues } = (await person().get(hall)).body as { queues: object[] };
        expect(queues).toContainEqual(
          expect.objectContaining({ id: 'business-accept', closedBecause: 'issue-stopped' }),
        );
        await manager.post(`${hall}/issue/allow`, { queue: 'business-accept' });
        expect(await take(person(), 'business-accept')).toMatchObject({ status: 201 });
        for (const view of ['alerts', 'day', 'waits', 'aside']) {
          expect(await manager.get(`${hall}/${view}`)).toMatchObject({ status: 200 });
          expect(await person().get(`${hall}/${view}`)).toMatchObject({ status: 401 });
        }
      });
    });

    describe('a ticket’s paper', () => {
      it('is reported by those who print it, each attempt under its own serial', async () => {
        const wish = { queue: 'social-accept', channel: 'web', print: true };
        const { body } = await person().post(`${hall}/tickets`, wish);
        expect(body['slip']).toEqual({ serial: 1, state: 'reserved' });
        const ticket = `${hall}/tickets/${String(body['id'])}`;
        expect(await person().post(`${ticket}/slip`, { serial: 1, state: 'failed' })).toMatchObject(
          {
            status: 401,
          },
        );
        const failed = await clerk1.post(`${ticket}/slip`, { serial: 1, state: 'failed' });
        expect(failed.body).toMatchObject({ slip: { state: 'failed' } });
        const [one, two] = await Promise.all([
          clerk1.post(`${ticket}/reprint`, {}, 'again'),
          clerk1.post(`${ticket}/reprint`, {}, 'again'),
        ]);
        expect(one).toEqual(two);
        expect(one.body).toMatchObject({ slip: { serial: 2, state: 'reserved' } });
      });
    });

    describeEdges(() => ({ url, person, pass, clerk1, clerk2, take }));
  });
}
