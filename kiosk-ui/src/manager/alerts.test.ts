import { describe, expect, it } from 'vitest';
import { sampleAlarm, sampleAlert } from '../desk/testing/samples.ts';
import { alertsOf } from './alerts.ts';

describe('what the manager is told', () => {
  it('puts what pages people before what can wait, and both before nothing', () => {
    const calm = { ...sampleAlert, id: 'calm', level: 'warning' as const };
    const late = { ...sampleAlarm, alarm: 'late', pages: false };
    expect(alertsOf([calm], [late, sampleAlarm]).map(({ tone }) => tone)).toEqual([
      'bad',
      'warn',
      'warn',
    ]);
    expect(alertsOf([], [])).toEqual([]);
  });

  it('says what would help against what the hall reports', () => {
    expect(alertsOf([sampleAlert], [])[0]?.more.zh).toBe('请开放一个窗口');
  });

  it('keeps the alarm, so that somebody can say they are on it', () => {
    expect(alertsOf([], [sampleAlarm])[0]?.alarm).toBe(sampleAlarm);
  });
});
