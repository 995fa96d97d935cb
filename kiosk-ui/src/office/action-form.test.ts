import { describe, expect, it } from 'vitest';
import { bodyOf, formOf, isNegative, nothingWritten } from './action-form.ts';

describe('what an action asks of the officer', () => {
  it('wants reason and basis for every refusal', () => {
    expect(formOf('not-accept')).toBe('negative');
    expect(bodyOf('negative', { ...nothingWritten, reason: '不属于本机关职权' })).toBeNull();
    expect(
      bodyOf('negative', { ...nothingWritten, reason: '不符合条件', legalBasis: '第十二条' }),
    ).toEqual({ reason: '不符合条件', legalBasis: '第十二条' });
  });

  it('sends the complete list of defects at once, and none that is empty', () => {
    const defects = { photo: ' 照片不清晰 ', lease: '', id: '缺反面' };
    expect(bodyOf('correction', { ...nothingWritten, defects })).toMatchObject({
      defects: [
        { material: 'photo', what: '照片不清晰' },
        { material: 'id', what: '缺反面' },
      ],
    });
    expect(bodyOf('correction', nothingWritten)).toBeNull();
  });

  it('lets a good step go with a remark or without', () => {
    expect(bodyOf('remark', nothingWritten)).toEqual({});
    expect(bodyOf('remark', { ...nothingWritten, remark: ' 已核原件 ' })).toEqual({
      remark: '已核原件',
    });
    expect(isNegative('accept')).toBe(false);
    expect(isNegative('deny')).toBe(true);
  });

  it('extends by one to thirty working days, with a reason', () => {
    const reason = '情况复杂';
    expect(bodyOf('extension', { ...nothingWritten, reason })).toEqual({ workingDays: 10, reason });
    for (const days of ['0', '31', '2.5', 'x'])
      expect(bodyOf('extension', { ...nothingWritten, reason, days })).toBeNull();
  });
});
