import { describe, expect, it } from 'vitest';
import { number, serviceStory, type ServiceStory } from '../testing/service-story.ts';

/** A ticket that was called to window 1 and is being served, and the token behind its QR. */
async function served(story: ServiceStory): Promise<{ ticket: string; token: string }> {
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
  const token = String(body['statusUrl']).replace('/my-ticket/', '');
  return { ticket, token };
}

describe('a rating', () => {
  it('is given once per visit, nameless, and only once somebody was served', async () => {
    await using story = await serviceStory();
    const anyone = await story.person();
    const clerk = await story.person('clerk1');
    const pair = (window: string) => clerk.get(`/api/halls/yunxi/windows/${window}/evaluator`);
    const evaluator = (await pair('1')).body['token'];
    const rate = (ticket: string, level = 5, by = evaluator, who = anyone) =>
      who.post('/api/ratings', {
        service: { kind: 'visit', hall: 'yunxi', ticket, evaluator: by },
        channel: 'evaluator',
        level,
      });
    expect((await rate('t1')).body['code']).toBe('ticket-unknown');
    const { ticket } = await served(story);
    // Numbers can be guessed: only the evaluator of that window may name one, and never a clerk.
    expect((await rate(ticket, 1, 'x')).body['code']).toBe('rating-unproven');
    const elsewhere = (await pair('2')).body['token'];
    expect((await rate(ticket, 1, elsewhere)).body['code']).toBe('rating-unproven');
    expect((await rate(ticket, 5, evaluator, clerk)).body['code']).toBe('not-allowed');
    expect((await anyone.get('/api/halls/yunxi/windows/1/evaluator')).status).toBe(401);
    expect((await rate(ticket)).status).toBe(204);
    expect((await rate(ticket, 1)).body['code']).toBe('rated-already');
    const waiting = await anyone.post('/api/halls/yunxi/tickets', {
      queue: 'social-accept',
      channel: 'terminal',
    });
    const token = String(waiting.body['statusUrl']).replace('/my-ticket/', '');
    const early = { service: { kind: 'visit', token }, channel: 'qr', level: 5 };
    expect((await anyone.post('/api/ratings', early)).body['code']).toBe('service-not-over');
    expect((await rate(ticket, 6)).status).toBe(400);
  });

  it('is given for each service of one number, at the window where it was done', async () => {
    await using story = await serviceStory();
    const hall = '/api/halls/yunxi';
    const anyone = await story.person();
    const rate = async (clerk: string, window: string, level: number) => {
      const view = await (await story.person(clerk)).get(`${hall}/windows/${window}/evaluator`);
      const service = { kind: 'visit', hall: 'yunxi', ticket: 't1', evaluator: view.body['token'] };
      return (await anyone.post('/api/ratings', { service, channel: 'evaluator', level })).status;
    };
    const { ticket } = await served(story);
    const first = await story.person('clerk1');
    await first.post(`${hall}/tickets/${ticket}/continue`, { add: ['social-accept'] });
    expect(await rate('clerk1', '1', 5)).toBe(204);
    expect(await rate('clerk1', '1', 5)).toBe(409);
    const second = await story.person('manager1');
    await second.post(`${hall}/windows/2/open`);
    await second.post(`${hall}/windows/2/next`);
    expect(await rate('manager1', '2', 1)).toBe(409);
    await second.post(`${hall}/tickets/${ticket}/start`);
    expect(await rate('manager1', '2', 1)).toBe(204);
    expect(await rate('clerk1', '1', 1)).toBe(403);
  });

  it('by phone shows the secret of the slip, and keeps what was written first', async () => {
    await using story = await serviceStory();
    const anyone = await story.person();
    const { token } = await served(story);
    const rate = (said: string, comment: string) =>
      anyone.post('/api/ratings', {
        service: { kind: 'visit', token: said },
        channel: 'qr',
        level: 2,
        comment,
      });
    expect((await rate(token.replace(/.$/, '~'), '无')).body['code']).toBe('ticket-unknown');
    expect((await rate(token, '等了太久')).status).toBe(204);
    expect((await rate(token, '一切都好')).body['code']).toBe('rated-already');
    const manager = await story.person('manager1');
    expect((await manager.get('/api/follow-ups')).body).toMatchObject([{ comment: '等了太久' }]);
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

  it('of a day gone by is given with the slip’s secret, for some days, once', async () => {
    await using story = await serviceStory();
    const { ticket, token } = await served(story);
    const clerk = await story.person('clerk1');
    await clerk.post(`/api/halls/yunxi/tickets/${ticket}/finish`);
    const pairing = await clerk.get('/api/halls/yunxi/windows/1/evaluator');
    const anyone = await story.person();
    const rate = (service: object) =>
      anyone.post('/api/ratings', {
        service: { kind: 'visit', ...service },
        channel: 'qr',
        level: 4,
      });
    const day = 86_400_000;
    story.clock.advance(day);
    // The hall's day changes with whatever happens next.
    await anyone.post('/api/halls/yunxi/tickets', { queue: 'social-accept', channel: 'terminal' });
    const expired = await anyone.get(`/api/my-ticket/${token}`);
    expect(expired).toMatchObject({ status: 410, body: { code: 'ticket-expired' } });
    // The evaluator is before whoever is there now.
    const evaluator = pairing.body['token'];
    expect((await rate({ hall: 'yunxi', ticket, evaluator })).body['code']).toBe('ticket-unknown');
    expect((await rate({ token })).status).toBe(204);
    expect((await rate({ token })).body['code']).toBe('rated-already');
    story.clock.advance(8 * day);
    expect((await rate({ token })).body['code']).toBe('rating-late');
  });
});
