import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depositEvents, eventually, number, serviceStory } from '../testing/service-story.ts';

const path = `/api/cases/${number(1)}`;

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
