import type { HallSettings } from '@banshi/queue-server/protocol';
import { describe, expect, it } from 'vitest';
import { coverOf } from './cover.ts';
import { changesOf, draftOf, putBack, takenOut } from './draft.ts';
import { newQueue, newWindow } from './roster.ts';
import { sampleSettings } from './testing/sample-settings.ts';
import { rangeText, readRange } from './window-range.ts';

const change = (
  edit: (draft: ReturnType<typeof draftOf>) => void,
  from: HallSettings = sampleSettings,
) => {
  const draft = draftOf(from);
  edit(draft);
  return changesOf(from, draft).change;
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

describe('queues and windows in a draft', () => {
  it('come with everything the server asks of new ones but their names, and with a free letter', () => {
    expect(
      change((draft) => {
        const queue = newQueue(draft);
        draft.queues.push({ ...queue, name: { zh: '医保', en: 'Health' } });
        draft.windows.push(newWindow(draft));
      }),
    ).toEqual({
      queues: {
        'queue-3': {
          name: { zh: '医保', en: 'Health' },
          prefix: 'A',
          category: 'social',
          function: 'accept',
          quota: null,
        },
      },
      windows: {
        '3': {
          label: { zh: '3号窗口', en: 'Window 3' },
          category: 'social',
          function: 'accept',
        },
      },
    });
  });

  it('are removed by leaving them out, kept by putting them back where they stood', () => {
    const take = (draft: ReturnType<typeof draftOf>) =>
      (draft.queues = draft.queues.filter(({ id }) => id !== 'social'));
    expect(change(take)).toEqual({ queues: { social: { removed: true } } });
    const draft = draftOf(sampleSettings);
    take(draft);
    const [lost] = takenOut(draftOf(sampleSettings).queues, draft.queues);
    if (lost === undefined) throw new Error('it was taken out');
    putBack(draft.queues, lost, sampleSettings.queues);
    expect(changesOf(sampleSettings, draft).change).toEqual({});
  });

  it('come back from what was removed before', () => {
    const [first, ...queues] = sampleSettings.queues;
    if (first === undefined) throw new Error('the sample has a queue');
    const gone = { queues: [first], windows: [] };
    const before = { ...sampleSettings, queues, gone };
    const back = change((draft) => draft.queues.push(...(draft.gone?.queues ?? [])), before);
    expect(back).toMatchObject({ queues: { social: { prefix: 'B', removed: false } } });
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
