import { describe, expect, it } from 'vitest';
import { arithmetic } from './deadline.ts';
import { instantWords } from './dates.ts';
import { waitWords } from './quantities.ts';
import { spelled, words } from './compose.ts';
import { toLines } from './to-lines.ts';
import { samples } from '../preview/samples.ts';

const weekend = words('周末', 'weekend');
const holiday = words('国庆节', 'National Day');

describe('the words on paper', () => {
  it('count a deadline so that anybody can check it, days off gathered by reason', () => {
    const days = (from: number, to: number, because: typeof weekend) =>
      Array.from({ length: to - from + 1 }, (_, at) => ({
        date: `2026-10-${String(from + at).padStart(2, '0')}`,
        because,
      }));
    const lines = arithmetic({
      from: '2026-09-30',
      workingDays: 3,
      due: '2026-10-12',
      skipped: [...days(1, 7, holiday), ...days(11, 11, weekend)],
    });
    expect(lines.map((line) => line.zh)).toEqual([
      '2026年9月30日（周三）为第0天，次日起算3个工作日，最迟于2026年10月12日（周一）告知是否受理',
      '不计入 国庆节：10月1日至10月7日',
      '不计入 周末：10月11日',
    ]);
    expect(lines[1]?.en).toBe('Not counted: National Day: 1 Oct to 7 Oct');
  });

  it('tell the time of the site, not of the process or of UTC', () => {
    expect(instantWords('2026-03-23T16:30:00.000Z', 'Asia/Shanghai').zh).toBe(
      '2026年3月24日 00:30',
    );
    expect(instantWords('2026-03-23T16:30:00.000Z', 'Asia/Shanghai').spoken).toBe(
      '2026年3月24日0点30分',
    );
  });

  it('round a wait outwards, so that it promises nothing better', () => {
    expect(waitWords({ low: 490, high: 1141 }).zh).toBe('8至20分钟');
    expect(waitWords({ low: 0, high: 0 }).en).toBe('0 to 1 min');
  });

  it('spell a number aloud, its mask included', () => {
    expect(spelled('13-**').spoken).toBe('1 3 杠 星号 星号');
  });

  for (const content of samples)
    it(`say ${content.kind} aloud from the same content that is printed`, () => {
      const lines = toLines(content);
      expect(lines[0]).toBe(content.title);
      for (const mark of content.marks) expect(lines).toContain(mark);
      for (const line of lines) {
        expect(line.zh).not.toBe('');
        expect(line.en).not.toBe('');
      }
    });
});
