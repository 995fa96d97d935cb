import type { HallSettings } from '@banshi/queue-server/protocol';
import { describe, expect, it } from 'vitest';
import { coverOf } from './cover.ts';
import { changeOf, draftOf } from './draft.ts';
import { sampleSettings } from './testing/sample-settings.ts';
import { rangeText, readRange } from './window-range.ts';

const change = (
  edit: (draft: ReturnType<typeof draftOf>) => void,
  from: HallSettings = sampleSettings,
) => {
  const draft = draftOf(from);
  edit(draft);
  return changeOf(from, draft);
};

describe('a draft of settings', () => {
  it('sends nothing when nothing was changed', () => {
    expect(change(() => undefined)).toEqual({});
  });

  it('sends fields of queues, windows and rules one by one, and lists whole', () => {
    expect(
      change((draft) => {
        const [queue] = draft.queues;
        const [window] = draft.windows;
        if (queue === undefined || window === undefined) throw new Error('the sample has both');
        queue.quota = 40;
        delete queue.appointments;
        window.serves = ['tax'];
        draft.rules.callLimit = 2;
        draft.pools = [{ id: 'p', name: { zh: '补', en: 'P' } }];
      }),
    ).toEqual({
      queues: { social: { quota: 40, appointments: null } },
      windows: { '1': { serves: ['tax'] } },
      rules: { callLimit: 2 },
      pools: [{ id: 'p', name: { zh: '补', en: 'P' } }],
    });
  });
});

describe('who can serve a queue under a draft', () => {
  it('warns of a queue that nobody has as their own, even if a rule helps out', () => {
    const draft = draftOf(sampleSettings);
    expect(coverOf(draft, null).map(({ trouble }) => trouble)).toEqual([null, null]);
    const [first, second] = draft.windows;
    if (first === undefined || second === undefined) throw new Error('the sample has two windows');
    first.serves = ['tax'];
    first.profile = {
      rules: [{ id: 'help', take: ['social'], because: { zh: '支援', en: 'Help' } }],
    };
    expect(coverOf(draft, null)[0]).toMatchObject({
      trouble: 'nobody',
      windows: [{ id: '1', byRule: true }],
    });
  });
});

describe('windows as people write them', () => {
  const order = ['1', '2', '3', '4', '9', 'W7'];
  it('joins neighbours and reads back what it wrote', () => {
    expect(rangeText(['4', '1', '2', '3', 'W7'], order)).toBe('1–4, W7');
    expect(readRange('1–4, W7', order)).toEqual(['1', '2', '3', '4', 'W7']);
    expect(readRange('9，1-2', order)).toEqual(['1', '2', '9']);
    expect(rangeText(['1', '2'], order)).toBe('1, 2');
  });
  it('refuses windows the hall has not', () => {
    expect(readRange('1-77', order)).toBeNull();
    expect(readRange('4-1', order)).toBeNull();
    expect(readRange('', order)).toEqual([]);
  });
});
