import { describe, expect, it } from 'vitest';
import type { Person } from '../testing/http.ts';
import {
  collectEvent,
  deliverEvent,
  depositEvents,
  eventually,
  holder,
  loadEvent,
  number,
  openEvent,
  serviceStory,
  type ServiceStory,
} from '../testing/service-story.ts';

const path = `/api/cases/${number(1)}`;
const day = 86_400_000;

/** An application worked through until its certificate lies on the desk. */
async function made(
  story: ServiceStory,
  over: Record<string, unknown> = {},
): Promise<{ lockers: Person; clerk: Person }> {
  await story.submit(over);
  const clerk = await story.person('clerk1');
  const reviewer = await story.person('reviewer1');
  for (const step of ['register', 'accept']) await clerk.post(`${path}/${step}`);
  for (const step of ['start-review', 'grant', 'finish']) await reviewer.post(`${path}/${step}`);
  await clerk.post(`${path}/make-certificate`);
  return { lockers: await story.person('lockers1'), clerk };
}

const issue = (lockers: Person, key?: string) =>
  lockers.post('/api/lockers/yunxi-a/grants', { case: number(1), size: 'S' }, key);

async function grantEvents(story: ServiceStory): Promise<{ type: string; data: object }[]> {
  const { body } = await story.terminal.get('/api/terminals/yunxi-01/inbox?grants=0');
  return (body['grants'] as { events: { type: string; data: object }[] }).events;
}

describe('a grant', () => {
  it('is given once per case, however often it is asked for', async () => {
    await using story = await serviceStory();
    const { lockers } = await made(story);
    const first = await issue(lockers, 'same');
    expect(first.status).toBe(201);
    expect((await issue(lockers, 'same')).body).toEqual(first.body);
    expect((await issue(lockers)).body['code']).toBe('grant-exists');
    expect(await grantEvents(story)).toHaveLength(1);
  });

  it('needs a finished result, and a cabinet for results that may be collected there', async () => {
    await using story = await serviceStory();
    await story.submit();
    const lockers = await story.person('lockers1');
    expect((await issue(lockers)).body['code']).toBe('result-not-ready');
    const nowhere = await lockers.post('/api/lockers/nowhere/grants', {
      case: number(1),
      size: 'S',
    });
    expect(nowhere.body['code']).toBe('cabinet-unknown');
  });

  it('is never given for a result of assurance C', async () => {
    await using story = await serviceStory();
    const { lockers } = await made(story, { item: 'licence' });
    expect((await issue(lockers)).body['code']).toBe('window-only');
  });

  it('names the collectors besides the applicant, by digest only', async () => {
    await using story = await serviceStory();
    const collector = { name: '王大山', idNumber: '41992119710830555X', card: 'citizen' };
    const { lockers } = await made(story, { collectors: [collector] });
    await issue(lockers);
    const [event] = await grantEvents(story);
    expect(event?.data).toMatchObject({
      holders: ['419902199304121424', '41992119710830555X'].map((one) =>
        story.terminal.digest(one),
      ),
    });
  });

  it('gets a new code that voids the old one, is extended once, and can be taken back', async () => {
    await using story = await serviceStory();
    const { lockers, clerk } = await made(story);
    const { body } = await issue(lockers);
    const grant = `/api/grants/${String(body['grant'])}`;
    const codes = (count: number) =>
      eventually(
        () => lockers.get('/api/demo/messages'),
        (reply) => (JSON.stringify(reply.body).match(/，取件码\d/g) ?? []).length >= count,
      );
    const { terminal } = story;
    await terminal.sendPiece(terminal.piece([loadEvent(String(body['grant']))]));
    await codes(1);
    expect((await lockers.post(`${grant}/code`)).status).toBe(200);
    const sent = await codes(2);
    const digests = (sent.body['messages'] as { text: string }[])
      .map(({ text }) => /凭证号(\d{6})，取件码([\d ]+)，/.exec(text))
      .flatMap((m) => (m === null ? [] : [`${m[1]}:${m[2]?.replaceAll(' ', '')}`]))
      .map((text) => story.terminal.digest(text));
    const events = await grantEvents(story);
    expect(new Set(digests)).toEqual(
      new Set(events.map(({ data }) => (data as { codeDigest: string }).codeDigest)),
    );
    expect((await lockers.post(`${grant}/extend`, { days: 7 })).body).toMatchObject({
      until: new Date(Date.parse(String(body['until'])) + 7 * day).toISOString(),
    });
    expect((await lockers.post(`${grant}/extend`, { days: 1 })).body['code']).toBe(
      'extension-used',
    );
    expect((await lockers.post(`${grant}/extend`, { days: 8 })).status).toBe(400);
    await lockers.post(`${grant}/revoke`);
    expect((await lockers.post(`${grant}/code`)).body['code']).toBe('grant-over');
    // Taken back, the result can go out again, here or elsewhere.
    await eventually(
      () => clerk.post('/api/progress', { number: number(1), password: '271828' }),
      (reply) => reply.body['pickUp'] === null,
    );
    expect((await issue(lockers)).status).toBe(201);
  });

  it('is the locker staff’s to give, not the counter’s', async () => {
    await using story = await serviceStory();
    const clerk = await story.person('clerk1');
    expect((await issue(clerk)).body['code']).toBe('not-allowed');
  });
});

describe('a result in the locker', () => {
  it('stays valid when overdue until staff reclaim it, and neither is a delivery', async () => {
    await using story = await serviceStory();
    const { lockers } = await made(story);
    const { body } = await issue(lockers);
    const grant = String(body['grant']);
    const { terminal, clock } = story;
    await terminal.sendPiece(terminal.piece([loadEvent(grant)]));
    const parcels = async () =>
      (await (await story.person('lockers1')).get('/api/lockers/yunxi-a')).body['parcels'];
    expect(await parcels()).toMatchObject([{ state: 'waiting', compartment: '02' }]);
    clock.advance(8 * day);
    expect(await parcels()).toMatchObject([{ state: 'overdue' }]);
    const reclaim = {
      type: 'parcel-reclaimed',
      data: { grant, compartment: 'c2', account: 'lockers1' },
    } as const;
    await terminal.sendPiece(terminal.piece([reclaim]));
    const anyone = await story.person();
    const progress = await eventually(
      () => anyone.post('/api/progress', { number: number(1), password: '271828' }),
      (reply) => reply.body['pickUp'] === null,
    );
    expect(progress.body).toMatchObject({ state: 'certificate-made' });
    expect((await grantEvents(story)).map(({ type }) => type)).toEqual([
      'grant-issued',
      'grant-revoked',
    ]);
  });

  it('that is disputed is not delivered, and its door waits for staff', async () => {
    await using story = await serviceStory();
    const { lockers, clerk } = await made(story);
    const { body } = await issue(lockers);
    const grant = String(body['grant']);
    const disputed = {
      type: 'parcel-disputed',
      data: { grant, compartment: 'c2', holder },
    } as const;
    const { terminal } = story;
    await terminal.sendPiece(terminal.piece([loadEvent(grant), openEvent(grant), disputed]));
    const view = await lockers.get('/api/lockers/yunxi-a');
    expect(view.body).toMatchObject({
      parcels: [{ state: 'disputed' }],
      compartments: [{}, { state: 'inspect', because: 'parcel-disputed' }, {}, {}],
    });
    const seen = await eventually(
      () => clerk.get(path),
      (reply) => JSON.stringify(reply.body['history']).includes('delivery-disputed'),
    );
    expect(seen.body).toMatchObject({ state: 'certificate-made' });
    const all = await lockers.get('/api/lockers');
    expect(all.body).toMatchObject([{ id: 'yunxi-a', free: 3, inspect: 1 }]);
  });
});

describe('originals', () => {
  it('go home through a locker, also when the case was returned', async () => {
    await using story = await serviceStory();
    const { terminal } = story;
    await story.submit();
    const lockers = await story.person('lockers1');
    const clerk = await story.person('clerk1');
    const home = { case: number(1), size: 'S', contents: 'originals' };
    const early = await lockers.post('/api/lockers/yunxi-a/grants', home);
    expect(early.body['code']).toBe('nothing-to-return');
    await terminal.sendPiece(terminal.piece([...depositEvents('d-1'), collectEvent('d-1')]));
    await eventually(
      () => clerk.get(path),
      ({ body }) => JSON.stringify(body['deposit']).includes('collected'),
    );
    const returned = await clerk.post(`${path}/return`, { reason: '申请人要求退回' });
    expect(returned.body).toMatchObject({
      state: 'returned',
      actions: ['return-originals', 'archive'],
    });
    const { body } = await lockers.post('/api/lockers/yunxi-a/grants', home);
    const grant = String(body['grant']);
    expect(await grantEvents(story)).toMatchObject([{ data: { contents: 'originals' } }]);
    await terminal.sendPiece(terminal.piece([loadEvent(grant)]));
    await eventually(
      () => lockers.get('/api/demo/messages'),
      (reply) => JSON.stringify(reply.body).includes('您的材料原件已放入A柜'),
    );
    expect((await lockers.post('/api/lockers/yunxi-a/grants', home)).body['code']).toBe(
      'grant-exists',
    );
    await terminal.sendPiece(terminal.piece([openEvent(grant), deliverEvent(grant)]));
    const seen = await eventually(
      () => clerk.get(path),
      (reply) => JSON.stringify(reply.body['deposit']).includes('returned'),
    );
    // The papers are home; the case itself was not thereby delivered.
    expect(seen.body).toMatchObject({ state: 'returned', actions: ['archive'] });
  });
});

describe('a hand-over', () => {
  it('is made once for each deposit, between two people, and names what did not arrive', async () => {
    await using story = await serviceStory();
    const { terminal } = story;
    const lockers = await story.person('lockers1');
    const clerk = await story.person('clerk1');
    const lists = '/api/lockers/yunxi-a/hand-overs';
    expect((await lockers.post(lists)).body['code']).toBe('hand-over-empty');
    await story.submit();
    await terminal.sendPiece(terminal.piece([...depositEvents('d-1'), collectEvent('d-1')]));
    const made = await lockers.post(lists, {}, 'same');
    expect(made).toMatchObject({
      status: 201,
      body: {
        collectedBy: 'lockers1',
        receivedBy: null,
        deposits: [{ deposit: 'd-1', slip: 'D0001', case: number(1), arrived: null }],
      },
    });
    expect((await lockers.post(lists, {}, 'same')).body).toEqual(made.body);
    expect((await lockers.post(lists)).body['code']).toBe('hand-over-empty');
    const receive = `${lists}/${String(made.body['id'])}/receive`;
    const missing = { missing: ['d-1'] };
    expect((await lockers.post(receive, missing)).body['code']).toBe('hand-over-self');
    expect((await clerk.post(receive, missing)).body).toMatchObject({
      receivedBy: 'clerk1',
      deposits: [{ arrived: false }],
    });
    expect((await clerk.post(receive, missing)).body['code']).toBe('hand-over-received');
    const manager = await story.person('manager1');
    await eventually(
      () => {
        story.clock.advance(30_000);
        return manager.get('/api/alarms');
      },
      ({ body }) => JSON.stringify(body).includes('deposit-missing.d-1'),
    );
  });
});

describe('the locker desk', () => {
  it('has no way to open a door', async () => {
    await using story = await serviceStory();
    const { body } = await (await story.person()).get('/api/openapi.json');
    const paths = Object.keys(body['paths'] as object);
    expect(paths.filter((one) => /open|unlock|door/.test(one) && one.includes('locker'))).toEqual(
      [],
    );
  });

  it('is shown to its own terminal and to no other', async () => {
    await using story = await serviceStory();
    expect((await story.terminal.get('/api/lockers/yunxi-a')).status).toBe(200);
    const anyone = await story.person();
    expect((await anyone.get('/api/lockers/yunxi-a')).status).toBe(401);
    const reviewer = await story.person('reviewer1');
    expect((await reviewer.get('/api/lockers/yunxi-a')).status).toBe(403);
  });
});
