import { describe, expect, it } from 'vitest';
import type { AtTheEdge } from './hall-edges.ts';

const hall = '/api/halls/yunxi';

/** What whoever runs a hall sees and decides: part of what every hall promises. */
export function describeManager(open: () => Pick<AtTheEdge, 'person' | 'clerk1' | 'take'>): void {
  const person = () => open().person();
  const take: AtTheEdge['take'] = (...wish) => open().take(...wish);

  describe('a manager', () => {
    it('changes settings, with name and reason on record', async () => {
      const manager = person();
      await manager.signIn('manager1');
      const settings = `${hall}/settings`;
      const before = await manager.get(settings);
      const version = Number(before.body['version']);
      const change = { notices: [{ zh: '周六照常', en: 'Open on Saturday' }] };
      const wish = { version, reason: '周末', change };
      expect(await open().clerk1.post(settings, wish)).toMatchObject({
        body: { code: 'not-allowed' },
      });
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
      expect(await open().clerk1.post(`${settings}/restore`, back)).toMatchObject({ status: 403 });
      expect(await manager.post(`${settings}/restore`, back)).toMatchObject({ status: 200 });
      const after = (await manager.get(settings)).body;
      expect(after).toMatchObject({ settings: before.body['settings'], version: version + 2 });
      expect(after['history']).toMatchObject([{ restores: version }, { reason: '周末' }]);
    });

    it('shows managers what every number became and who did what, by day', async () => {
      const manager = person();
      await manager.signIn('manager1');
      const ticket = await open().clerk1.post(`${hall}/tickets`, {
        queue: 'social-accept',
        channel: 'clerk',
      });
      expect((await open().clerk1.get(`${hall}/records`)).status).toBe(403);
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
      expect(await open().clerk1.post(`${hall}/issue/stop`, stop)).toMatchObject({ status: 403 });
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
}
