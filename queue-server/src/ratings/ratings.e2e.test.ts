import { describe, expect, it } from 'vitest';
import { number, serviceStory, type ServiceStory } from '../testing/service-story.ts';

/** A ticket that was called to window 1 and is being served. */
async function served(story: ServiceStory): Promise<string> {
  const anyone = await story.person();
  const clerk = await story.person('clerk1');
  const { body } = await anyone.post('/api/halls/yunxi/tickets', {
    queue: 'social-accept',
    channel: 'terminal',
  });
  const ticket = String(body['id']);
  await clerk.post('/api/halls/yunxi/windows/1/open');
  await clerk.post('/api/halls/yunxi/windows/1/next');
  await clerk.post(`/api/halls/yunxi/tickets/${ticket}/start`);
  return ticket;
}

describe('a rating', () => {
  it('is given once per visit, nameless, and only once somebody was served', async () => {
    await using story = await serviceStory();
    const anyone = await story.person();
    const rate = (ticket: string, level = 5) =>
      anyone.post('/api/ratings', {
        service: { kind: 'visit', hall: 'yunxi', ticket },
        channel: 'evaluator',
        level,
      });
    expect((await rate('t1')).body['code']).toBe('ticket-unknown');
    const ticket = await served(story);
    expect((await rate(ticket)).status).toBe(204);
    expect((await rate(ticket, 1)).body['code']).toBe('rated-already');
    const waiting = await anyone.post('/api/halls/yunxi/tickets', {
      queue: 'social-accept',
      channel: 'terminal',
    });
    expect((await rate(String(waiting.body['id']))).body['code']).toBe('service-not-over');
    expect((await rate(ticket, 6)).status).toBe(400);
  });

  it('that is low is followed up by a working day, by a manager', async () => {
    await using story = await serviceStory();
    await story.submit();
    const low = {
      service: { kind: 'application', case: number(1) },
      channel: 'terminal',
      level: 1,
      comment: '扫描太慢',
    };
    // A case number is no secret; whoever is not at a terminal shows the password on the slip.
    const anyone = await story.person();
    expect((await anyone.post('/api/ratings', low)).body['code']).toBe('progress-wrong');
    const { service } = low;
    const known = { ...low, service: { ...service, password: '271828' } };
    expect((await anyone.post('/api/ratings', { ...known, level: 9 })).status).toBe(400);
    expect((await anyone.post('/api/ratings', known)).status).toBe(204);
    expect((await story.terminal.post('/api/ratings', low)).body['code']).toBe('rated-already');
    const manager = await story.person('manager1');
    const list = async () => (await manager.get('/api/follow-ups')).body;
    expect(await list()).toMatchObject([
      { level: 1, comment: '扫描太慢', due: '2026-11-25', state: 'open', outcome: null },
    ]);
    const clerk = await story.person('clerk1');
    const close = `/api/follow-ups/case.${number(1)}/close`;
    expect((await clerk.post(close, { outcome: '已致歉' })).body['code']).toBe('not-allowed');
    expect((await manager.post(close, { outcome: '已更换扫描头' })).status).toBe(204);
    expect(await list()).toMatchObject([{ state: 'closed', outcome: '已更换扫描头' }]);
    const again = await manager.post(close, { outcome: '再次' });
    expect(again.body['code']).toBe('follow-up-closed');
    const unknown = await manager.post('/api/follow-ups/case.0/close', { outcome: '无' });
    expect(unknown.body['code']).toBe('follow-up-unknown');
  });
});
