import { describe, expect, it } from 'vitest';
import type { Person } from '../testing/http.ts';
import { eventually, number, serviceStory } from '../testing/service-story.ts';

const path = `/api/cases/${number(1)}`;

const kinds = ({ body }: { body: Record<string, unknown> }): string[] =>
  (body['history'] as { type: string }[]).map(({ type }) => type);

async function worked(clerk: Person, ...steps: string[]): Promise<void> {
  for (const step of steps) {
    const { status, body } = await clerk.post(`${path}/${step}`);
    if (status !== 200) throw new Error(`${step}: ${JSON.stringify(body)}`);
  }
}

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
