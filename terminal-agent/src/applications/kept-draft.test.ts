import { describe, expect, it } from 'vitest';
import { systemRng } from '../ports/index.ts';
import { lin } from '../testing/world.ts';
import { pension } from '../testing/item.ts';
import { beginDraft, fill, formOf, provide, type Draft } from './draft.ts';
import {
  draftId,
  groupedDraftCode,
  newDraftCode,
  openDraft,
  pointIn,
  readDraftCode,
  sealDraft,
} from './kept-draft.ts';

const today = '2026-03-21';
const bytes = Uint8Array.from([1, 2, 3, 4, 5]);
const scanned = {
  id: 'p1',
  sha256: 'a'.repeat(64),
  mediaType: 'image/jpeg',
  bytes: bytes.length,
  verdict: 'ok',
  reasons: [],
  fingerprints: [],
  card: false,
} as const;
const point = { step: 'materials', index: 0 } as const;

function halfway(): Draft {
  const begun = beginDraft(pension, lin, '2026-03-20');
  if (begun === null) throw new Error('the item is broken');
  const answered = fill({ ...begun, situations: { first: 'yes' } }, { level: '500' });
  return provide(answered, 'application-form', { how: 'scanned', pages: [scanned] });
}

function kept(code: string): Uint8Array {
  const sealed = sealDraft(
    { draft: halfway(), point, code },
    (id) => (id === 'p1' ? bytes : null),
    systemRng,
  );
  if (sealed === null) throw new Error('a page is missing');
  return sealed;
}

describe('a draft on its way to the hall', () => {
  const code = newDraftCode(systemRng);

  it('comes back with its answers, pages and place, for its own card', () => {
    const opened = openDraft(kept(code), code, lin, today);
    if (!opened.ok) throw new Error(opened.because);
    expect(opened.draft.answers).toEqual({ level: '500' });
    expect(opened.draft.today).toBe(today);
    expect([...opened.draft.provided.keys()]).toEqual(['application-form']);
    expect(opened.pages.get('p1')).toEqual(Buffer.from(bytes));
    expect(pointIn(opened.point, formOf(opened.draft))).toEqual({ step: 'materials' });
  });

  it('opens for no other card, no other code, and not when a byte was changed', () => {
    const sealed = kept(code);
    const other = { ...lin, number: '41992119710830555X' };
    expect(openDraft(sealed, code, other, today)).toMatchObject({ because: 'other-card' });
    const second = newDraftCode(systemRng);
    expect(openDraft(sealed, second, lin, today).ok).toBe(false);
    const spoiled = sealed.map((byte, at) => (at === sealed.length - 1 ? byte ^ 1 : byte));
    expect(openDraft(spoiled, code, lin, today).ok).toBe(false);
    expect(openDraft(sealed.subarray(1), code, lin, today)).toMatchObject({ because: 'damaged' });
  });

  it('says nothing of card or code to whoever keeps it', () => {
    const text = Buffer.from(kept(code)).toString('latin1');
    for (const secret of [lin.number, 'level', code]) expect(text).not.toContain(secret);
    expect(draftId(code)).toMatch(/^[0-9a-f]{32}$/);
    expect(draftId(code)).not.toBe(draftId(newDraftCode(systemRng)));
  });

  it('is not kept when one of its pages is gone', () => {
    expect(sealDraft({ draft: halfway(), point, code }, () => null, systemRng)).toBeNull();
  });
});

describe('the code on a draft slip', () => {
  it('is read as it is printed, scanned or typed, and a slip of the finger is noticed', () => {
    const code = newDraftCode(systemRng);
    for (const text of [code, `banshi-draft:${code}`, groupedDraftCode(code), ` ${code}\r\n`])
      expect(readDraftCode(text)).toBe(code);
    const slipped = `${code.startsWith('1') ? '2' : '1'}${code.slice(1)}`;
    expect(readDraftCode(slipped)).toBeNull();
    expect(readDraftCode(code.slice(1))).toBeNull();
  });
});
