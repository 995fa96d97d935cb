import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { csv } from './csv.ts';
import { numbersCsv, waitsCsv } from './day-csv.ts';
import { dayTable } from './day-table.ts';

const lines = (text: string) => text.replace('\uFEFF', '').trimEnd().split('\r\n');

describe('a day as a table', () => {
  it('has a line for every number with what became of it, and nobody’s name', () => {
    const story = hallStory();
    story.issue({ citizen: 'somebody' });
    story.ticket('social-accept', 'priority');
    const gone = story.ticket();
    story.wait(300);
    story.did({ do: 'open', window: '1' });
    const called = story.call('1');
    story.did({ do: 'start', ticket: called ?? '' });
    story.wait(60);
    story.did({ do: 'finish', ticket: called ?? '' });
    story.did({ do: 'cancel', ticket: gone });
    const [head, ...rows] = lines(numbersCsv(story.hall, dayTable(story.events), 'en'));
    expect(head).toMatch(/^Number,Queue,Channel,Priority/);
    expect(rows).toEqual([
      'A001,Social affairs,web,no,no,2026-11-20 12:00:00,,,,,0,open',
      'A002,Social affairs,web,yes,no,2026-11-20 12:00:00,2026-11-20 12:05:00,2026-11-20 12:05:00,2026-11-20 12:06:00,1,1,finished',
      'A003,Social affairs,web,no,no,2026-11-20 12:00:00,,,2026-11-20 12:06:00,,0,cancelled',
    ]);
    expect(numbersCsv(story.hall, dayTable(story.events), 'zh')).toContain('社会事务受理');
  });

  it('sets what was told beside what was measured, for whoever was called', () => {
    const story = hallStory();
    story.ticket();
    story.ticket();
    story.did({ do: 'open', window: '1' });
    story.wait(120);
    story.call('1');
    const [, ...rows] = lines(waitsCsv(story.hall, dayTable(story.events), 'en'));
    const told = story.events.find(({ type }) => type === 'ticket-issued')?.data;
    const { low, mid, high } = (told as { expected: Record<'low' | 'mid' | 'high', number> })
      .expected;
    const within = high >= 120 ? 'yes' : 'no';
    expect(rows).toEqual([
      `A001,Social affairs,2026-11-20 12:00:00,${low},${mid},${high},120,${120 - mid},${within}`,
    ]);
  });

  it('leaves out what was taken back', () => {
    const story = hallStory();
    story.ticket();
    story.did({ do: 'open', window: '1' });
    story.call('1');
    story.did({ do: 'undo', seq: story.events.length, anybodys: false });
    expect(dayTable(story.events)).toMatchObject([{ calls: 0, outcome: 'open' }]);
    expect(dayTable(story.events)[0]).not.toHaveProperty('calledAt');
  });
});

it('writes what a spreadsheet would run as text, and quotes what needs it', () => {
  expect(csv([['=1+1', 'a,b', 'say "x"', -3]])).toBe('\uFEFF\'=1+1,"a,b","say ""x""",-3\r\n');
});
