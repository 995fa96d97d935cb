import { describe, expect, it } from 'vitest';
import { pension } from '../testing/item.ts';
import { atForm, machine, well, type Machine } from '../testing/world.ts';
import type { Print } from './session.ts';
import type { SlipContent } from './task.ts';

const atMaterials = (): Machine => {
  const one = atForm();
  one.do({ type: 'fill', values: { level: '200' } }, { type: 'continue' });
  one.tasks();
  return one;
};

/** Lin is told that the scheme is for people over sixty. */
const notEligible = (): Machine => {
  const otherwise = { zh: '须年满60周岁', en: 'You have to be 60' };
  const strict = {
    ...pension,
    eligibility: [{ id: 'age', requires: 'applicant.age >= 60', otherwise }],
  };
  const one = atForm({ ...well, items: new Map([[pension.code, strict]]) });
  one.tasks();
  return one;
};

const asked = (one: Machine) => {
  const [task] = one.tasks().filter(({ type }) => type === 'print');
  if (task?.type !== 'print') throw new Error('nothing is printed');
  return task;
};
const dataOf = (slip: SlipContent) => {
  if (slip.kind !== 'notice') throw new Error(`a ${slip.kind} is printed`);
  return slip.data;
};

const goes = (one: Machine, serial: string, ...states: Print['state'][]) => {
  const what = { zh: '一次性告知书', en: 'What you need' };
  for (const state of states)
    one.feed({ type: 'print', slip: 'notice', print: { what, serial, state, lines: [what] } });
};

describe('the one-time notice', () => {
  it('lists what these answers ask for, and nothing else of the person', () => {
    const one = atMaterials();
    one.do({ type: 'print-notice' });
    const { slip, voids } = asked(one);
    const data = dataOf(slip);
    expect(voids).toBeNull();
    expect(data.answers).toEqual([
      {
        question: { zh: '是否首次参保？', en: 'First enrolment?' },
        answer: { zh: '是', en: 'Yes' },
      },
    ]);
    expect(data.notEligible).toEqual([]);
    expect(data.materials.map(({ name, obtained }) => [name.zh, obtained])).toEqual([
      ['参保登记表', false],
      ['户口簿', false],
    ]);
    expect(JSON.stringify(data)).not.toMatch(/林知夏|4199021993|桂花路/);
  });

  it('names what the hall gets by itself apart from what is missing', () => {
    const register = { ...pension.materials[1], form: 'auto-obtained' } as const;
    const materials = [pension.materials[0], register] as typeof pension.materials;
    const one = atForm({ ...well, items: new Map([[pension.code, { ...pension, materials }]]) });
    one.do({ type: 'fill', values: { level: '200' } }, { type: 'continue' });
    one.tasks();
    one.do({ type: 'print-notice' });
    const data = dataOf(asked(one).slip);
    expect(data.materials.map(({ obtained }) => obtained)).toEqual([false, true]);
  });

  it('says why where somebody is not eligible', () => {
    const one = notEligible();
    expect(one.step()).toBe('not-eligible');
    one.do({ type: 'print-notice' });
    expect(dataOf(asked(one).slip).notEligible.map(({ zh }) => zh)).toEqual(['须年满60周岁']);
  });

  it('is shown as being printed from the touch on, and not asked for twice meanwhile', () => {
    const one = atMaterials();
    one.do({ type: 'print-notice' });
    expect(one.view().screen).toMatchObject({ notice: { state: 'reserved' } });
    goes(one, 'S1', 'reserved', 'sent');
    expect(one.touch({ type: 'print-notice' })).toBe('not-now');
    expect(one.touch({ type: 'reprint' })).toBe('not-now');
  });

  it('printed again voids the sheet before', () => {
    const one = atMaterials();
    one.do({ type: 'print-notice' });
    goes(one, 'S1', 'reserved', 'sent', 'printed');
    one.tasks();
    one.do({ type: 'reprint' });
    expect(asked(one).voids).toBe('S1');
  });

  it('that failed or is in doubt says so, and offers to print again and to call somebody', () => {
    for (const [state, code, ways] of [
      ['failed', 'notice-not-printed', ['reprint', 'help']],
      ['unknown', 'notice-doubtful', ['sheet-there', 'reprint', 'help']],
    ] as const) {
      const one = notEligible();
      one.do({ type: 'print-notice' });
      goes(one, 'S1', 'reserved', 'sent', state);
      expect(one.trouble()).toBe(code);
      expect(one.session?.trouble?.ways).toEqual(ways);
      expect(one.view().screen).toMatchObject({ notice: { state, serial: 'S1' } });
      one.do({ type: 'reprint' });
      expect(one.trouble()).toBeNull();
    }
  });

  it('that fails while another screen stands troubles nobody there', () => {
    const one = atMaterials();
    one.do(
      { type: 'print-notice' },
      { type: 'provide-material', material: 'household-book', how: 'locker' },
      { type: 'provide-material', material: 'application-form', how: 'locker' },
      { type: 'continue' },
    );
    goes(one, 'S1', 'reserved', 'sent', 'failed');
    expect(one.step()).toBe('contact');
    expect(one.trouble()).toBeNull();
    one.do({ type: 'back' });
    expect(one.view().screen).toMatchObject({ notice: { state: 'failed' } });
  });

  it('of one application is not voided by that of the next', () => {
    const one = notEligible();
    one.do({ type: 'print-notice' });
    goes(one, 'S1', 'reserved', 'sent', 'printed');
    one.tasks();
    one.do({ type: 'back' }, { type: 'back' }, { type: 'continue' });
    one.do({ type: 'choose-situation', value: 'no' });
    expect(one.view().screen).toMatchObject({ step: 'not-eligible', notice: null });
    one.do({ type: 'print-notice' });
    expect(asked(one).voids).toBeNull();
  });

  it('is not printed before there are answers', () => {
    const one = machine();
    one.do({ type: 'begin', service: 'apply' });
    expect(one.touch({ type: 'print-notice' })).toBe('not-now');
  });
});
