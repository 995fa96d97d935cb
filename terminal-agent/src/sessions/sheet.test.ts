import { describe, expect, it } from 'vitest';
import { pension } from '../testing/item.ts';
import { atCheck, atForm, atSubmitted, machine, well, type Machine } from '../testing/world.ts';
import type { Print, SlipKind } from './session.ts';

const prints = (one: Machine) =>
  one.tasks().flatMap((task) => (task.type === 'print' ? [task] : []));
const goes = (one: Machine, slip: SlipKind, ...states: Print['state'][]) => {
  const what = { zh: '凭条', en: 'Slip' };
  for (const state of states)
    one.feed({ type: 'print', slip, print: { what, serial: 'S1', state, lines: [what] } });
};

describe('a sheet', () => {
  it('is asked for once, however quickly somebody presses twice', () => {
    const one = atSubmitted();
    one.do({ type: 'continue' });
    expect(prints(one)).toHaveLength(1);
    const form = atForm();
    form.do(
      { type: 'fill', values: { level: '200' } },
      { type: 'continue' },
      { type: 'print-notice' },
    );
    expect(form.touch({ type: 'print-notice' })).toBe('not-now');
    expect(prints(form)).toHaveLength(1);
  });

  it('whose task broke off before it had a serial is not prepared for ever', () => {
    const one = atForm();
    one.do(
      { type: 'fill', values: { level: '200' } },
      { type: 'continue' },
      { type: 'print-notice' },
    );
    one.tasks();
    const what = { zh: '一次性告知书', en: 'What you need' };
    one.feed({
      type: 'print',
      slip: 'notice',
      print: { what, serial: '', state: 'failed', lines: [] },
    });
    expect(one.trouble()).toBe('notice-not-printed');
    one.do({ type: 'reprint' });
    expect(prints(one)).toMatchObject([{ voids: null }]);
  });

  it('in doubt is settled by the one who looks: it is there, and nothing is printed again', () => {
    const one = atSubmitted();
    one.do({ type: 'start-deposit' });
    goes(one, 'label', 'reserved', 'sent');
    expect(one.touch({ type: 'sheet-there' })).toBe('not-now');
    goes(one, 'label', 'unknown');
    one.tasks();
    one.do({ type: 'sheet-there' });
    expect(one.tasks()).toEqual([
      { type: 'sheet-there', kind: 'label', serial: 'S1', sheet: null },
    ]);
    expect(one.touch({ type: 'sheet-there' })).toBe('not-now');
  });
});

describe('a fee', () => {
  const priced = { ...pension, fee: { yuan: 80.5, basis: { zh: '收费标准', en: 'Tariff' } } };

  it('that is not paid here is written on a slip of its own: how much, for what, and where', () => {
    const one = atCheck({ ...well, items: new Map([[pension.code, priced]]) });
    one.do({ type: 'submit' });
    one.tasks();
    one.feed({
      type: 'submitted',
      filed: { case: '419901202603210070001', password: '123456', submittedAt: '', deadline: null },
    });
    expect(prints(one)).toMatchObject([
      {
        slip: {
          kind: 'pay',
          data: { slip: 'F2603210070001', fen: 8050, where: well.payAt, basis: priced.fee.basis },
        },
      },
    ]);
    goes(one, 'pay', 'reserved', 'sent', 'unknown');
    expect(one.view().screen).toMatchObject({ pay: { state: 'unknown' } });
    one.do({ type: 'sheet-there', slip: 'pay' });
    one.tasks();
    one.do({ type: 'reprint', slip: 'pay' });
    expect(prints(one)).toMatchObject([{ slip: { kind: 'pay' }, voids: 'S1' }]);
  });

  it('that is none prints no such slip', () => {
    const one = atSubmitted();
    expect(one.view().screen).toMatchObject({ pay: null });
    expect(one.touch({ type: 'reprint', slip: 'pay' })).toBe('not-now');
  });
});

describe('a call for help', () => {
  it('has a slip with its reference, what stood in the way, and where to turn', () => {
    const one = atForm();
    one.do({ type: 'help' });
    const call = one.tasks().find(({ type }) => type === 'call-help');
    expect(call).toEqual({ type: 'call-help', reference: 't1-sess' });
    one.feed({ type: 'help-called', told: true });
    one.do({ type: 'print-help' });
    expect(one.touch({ type: 'print-help' })).toBe('not-now');
    const [sheet] = prints(one);
    expect(sheet?.slip).toMatchObject({
      kind: 'help',
      data: { reference: 't1-sess', told: true, about: pension.name },
    });
    expect(JSON.stringify(sheet)).toContain(well.terminal.phone);
    expect(JSON.stringify(sheet)).not.toContain('林知夏');
    goes(one, 'help', 'reserved', 'sent', 'printed');
    expect(one.view().screen).toMatchObject({ step: 'help', slip: { state: 'printed' } });
    one.do({ type: 'back' });
    expect(one.step()).toBe('form');
  });
});

describe('the daily slip', () => {
  it('is printed for staff who are signed in, for today or for yesterday, and for nobody else', () => {
    const one = machine();
    one.do({ type: 'staff' }, { type: 'staff-sign-in', account: 'lockers1', code: '12345678' });
    expect(one.touch({ type: 'print-day', day: 'today' })).toBe('not-now');
    one.feed({ type: 'staff-signed-in', account: 'lockers1' });
    one.tasks();
    one.do({ type: 'print-day', day: 'yesterday' });
    expect(prints(one)).toMatchObject([{ slip: { kind: 'day', day: '2026-03-20' }, voids: null }]);
    goes(one, 'day', 'reserved', 'sent', 'printed');
    // The slip of another day would void this one.
    expect(one.touch({ type: 'print-day', day: 'today' })).toBe('not-now');
    one.do({ type: 'reprint' });
    expect(prints(one)).toMatchObject([{ slip: { kind: 'day', day: '2026-03-20' }, voids: 'S1' }]);
  });
});
