import { afterAll, describe, expect, it } from 'vitest';
import { startPostgres } from '../testing/postgres.ts';
import {
  collectEvent,
  deliverEvent,
  depositEvents,
  eventually,
  loadEvent,
  number,
  openEvent,
  serviceStory,
} from '../testing/service-story.ts';

const postgres = await startPostgres();
afterAll(async () => {
  if (typeof postgres !== 'string') await postgres.stop();
});

const engines = [
  ['SQLite', async () => undefined, undefined],
  [
    'PostgreSQL',
    async () => (typeof postgres === 'string' ? undefined : postgres.database()),
    typeof postgres === 'string' ? postgres : undefined,
  ],
] as const;

describe.each(engines)('the journey of one application over HTTP on %s', (_, database, missing) => {
  it('goes from the terminal over the locker, the counter and the review back into the citizen’s hands', async (context) => {
    if (missing !== undefined) context.skip(`no PostgreSQL here: ${missing}`);
    await using story = await serviceStory(':memory:', await database());
    const { terminal } = story;
    const lockers = await story.person('lockers1');
    const clerk = await story.person('clerk1');
    const reviewer = await story.person('reviewer1');

    // The terminal was offline: the originals' story arrives before the application itself.
    await terminal.sendPiece(terminal.piece(depositEvents('d-1')));
    const received = await story.submit();
    expect(received).toMatchObject({
      status: 201,
      body: { number: number(1), state: 'submitted', deadline: { due: '2026-11-23' } },
    });

    const desk = await eventually(
      () => lockers.get('/api/lockers/yunxi-a'),
      ({ body }) => JSON.stringify(body).includes('2026-11-23'),
    );
    expect(desk.body['deposits']).toMatchObject([
      { deposit: 'd-1', slip: 'D0001', state: 'in-locker', contents: [{ copies: 2 }] },
    ]);
    expect(desk.body['compartments']).toMatchObject([
      { id: 'c1', state: 'deposit' },
      { id: 'c2', state: 'free' },
      {},
      {},
    ]);

    // Staff identify at the terminal, collect, and reconcile on the desk: that is 收件.
    const { body: code } = await lockers.post('/api/staff/terminal-code');
    const at = await terminal.post('/api/terminals/yunxi-01/staff', {
      account: 'lockers1',
      code: code['code'],
    });
    expect(at).toMatchObject({ status: 200, body: { account: 'lockers1', roles: ['lockers'] } });
    const early = await lockers.post('/api/lockers/yunxi-a/deposits/d-1/reconcile', { found: [] });
    expect(early).toMatchObject({ status: 409, body: { code: 'deposit-not-collected' } });
    await terminal.sendPiece(terminal.piece([collectEvent('d-1')]));
    const reconciled = await eventually(
      () =>
        lockers.post('/api/lockers/yunxi-a/deposits/d-1/reconcile', {
          found: [{ material: 'agreement', copies: 1 }],
          discrepancy: '只有一份',
        }),
      ({ status }) => status === 200,
    );
    expect(reconciled.body['deposits']).toMatchObject([{ state: 'reconciled' }]);

    const path = `/api/cases/${number(1)}`;
    expect((await clerk.get('/api/cases')).body['cases']).toMatchObject([
      { number: number(1), state: 'registered', applicantName: '林*夏', due: '2026-11-23' },
    ]);
    const seen = await clerk.get(path);
    expect(seen.body).toMatchObject({
      applicantName: '林知夏',
      applicantNumber: '419***********1424',
      answers: { level: '500' },
      actions: [
        'pre-check',
        'ask-correction',
        'accept',
        'not-accept',
        'return',
        'return-originals',
      ],
    });
    expect((await clerk.post(`${path}/accept`)).body).toMatchObject({ state: 'accepted' });

    // The reviewer does not see who applied, and the counter does not decide.
    expect((await clerk.post(`${path}/start-review`)).body).toMatchObject({ code: 'not-allowed' });
    const review = await reviewer.post(`${path}/start-review`);
    expect(review.body).toMatchObject({ applicantName: '林*夏', state: 'under-review' });
    await reviewer.post(`${path}/grant`);
    await reviewer.post(`${path}/finish`);
    await clerk.post(`${path}/make-certificate`);

    const granted = await lockers.post('/api/lockers/yunxi-a/grants', {
      case: number(1),
      size: 'S',
    });
    expect(granted.status).toBe(201);
    const grant = String(granted.body['grant']);
    const inbox = await terminal.get('/api/terminals/yunxi-01/inbox?grants=0');
    expect(inbox.body).toMatchObject({
      catalogue: 1,
      grants: { seq: 1, events: [{ type: 'grant-issued', data: { grant, assurance: 'A' } }] },
      streams: [{}, { stream: 'cabinet/yunxi-a', seq: 6 }],
    });

    await terminal.sendPiece(terminal.piece([loadEvent(grant)]));
    // Only the citizen's phone has the code; the terminal checks it offline by its digest.
    const phone = await eventually(
      () => lockers.get('/api/demo/messages'),
      ({ body }) => JSON.stringify(body).includes('取件码'),
    );
    const messages = phone.body['messages'] as { text: string; phone: string }[];
    const message = messages.find(({ text }) => text.includes('取件码'));
    expect(message?.phone).toBe('13900000001');
    const [, slip, secret] = /凭证号(\d{6})，取件码([\d ]+)，/.exec(message?.text ?? '') ?? [];
    const issued = (inbox.body['grants'] as { events: { data: Record<string, unknown> }[] })
      .events[0]?.data;
    expect(issued?.['slip']).toBe(slip);
    const digest = terminal.digest(`${slip}:${secret?.replaceAll(' ', '')}`);
    expect(issued?.['codeDigest']).toBe(digest);
    expect(issued?.['holders']).toEqual([terminal.digest('419902199304121424')]);

    // Loaded, opened: not delivered. Only the confirmation is.
    await terminal.sendPiece(terminal.piece([openEvent(grant)]));
    const progress = () => lockers.post('/api/progress', { number: number(1), password: '271828' });
    expect((await progress()).body).toMatchObject({
      state: 'certificate-made',
      pickUp: { cabinet: { zh: 'A柜' }, until: '2026-11-25' },
    });
    await terminal.sendPiece(terminal.piece([deliverEvent(grant)]));
    await eventually(progress, ({ body }) => body['state'] === 'delivered');

    const rating = {
      service: { kind: 'application', case: number(1) },
      channel: 'terminal',
      level: 5,
    };
    expect((await terminal.post('/api/ratings', rating)).status).toBe(204);
    expect((await terminal.post('/api/ratings', rating)).body).toMatchObject({
      code: 'rated-already',
    });

    const manager = await story.person('manager1');
    const online = async () => (await manager.get('/api/supervision')).body['onlineRate'];
    expect(await online()).toBe(1);
    // A ticket taken for it: somebody came to a window after all. Given up, nobody did.
    const visit = { queue: 'social-accept', channel: 'terminal', case: number(1) };
    const { body: ticket } = await terminal.post('/api/halls/yunxi/tickets', visit);
    expect(await online()).toBe(0);
    await clerk.post(`/api/halls/yunxi/tickets/${String(ticket['id'])}/cancel`);
    expect(await online()).toBe(1);
  });
});
