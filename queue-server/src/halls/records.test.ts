import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { actsOf, isAsked } from './acts.ts';
import { numberLine } from './number-line.ts';

const line = (story: ReturnType<typeof hallStory>) =>
  numberLine(story.hall, story.events).find(({ queue }) => queue === 'social-accept');

describe('the line of a day’s numbers', () => {
  it('says of every number what became of it, lent and skipped ones too', () => {
    const story = hallStory();
    const first = story.ticket();
    story.ticket();
    story.ticket();
    story.did({ do: 'cancel', ticket: first }, 'clerk1');
    story.did({ do: 'lease', queue: 'social-accept', terminal: 'yunxi-01', count: 5 }, 'clock');
    expect(line(story)).toEqual({
      queue: 'social-accept',
      name: { zh: '社会事务受理', en: 'Social affairs' },
      prefix: 'A',
      counts: { given: 2, cancelled: 1, lent: 5 },
      runs: [
        { from: 1, to: 1, fate: 'cancelled', because: 'clerk' },
        { from: 2, to: 3, fate: 'given' },
        { from: 9_001, to: 9_005, fate: 'lent', because: 'yunxi-01' },
      ],
    });
  });

  it('calls a number unexplained that nobody wrote down', () => {
    const story = hallStory();
    for (let i = 0; i < 3; i++) story.ticket();
    const lost = story.events.filter(
      ({ type, data }) => type !== 'ticket-issued' || !data.number.endsWith('002'),
    );
    expect(numberLine(story.hall, lost)[0]?.counts).toEqual({ given: 2, unexplained: 1 });
  });
});

describe('what staff did', () => {
  it('is told without the reasons they typed, and marks what was taken back', () => {
    const story = hallStory();
    story.issue({ queue: 'social-accept' }, 'anyone');
    story.did({ do: 'open', window: '1' });
    story.call('1');
    story.did({ do: 'hold', ticket: 't1', reason: '张三的电话', minutes: null });
    story.did({ do: 'undo', seq: story.events.length, anybodys: false });
    const rows = actsOf(story.events, (account) => account.toUpperCase());
    expect(rows.map(({ type, number, undone }) => [type, number, undone?.by])).toEqual([
      ['window-opened', undefined, undefined],
      ['ticket-called', expect.stringMatching(/001$/), undefined],
      ['ticket-held', expect.stringMatching(/001$/), 'clerk1'],
      ['action-undone', undefined, undefined],
    ]);
    expect(JSON.stringify(rows)).not.toContain('张三');
    expect(rows.filter((row) => isAsked(row, { undone: '1' })).map(({ type }) => type)).toEqual([
      'ticket-held',
      'action-undone',
    ]);
    expect(rows.filter((row) => isAsked(row, { by: 'clerk9' }))).toEqual([]);
  });
});
