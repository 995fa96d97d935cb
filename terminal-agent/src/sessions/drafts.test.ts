import { describe, expect, it } from 'vitest';
import { newDraftCode } from '../applications/index.ts';
import { systemRng } from '../ports/index.ts';
import { atCheck, atForm, atSubmitted, machine, well, type Machine } from '../testing/world.ts';

const code = newDraftCode(systemRng);
const kept = { id: 'ab'.repeat(16), code, until: '2026-03-24T01:00:00.000Z' };

/** Somebody who has agreed to a draft at the form. */
function atKept(): Machine {
  const one = atForm();
  one.do({ type: 'pause' }, { type: 'keep-draft' });
  one.feed({ type: 'draft-saved', kept });
  return one;
}
const types = (one: Machine) => one.tasks().map(({ type }) => type);

describe('an application that cannot be finished now', () => {
  it('is kept only after its holder has agreed, with a slip that bears code and deadline', () => {
    const one = atForm();
    one.tasks();
    expect(one.view()).toMatchObject({ mayPause: true });
    one.do({ type: 'pause' });
    expect(one.step()).toBe('keep-draft');
    expect(types(one)).toEqual([]);
    one.do({ type: 'keep-draft' });
    expect(one.tasks()).toMatchObject([
      { type: 'keep-draft', kept: null, point: { step: 'form', index: 0 } },
    ]);
    one.feed({ type: 'draft-saved', kept });
    expect(one.tasks()).toMatchObject([
      { type: 'print', slip: { kind: 'draft', data: { code, until: kept.until } } },
    ]);
    expect(one.view().screen).toMatchObject({ step: 'draft-kept', delivered: true });
    one.do({ type: 'continue' });
    expect(one.step()).toBe('farewell');
    expect(JSON.stringify(one.stage)).not.toContain(code);
  });

  it('is not kept when its holder turns back, and goes on where it was', () => {
    const one = atForm();
    one.do({ type: 'pause' }, { type: 'back' });
    expect(one.step()).toBe('form');
    expect(types(one)).not.toContain('keep-draft');
  });

  it('that could not be kept is still there', () => {
    const one = atForm();
    one.do({ type: 'pause' }, { type: 'keep-draft' });
    one.feed({ type: 'draft-not-saved' });
    expect(one.step()).toBe('form');
    expect(one.trouble()).toBe('draft-not-kept');
  });

  it('cannot be paused before it has begun, nor after it was handed in', () => {
    expect(atSubmitted().view()).toMatchObject({ mayPause: false });
    expect(atSubmitted().touch({ type: 'pause' })).toBe('not-now');
    expect(machine().touch({ type: 'pause' })).toBe('not-now');
  });

  it('is kept by itself when its holder forgets the terminal, but only if they once agreed', () => {
    const never = atForm();
    never.tasks();
    never.passes(10 * 60_000);
    never.feed({ type: 'time' });
    expect(types(never)).not.toContain('keep-draft');

    const agreed = resumed();
    agreed.do({ type: 'back' });
    agreed.tasks();
    agreed.passes(10 * 60_000);
    agreed.feed({ type: 'time' });
    expect(agreed.step()).toBe('farewell');
    const [first, second] = agreed.tasks();
    expect(first).toMatchObject({ type: 'keep-draft', kept });
    expect(second?.type).toBe('stop-reading');
  });
});

/** The same citizen at another terminal, where the slip has been read. */
function resumed(): Machine {
  const { draft } = atCheck().session ?? {};
  if (!draft) throw new Error('no draft');
  const one = machine({ ...well, hasCodeReader: true });
  one.do({ type: 'begin', service: 'apply' }, { type: 'accept-notice' });
  one.reads();
  one.do({ type: 'resume' });
  one.tasks();
  one.feed({ type: 'code-scanned', text: `banshi-draft:${code}` });
  one.feed({
    type: 'draft-opened',
    draft,
    kept,
    point: { step: 'check-answers', index: 0 },
  });
  return one;
}

describe('a draft slip', () => {
  it('leads to where the application stopped, at any terminal, with the card', () => {
    const one = resumed();
    expect(one.step()).toBe('check-answers');
    expect(one.tasks()).toContainEqual({ type: 'open-draft', code });
  });

  it('is shown to the code reader where there is one, and asks for its digits otherwise', () => {
    const one = machine({ ...well, hasCodeReader: true });
    one.do({ type: 'begin', service: 'apply' }, { type: 'accept-notice' });
    one.reads();
    one.do({ type: 'resume' });
    expect(one.tasks()).toContainEqual({ type: 'scan-code' });
    expect(one.view()).toMatchObject({ action: { kind: 'scan-code' }, screen: { reader: true } });
    one.change({ hasCodeReader: false });
    expect(one.view()).toMatchObject({ action: null, screen: { reader: false } });
    one.do({ type: 'resume-code', code: '123' });
    expect(one.view().screen).toMatchObject({ error: { zh: '编码好像输错了一位，请核对' } });
    one.do({ type: 'resume-code', code });
    one.feed({ type: 'draft-refused', error: 'other-card' });
    expect(one.view().screen).toMatchObject({
      error: { en: expect.stringContaining('another card') },
    });
    expect(types(one).at(-1)).toBe('scan-code');
  });

  it('is of no use any more once the application is handed in', () => {
    const one = resumed();
    one.do({ type: 'submit' });
    one.tasks();
    one.feed({
      type: 'submitted',
      filed: { case: '4'.repeat(21), password: '123456', submittedAt: '', deadline: null },
    });
    expect(one.tasks()).toContainEqual({ type: 'forget-draft', id: kept.id });
  });

  it('is printed again only when the sheet before has settled, and voids it', () => {
    const one = atKept();
    one.tasks();
    expect(one.touch({ type: 'reprint' })).toBe('not-now');
    const what = { zh: '草稿凭条', en: 'Draft slip' };
    one.feed({
      type: 'print',
      slip: 'draft',
      print: { what, serial: 'S1', state: 'unknown', lines: [] },
    });
    expect(one.trouble()).toBe('slip-doubtful');
    one.do({ type: 'reprint' });
    expect(one.tasks()).toMatchObject([{ type: 'print', voids: 'S1' }]);
  });
});
