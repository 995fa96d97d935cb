import { describe, expect, it } from 'vitest';
import type { CaseLine } from '@banshi/queue-server/protocol';
import { byUrgency, matching } from './worklist.ts';

const line = (number: string, changes: Partial<CaseLine> = {}): CaseLine => ({
  number,
  item: 'pension',
  itemName: { zh: '城乡居民养老参保', en: 'Pension insurance' },
  department: { zh: '市人社局', en: 'Social security' },
  state: 'submitted',
  stateName: { zh: '已提交', en: 'Submitted' },
  submittedAt: '2026-03-21T01:00:00.000Z',
  applicantName: '林*夏',
  due: '2026-03-27',
  flags: [],
  deposit: null,
  ...changes,
});
const numbers = (lines: readonly CaseLine[]) => lines.map(({ number }) => number);

describe('the worklist', () => {
  it('puts red before yellow, then the nearest deadline, and what is over last', () => {
    const lines = [
      line('over', { state: 'delivered', due: '2026-03-01' }),
      line('later', { due: '2026-04-10' }),
      line('yellow', { flags: ['yellow'], due: '2026-03-26' }),
      line('soon', { due: '2026-03-24' }),
      line('red', { flags: ['red'], due: '2026-03-28' }),
      line('none', { due: null }),
    ];
    expect(numbers(byUrgency(lines))).toEqual(['red', 'yellow', 'soon', 'later', 'none', 'over']);
  });

  it('finds by number, item or name', () => {
    const lines = [line('41990020260321001'), line('2', { applicantName: '王*山' })];
    expect(numbers(matching(lines, '王'))).toEqual(['2']);
    expect(numbers(matching(lines, '0321'))).toEqual(['41990020260321001']);
    expect(matching(lines, 'PENSION')).toHaveLength(2);
  });
});
