import { describe, expect, it } from 'vitest';
import { linkOf } from '../journal/chain.ts';
import { depositEvents, eventually, number, serviceStory } from '../testing/service-story.ts';

const hour = 3_600_000;
const day = 24 * hour;
type Alarms = { alarm: string; kind: string; paged: { account: string }[] }[];

describe('the duty', () => {
  it('is called by a terminal, and it is written down who answered', async () => {
    await using story = await serviceStory();
    const { terminal, clock } = story;
    const data = { about: 'c1', because: 'door-left-open' };
    const by = 'terminal/yunxi-01';
    const called = {
      stream: 'terminal/yunxi-01',
      seq: 1,
      type: 'duty-called',
      at: clock.now(),
      by,
    };
    const hash = linkOf('', { ...called, body: JSON.stringify(data) });
    const at = new Date(called.at).toISOString();
    const { stream, seq, type } = called;
    await terminal.sendPiece({ stream, after: 0, events: [{ seq, type, at, by, data, hash }] });

    const manager = await story.person('manager1');
    const { body } = await eventually(
      () => manager.get('/api/alarms'),
      (reply) => JSON.stringify(reply.body) !== '[]',
    );
    expect(body).toMatchObject([
      {
        site: 'yunxi',
        kind: 'terminal-called',
        about: 'yunxi-01 c1',
        because: 'door-left-open',
        pages: true,
        paged: [{ account: 'manager1' }],
        acknowledged: null,
      },
    ]);
    const [alarm] = body as unknown as Alarms;
    const about = { site: 'yunxi', alarm: alarm?.alarm };
    const lockers = await story.person('lockers1');
    expect((await lockers.post('/api/alarms/acknowledge', about)).status).toBe(204);
    expect((await manager.get('/api/alarms')).body).toMatchObject([
      { acknowledged: { account: 'lockers1' } },
    ]);
    expect((await lockers.post('/api/alarms/clear', about)).status).toBe(204);
    expect((await manager.get('/api/alarms')).body).toEqual([]);
    const clerk = await story.person('clerk1');
    expect((await clerk.get('/api/alarms')).status).toBe(403);
  });

  it('finds what nobody reported: late cases, forgotten deposits, doubtful doors, silent terminals', async () => {
    await using story = await serviceStory();
    const { terminal, clock } = story;
    await terminal.sendPiece(terminal.piece(depositEvents('d-1')));
    await story.submit();
    await terminal.sendPiece(
      terminal.piece([
        {
          type: 'compartment-flagged',
          data: { compartment: 'c3', state: 'inspect', because: 'unlock-unknown' },
        },
      ]),
    );
    // Tuesday, 24 November, 10:30 in Shanghai: promised for Monday, and the hall has been open for 90 minutes.
    clock.advance(5 * day + 14.5 * hour);
    const manager = await story.person('manager1');
    const kinds = (body: unknown): string[] => (body as Alarms).map(({ alarm }) => alarm).sort();
    const { body } = await eventually(
      () => {
        // The next round of looking.
        clock.advance(30_000);
        return manager.get('/api/alarms');
      },
      (reply) => kinds(reply.body).length >= 4,
    );
    expect(kinds(body)).toEqual([
      `case-yellow.${number(1)}`,
      'compartment.yunxi-a.c3',
      'deposit-uncollected.yunxi-a',
      'terminal-silent.yunxi-01',
    ]);
    // Only the door calls people: the others wait on the list.
    const paged = (body as unknown as Alarms).map((one) => one.paged.length > 0);
    expect(paged).toEqual([true, false, false, false]);
  });
});

describe('supervision', () => {
  it('counts the three figures from what happened', async () => {
    await using story = await serviceStory();
    const clerk = await story.person('clerk1');
    const manager = await story.person('manager1');
    expect((await manager.get('/api/supervision')).body).toMatchObject({
      onlineRate: null,
      onTimeRate: null,
      satisfaction: null,
    });
    for (const serial of [1, 2]) {
      await story.submit({ number: number(serial), item: 'endorsement' });
    }
    const steps = ['register', 'accept', 'grant', 'finish', 'deliver'];
    for (const step of steps) await clerk.post(`/api/cases/${number(1)}/${step}`);
    const service = { kind: 'application', case: number(1) };
    await story.terminal.post('/api/ratings', { service, channel: 'terminal', level: 4 });
    expect((await manager.get('/api/supervision')).body).toMatchObject({
      cases: { total: 2, open: 1, decided: 1, onTime: 1, yellow: 0, red: 0 },
      onlineRate: 0,
      onTimeRate: 1,
      satisfaction: 1,
    });
  });
});
