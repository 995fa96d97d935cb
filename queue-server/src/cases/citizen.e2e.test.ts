import { describe, expect, it } from 'vitest';
import { number, serviceStory } from '../testing/service-story.ts';

const path = `/api/cases/${number(1)}`;

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
    const swept = async (hours: number) => {
      const round = story.logged('housekeeping-done');
      story.clock.advance(hours * 3_600_000);
      return round;
    };
    // The first round comes long before two days are over, the second after them.
    expect(await swept(48.5)).toMatchObject([{ cases: 0 }]);
    expect(await sealed()).toHaveLength(4);
    expect(await swept(1)).toMatchObject([{ cases: 1 }]);
    expect(await sealed()).toHaveLength(2);
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
