import { describe, expect, it } from 'vitest';
import { sampleAlarm, sampleAlert } from '../desk/testing/samples.ts';
import { alertsOf } from './alerts.ts';

const place = {
  names: new Map([['yunxi-a', { zh: 'A 柜', en: 'Cabinet A' }]]),
  timeZone: 'Asia/Shanghai',
};

describe('what the manager is told', () => {
  it('puts what pages people before what can wait, and both before nothing', () => {
    const calm = { ...sampleAlert, id: 'calm', level: 'warning' as const };
    const late = { ...sampleAlarm, alarm: 'late', pages: false };
    expect(alertsOf([calm], [late, sampleAlarm], place).map(({ tone }) => tone)).toEqual([
      'bad',
      'warn',
      'warn',
    ]);
    expect(alertsOf([], [], place)).toEqual([]);
  });

  it('says what would help against what the hall reports', () => {
    expect(alertsOf([sampleAlert], [], place)[0]?.more.zh).toBe('请开放一个窗口');
  });

  it('names the place and says why in words, never by a code', () => {
    const said = (because: string) => alertsOf([], [{ ...sampleAlarm, because }], place)[0];
    expect(said('unknown-outcome')?.what.en).toBe('Compartment of unknown contents: Cabinet A 17');
    expect(said('blocked paper-out battery-low')?.more.en).toBe(
      'Cannot be used, Out of paper, Battery low',
    );
    expect(said('since 2026-03-21T01:40:00.000Z')?.more.zh).toContain('2026年3月21日 09:40');
    expect(said('letter-refused:case-number-taken')?.more.zh).toContain('没有收下');
    expect(said('断电时门状态未知')?.more.zh).toBe('断电时门状态未知');
  });

  it('keeps the alarm, so that somebody can say they are on it', () => {
    expect(alertsOf([], [sampleAlarm], place)[0]?.alarm).toBe(sampleAlarm);
  });
});
