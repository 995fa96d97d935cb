import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depositEvents, eventually, number, serviceStory } from '../testing/service-story.ts';
import type { Person } from '../testing/http.ts';

const path = `/api/cases/${number(1)}`;
const kinds = ({ body }: { body: Record<string, unknown> }): string[] =>
  (body['history'] as { type: string }[]).map(({ type }) => type);

async function worked(clerk: Person, ...steps: string[]): Promise<void> {
  for (const step of steps) {
    const { status, body } = await clerk.post(`${path}/${step}`);
    if (status !== 200) throw new Error(`${step}: ${JSON.stringify(body)}`);
  }
}

describe('an application', () => {
  it('arrives once, however often and under however many keys it is sent', async () => {
    await using story = await serviceStory();
    const application = await story.application();
    const answers = await Promise.all(
      ['k1', 'k1', 'k2', 'k3'].map((key) => story.terminal.post('/api/cases', application, key)),
    );
    // Overtaking requests of one terminal are refused by their counter; the terminal signs anew.
    const taken = answers.filter(({ status }) => status === 201);
    for (const { body } of taken) expect(body).toEqual(taken[0]?.body);
    const again = await story.terminal.post('/api/cases', application, 'k1');
    expect(again).toMatchObject({ status: 201, body: { seq: 1 } });
    const clerk = await story.person('clerk1');
    expect((await clerk.get('/api/cases')).body['cases']).toHaveLength(1);
  });

  it('never changes under its number', async () => {
    await using story = await serviceStory();
    await story.submit();
    const other = await story.submit({ answers: { name: '王大山', level: '200' } });
    expect(other).toMatchObject({ status: 409, body: { code: 'case-number-taken' } });
    const clerk = await story.person('clerk1');
    expect((await clerk.get(path)).body).toMatchObject({ answers: { name: '林知夏' } });
  });

  it('is refused with the place of every fault, and changes nothing', async () => {
    await using story = await serviceStory();
    const wrong = await story.submit({ answers: { name: '林知夏', colour: 'red' }, materials: [] });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'answers-invalid' } });
    const places = (wrong.body['errors'] as { at: string }[]).map(({ at }) => at);
    expect(places.sort()).toEqual(['/answers/colour', '/answers/level', '/materials/book']);
    const unknown = await story.submit({ favourite: 'tea' });
    expect(unknown).toMatchObject({ status: 400, body: { errors: [{ at: '/favourite' }] } });
    const missing = [
      {
        material: 'book',
        how: 'scanned',
        pages: [{ sha256: 'f'.repeat(64), mediaType: 'image/jpeg', bytes: 3 }],
      },
    ];
    expect((await story.submit({ materials: missing })).body).toMatchObject({
      code: 'file-missing',
      details: { files: ['f'.repeat(64)] },
    });
    expect((await story.submit({ itemVersion: 7 })).body['code']).toBe('item-unknown');
    const clerk = await story.person('clerk1');
    expect((await clerk.get(path)).status).toBe(404);
  });

  it('counts its days from the submission, however late it arrives', async () => {
    await using story = await serviceStory();
    const application = await story.application();
    // Four days without a line.
    story.clock.advance(4 * 86_400_000);
    const late = await story.terminal.post('/api/cases', application);
    expect(late.body).toMatchObject({ deadline: { from: '2026-11-18', due: '2026-11-23' } });
  });

  it('waits until the undo time is over and can be taken back until then', async () => {
    await using story = await serviceStory();
    await story.submit({ undoWaived: false });
    const clerk = await story.person('clerk1');
    expect((await clerk.post(`${path}/register`)).body['code']).toBe('undo-running');
    const at = new Date(story.clock.now()).toISOString();
    const withdraw = (proof: object) => story.terminal.post(`${path}/withdraw`, { at, proof });
    const idNumber = '41992119710830555X';
    const stranger = { name: '王大山', idNumber, card: 'citizen' };
    const refused = await withdraw({ kind: 'card', applicant: stranger });
    expect(refused.body['code']).toBe('not-the-applicant');
    const guess = await withdraw({ kind: 'password', password: '000000' });
    expect(guess.body['code']).toBe('progress-wrong');
    const undone = await withdraw({ kind: 'password', password: '271828' });
    expect(undone.body).toMatchObject({ state: 'withdrawn' });
    expect((await clerk.get('/api/cases')).body['cases']).toEqual([]);
  });
});

describe('anything at all', () => {
  it('that is sent as an application is taken in or refused, and never breaks the server', async () => {
    await using story = await serviceStory();
    const good = await story.application();
    const paths = Object.keys(good);
    const odd = fc.oneof(
      fc.constantFrom(
        '2026-11-18T23:59:60.000Z',
        '9999-12-31T23:59:59.000Z',
        '',
        '__proto__',
        '💥',
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), odd, async (field, value) => {
        const { status } = await story.terminal.post('/api/cases', { ...good, [field]: value });
        expect([400, 403, 404, 409, 422, 201]).toContain(status);
      }),
      { numRuns: 120 },
    );
  });

  it('is refused in its answers and materials, too', async () => {
    await using story = await serviceStory();
    const good = await story.application();
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('name', 'level', '__proto__', 'toString'), fc.jsonValue()),
        async (answers) => {
          const { status } = await story.terminal.post('/api/cases', { ...good, answers });
          expect([400, 422]).toContain(status);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('scanned pages', () => {
  it('are kept under their digest, sealed, and shown to staff only when a case has them', async () => {
    await using story = await serviceStory();
    const page = await story.terminal.upload('page');
    const clerk = await story.person('clerk1');
    expect((await clerk.get(`/api/files/${page.sha256}`)).body['code']).toBe('file-unknown');
    await story.submit({ materials: [{ material: 'book', how: 'scanned', pages: [page] }] });
    expect(await clerk.get(`/api/files/${page.sha256}`)).toMatchObject({
      status: 200,
      type: 'image/jpeg',
      body: { text: 'page' },
    });
    const anyone = await story.person();
    expect((await anyone.get(`/api/files/${page.sha256}`)).status).toBe(401);
    const bytes = new Uint8Array(Buffer.from('other'));
    const wrong = await story.terminal.put(`/api/files/${page.sha256}`, 'image/jpeg', bytes);
    expect(wrong.body['code']).toBe('file-digest-wrong');
    const odd = await story.terminal.put(`/api/files/${page.sha256}`, 'text/html', bytes);
    expect(odd.body['code']).toBe('media-type');
  });

  it('leave nothing readable in the store', async () => {
    await using story = await serviceStory();
    await story.submit();
    const tables = await story.server.store.read(async (tx) => {
      const all: unknown[] = [];
      for (const name of ['events', 'files', 'sealed_rows', 'cases', 'command_keys', 'reactions']) {
        all.push(await tx.tables<Record<string, object>>().selectFrom(name).selectAll().execute());
      }
      return JSON.stringify(all);
    });
    for (const secret of ['林知夏', '419902199304121424', '13900000001', '271828', 'household']) {
      expect(tables).not.toContain(secret);
    }
  });
});

describe('a correction', () => {
  it('goes to the citizen once, complete, and comes back through a terminal', async () => {
    await using story = await serviceStory();
    await story.submit();
    const clerk = await story.person('clerk1');
    await worked(clerk, 'register');
    const empty = await clerk.post(`${path}/ask-correction`, { reason: '材料不全' });
    expect(empty.body['code']).toBe('correction-needs-list');
    const asked = await clerk.post(`${path}/ask-correction`, {
      reason: '户口簿页面不清',
      defects: [{ material: 'book', what: '请重新扫描本人页' }],
    });
    expect(asked.body).toMatchObject({
      state: 'correction-asked',
      deadline: null,
      notices: [{ kind: 'correction', reason: '户口簿页面不清' }],
    });
    const progress = await clerk.post('/api/progress', { number: number(1), password: '271828' });
    expect(progress.body['notices']).toMatchObject([
      { defects: [{ material: { zh: '户口簿' }, what: '请重新扫描本人页' }] },
    ]);
    await eventually(
      () => clerk.get('/api/demo/messages'),
      ({ body }) => JSON.stringify(body).includes('1.请重新扫描本人页'),
    );

    story.clock.advance(86_400_000);
    const page = await story.terminal.upload('a better page');
    const supplement = {
      id: 's-1',
      proof: {
        kind: 'card',
        applicant: { name: '林知夏', idNumber: '419902199304121424', card: 'citizen' },
      },
      at: new Date(story.clock.now()).toISOString(),
      materials: [{ material: 'book', how: 'scanned', pages: [page] }],
    };
    const added = await story.terminal.post(`${path}/materials`, supplement);
    expect(added.body).toMatchObject({ state: 'registered', deadline: { from: '2026-11-19' } });
    expect((await story.terminal.post(`${path}/materials`, supplement)).body).toEqual(added.body);
    // A day later the clerk has to sign in again.
    const seen = await (await story.person('clerk1')).get(path);
    expect(seen.body['materials']).toContainEqual({
      material: 'book',
      how: 'scanned',
      pages: [page],
    });
    expect(seen.body['actions']).not.toContain('ask-correction');
  });
});

describe('negative decisions', () => {
  it('state reason, basis and remedies, and end the case', async () => {
    await using story = await serviceStory();
    await story.submit();
    const clerk = await story.person('clerk1');
    await worked(clerk, 'register');
    const bare = await clerk.post(`${path}/not-accept`, { reason: '不属于本机关职权' });
    expect(bare.body['code']).toBe('notice-needs-basis');
    const legalBasis = '《行政许可法》第三十二条';
    const reason = '不属于本机关职权';
    expect((await clerk.post(`${path}/not-accept`, { reason, legalBasis })).body).toMatchObject({
      state: 'not-accepted',
      actions: ['archive'],
    });
    const progress = await clerk.post('/api/progress', { number: number(1), password: '271828' });
    expect(progress.body['notices']).toMatchObject([
      { kind: 'non-acceptance', reason, legalBasis, remedies: { zh: /行政复议/ } },
    ]);
  });
});

describe('the firewall between counter and review', () => {
  it('hides the applicant from reviewers and names neither side to the other', async () => {
    await using story = await serviceStory();
    await story.submit({ item: 'licence' });
    const clerk = await story.person('clerk1');
    const reviewer = await story.person('reviewer1');
    expect((await reviewer.get('/api/cases')).body['cases']).toEqual([]);
    await worked(clerk, 'register', 'pre-check', 'accept');
    expect((await reviewer.get('/api/cases')).body['cases']).toHaveLength(1);
    const seen = await reviewer.get(path);
    expect(seen.body).toMatchObject({
      applicantName: '林*夏',
      contact: { kind: 'own', phone: '139****0001' },
      answers: { name: '***', level: '500' },
      actions: ['start-review'],
    });
    const text = JSON.stringify(seen.body);
    expect(text).not.toContain('clerk1');
    await worked(reviewer, 'start-review', 'grant', 'finish');
    const after = await clerk.get(path);
    expect(JSON.stringify(after.body)).not.toContain('reviewer1');
    expect(kinds(after)).toEqual([
      'case-submitted',
      'case-registered',
      'case-pre-checked',
      'case-accepted',
      'review-started',
      'case-granted',
      'case-finished',
    ]);
  });

  it('lets the head of the office extend a permit, with the reason told to the citizen', async () => {
    await using story = await serviceStory();
    await story.submit({ item: 'licence' });
    const clerk = await story.person('clerk1');
    const manager = await story.person('manager1');
    await worked(clerk, 'register', 'accept');
    const extension = { workingDays: 5, reason: '需要补充现场核查' };
    expect((await clerk.post(`${path}/extend`, extension)).body['code']).toBe('not-allowed');
    const extended = await manager.post(`${path}/extend`, extension);
    expect(extended.body).toMatchObject({
      deadline: { workingDays: 5 },
      legalDeadline: { workingDays: 25, due: '2026-12-23' },
    });
    await eventually(
      () => manager.get('/api/demo/messages'),
      ({ body }) => JSON.stringify(body).includes('延长5个工作日：需要补充现场核查'),
    );
  });

  it('lets the counter finish an on-the-spot item by itself', async () => {
    await using story = await serviceStory();
    await story.submit({ item: 'endorsement' });
    const clerk = await story.person('clerk1');
    await worked(clerk, 'register', 'accept', 'grant', 'finish', 'deliver');
    expect((await clerk.get(path)).body).toMatchObject({ state: 'delivered' });
  });
});

describe('what is personal', () => {
  it('goes two days after an application was taken back that nobody had registered', async () => {
    await using story = await serviceStory();
    await story.submit({ undoWaived: false });
    await story.submit({ number: number(2) });
    const at = new Date(story.clock.now()).toISOString();
    const proof = { kind: 'password', password: '271828' };
    await story.terminal.post(`${path}/withdraw`, { at, proof });
    const sealed = () =>
      story.server.store.read(async (tx) => {
        const rows = await tx
          .tables<{ sealed_rows: { kind: string; id: string } }>()
          .selectFrom('sealed_rows')
          .select('id')
          .where('kind', '=', 'submission')
          .execute();
        return rows.map(({ id }) => id);
      });
    expect(await sealed()).toHaveLength(4);
    story.clock.advance(49 * 3_600_000);
    const deadline = Date.now() + 20_000;
    while ((await sealed()).length > 2) {
      if (Date.now() > deadline) throw new Error('nothing was deleted');
      story.clock.advance(3_600_000);
      await new Promise((done) => setTimeout(done, 5));
    }
    expect((await sealed()).every((id) => id.includes(number(2)))).toBe(true);
    expect(await story.server.journal.verify('site/yunxi')).toMatchObject({ ok: true });
  });
});

describe('progress', () => {
  it('is told to whoever has number and password, and five wrong passwords lock the number', async () => {
    await using story = await serviceStory();
    await story.submit();
    const anyone = await story.person();
    const ask = async (password: string, about = number(1)) =>
      (await anyone.post('/api/progress', { number: about, password })).body;
    expect(await ask('271828')).toMatchObject({
      state: 'submitted',
      stateName: { zh: '已提交' },
      phone: '12333',
      deadline: { due: '2026-11-23' },
    });
    expect(await ask('271828', number(2))).toMatchObject({ code: 'progress-wrong' });
    for (let i = 0; i < 5; i++)
      expect(await ask('000000')).toMatchObject({ code: 'progress-wrong' });
    expect(await ask('271828')).toMatchObject({ code: 'progress-locked' });
    story.clock.advance(16 * 60_000);
    expect(await ask('271828')).toMatchObject({ state: 'submitted' });
    // Nobody tries through the numbers, either.
    for (let i = 0; i < 20; i++) await ask('000000', number(100 + i));
    expect(await ask('271828')).toMatchObject({ code: 'progress-locked' });
  });

  it('is told for all of a citizen’s cases to the terminal that read the card', async () => {
    await using story = await serviceStory();
    await story.submit();
    const ask = (idNumber: string) =>
      story.terminal.post('/api/terminals/yunxi-01/my-cases', {
        applicant: { name: '林知夏', idNumber, card: 'citizen' },
      });
    expect((await ask('419902199304121424')).body['cases']).toMatchObject([{ number: number(1) }]);
    expect((await ask('41992119710830555X')).body['cases']).toEqual([]);
  });
});

describe('what a case learns from its locker', () => {
  it('waits for the application when the papers were told first', async () => {
    await using story = await serviceStory();
    await story.terminal.sendPiece(story.terminal.piece(depositEvents('d-1')));
    const clerk = await story.person('clerk1');
    expect((await clerk.get(path)).status).toBe(404);
    await story.submit();
    const seen = await eventually(
      () => clerk.get(path),
      ({ body }) => body['deposit'] !== null,
    );
    expect(seen.body['deposit']).toEqual({
      cabinet: 'yunxi-a',
      compartment: '01',
      slip: 'D0001',
      state: 'in-locker',
    });
  });
});
