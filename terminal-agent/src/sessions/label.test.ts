import { describe, expect, it } from 'vitest';
import { atSubmitted, well, type Machine } from '../testing/world.ts';
import type { Print } from './session.ts';

const number = 'D2603210070001';

const toLocker = (world = well): Machine => {
  const one = atSubmitted(world);
  one.do({ type: 'start-deposit' });
  return one;
};
const prints = (one: Machine) =>
  one.tasks().flatMap((task) => (task.type === 'print' ? [task] : []));
const goes = (one: Machine, serial: string, ...states: Print['state'][]) => {
  const what = { zh: '存件标签', en: 'Envelope label' };
  for (const state of states)
    one.feed({ type: 'print', slip: 'label', print: { what, serial, state, lines: [what] } });
};

describe('the label of an envelope', () => {
  it('is printed before a door is chosen, with the number that the deposit slip carries then', () => {
    const one = toLocker();
    expect(one.step()).toBe('choose-compartment');
    const [label] = prints(one);
    expect(label?.slip).toMatchObject({ kind: 'label', data: { slip: number } });
    expect(JSON.stringify(label?.slip)).not.toContain('林知夏');
    goes(one, 'S1', 'reserved', 'sent', 'printed');
    one.do({ type: 'choose-compartment', size: 'S', low: false });
    expect(one.session?.deposit?.slip).toBe(number);
  });

  it('holds the door until it is printed, however quick somebody is', () => {
    const one = toLocker();
    for (const state of ['reserved', 'sent'] as const) {
      expect(one.touch({ type: 'choose-compartment', size: 'S', low: false })).toBe('not-now');
      goes(one, 'S1', state);
    }
    expect(one.view().screen).toMatchObject({ envelope: { ready: false } });
    goes(one, 'S1', 'printed');
    one.do({ type: 'choose-compartment', size: 'S', low: false });
    expect(one.step()).toBe('door');
  });

  it('that is not wanted, or does not come out, holds no door once its number is written by hand', () => {
    for (const state of ['sent', 'failed', 'unknown'] as const) {
      const one = toLocker();
      goes(one, 'S1', 'reserved', state);
      expect(one.trouble()).toBeNull();
      expect(one.view().screen).toMatchObject({ envelope: { number, label: { state } } });
      expect(one.touch({ type: 'choose-compartment', size: 'S', low: false })).toBe('not-now');
      one.do({ type: 'by-hand' });
      one.do({ type: 'choose-compartment', size: 'S', low: false });
      expect(one.step()).toBe('door');
    }
  });

  it('is not tried without paper, and the deposit goes on by the number alone', () => {
    const one = toLocker({ ...well, canPrint: false });
    expect(prints(one)).toEqual([]);
    expect(one.view().screen).toMatchObject({ envelope: { number, label: null } });
    one.do({ type: 'by-hand' });
    one.do({ type: 'choose-compartment', size: 'S', low: false, acceptScreenOnly: true });
    expect(one.step()).toBe('door');
  });

  it('comes once, however often somebody turns back', () => {
    const one = toLocker();
    goes(one, 'S1', 'reserved', 'sent', 'printed');
    one.do({ type: 'back' });
    one.tasks();
    one.do({ type: 'start-deposit' });
    expect(prints(one)).toEqual([]);
  });

  it('whose printer did not say so is there when the one in front says that it is', () => {
    const one = toLocker();
    goes(one, 'S1', 'reserved', 'sent', 'unknown');
    one.tasks();
    one.do({ type: 'sheet-there' });
    expect(one.tasks()).toMatchObject([{ type: 'sheet-there', kind: 'label', serial: 'S1' }]);
    one.do({ type: 'choose-compartment', size: 'S', low: false });
    expect(one.step()).toBe('door');
  });

  it('is printed again on a touch, voiding the one before, but not while that is under way', () => {
    const one = toLocker();
    goes(one, 'S1', 'reserved', 'sent');
    expect(one.touch({ type: 'reprint' })).toBe('not-now');
    goes(one, 'S1', 'printed');
    one.tasks();
    one.do({ type: 'reprint' });
    expect(prints(one).map(({ voids }) => voids)).toEqual(['S1']);
    expect(one.view().screen).toMatchObject({ envelope: { label: { state: 'reserved' } } });
  });
});
