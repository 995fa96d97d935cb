import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeBoards } from './hall-boards.ts';
import { describeEdges } from './hall-edges.ts';
import { describeManager } from './hall-manager.ts';
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
        // A phone that shows this listens from the event on that it is true of.
        expect((await citizen.get(mine)).body).toMatchObject({
          ...{ number: 'A001', state: 'waiting', ticket: id, queue: 'social-accept' },
          seq: (await citizen.get(hall)).body['seq'],
        });

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

      it('tells a phone that its call was missed, and that the place is some way back', async () => {
        const citizen = person();
        const { body } = await take(citizen, 'business-accept');
        const mine = `/api${String(body['statusUrl'])}`;
        await clerk2.post(`${hall}/windows/4/open`);
        const wanted = { ticket: body['id'] };
        await clerk2.post(`${hall}/windows/4/call`, wanted);
        expect((await citizen.get(mine)).body).not.toHaveProperty('missedOnce');
        await clerk2.post(`${hall}/tickets/${String(body['id'])}/no-show`);
        expect((await citizen.get(mine)).body).toMatchObject({
          state: 'waiting',
          missedOnce: true,
        });
        await clerk2.post(`${hall}/windows/4/call`, wanted);
        await clerk2.post(`${hall}/tickets/${String(body['id'])}/no-show`);
        expect((await citizen.get(mine)).body).toMatchObject({ state: 'missed', mayRate: false });
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

    const at = () => ({ url, person, pass, clerk1, clerk2, take });
    describeManager(at);
    describeEdges(at);
    describeBoards(at);
  });
}
