import { describe, expect, it } from 'vitest';
import { same, words } from '../content/compose.ts';
import { imprint } from '../preview/samples.ts';
import { oneTimeNotice, type OneTimeNotice } from './one-time-notice.ts';

const material = (name: string, obtained: boolean) =>
  ({
    name: same(name),
    form: 'copy',
    copies: 2,
    necessity: 'required',
    notes: same('盖章'),
    obtained,
  }) as const;

const notice: OneTimeNotice = {
  item: same('养老参保'),
  department: same('人社局'),
  answers: [{ question: same('是否首次参保'), answer: same('是') }],
  notEligible: [],
  conditions: [same('年满16周岁')],
  materials: [material('户口簿', false), material('居住证', true)],
  promisedDays: 0,
  legalDays: 15,
  fee: same('不收费'),
  where: same('市民中心'),
  when: same('工作时间'),
  phones: { consult: '0000-1', complaint: '0000-2' },
  legalBasis: same('社会保险法'),
  asOf: '2026-01-01',
};
const textOf = (data: OneTimeNotice): string => JSON.stringify(oneTimeNotice(data, imprint).blocks);

describe('the one-time notice', () => {
  it('has a box to tick for what is missing, and none for what nobody has to bring', () => {
    const text = textOf(notice);
    expect(text).toContain('□ 户口簿');
    expect(text).toContain('复印件 2份，必要；盖章');
    expect(text).toContain('居住证');
    expect(text).not.toContain('□ 居住证');
    expect(text).toContain('当场办结');
  });

  it('says that nothing is to be brought only to who may apply', () => {
    const nothing = { ...notice, materials: [] };
    expect(textOf(nothing)).toContain('您无须准备任何材料');
    const refused = { ...nothing, notEligible: [words('须年满60周岁', 'You have to be 60')] };
    expect(textOf(refused)).not.toContain('您无须准备任何材料');
  });

  it('gives who may not apply every reason, no list, and says that it decides nothing', () => {
    const text = textOf({ ...notice, notEligible: [same('须年满60周岁'), same('须本市户籍')] });
    expect(text).toMatch(/须年满60周岁.*须本市户籍/);
    expect(text).not.toContain('户口簿');
    expect(text).not.toContain('一次办成');
    expect(text).toContain('不是不予受理决定');
  });
});
