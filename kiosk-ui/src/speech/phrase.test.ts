import { expect, test } from 'vitest';
import { phrase, sentence, windowNumber } from './phrase.ts';
import { pack } from './pack/index.ts';

const call = (number: string, window: string) => ({ kind: 'call', number, window }) as const;

test('a Chinese call reads the ticket digit by digit and counts the window', () => {
  expect(phrase(call('A012', '3'), 'zh')).toEqual([
    'zh/please',
    'letter/A',
    'zh/digit/0',
    'zh/digit/1',
    'zh/digit/2',
    'zh/number-to',
    'zh/digit/3',
    'zh/window',
  ]);
  const window = (label: string) => phrase(call('1', label), 'zh').slice(3, -1);
  expect(window('10')).toEqual(['zh/ten']);
  expect(window('15')).toEqual(['zh/ten', 'zh/digit/5']);
  expect(window('43')).toEqual(['zh/digit/4', 'zh/ten', 'zh/digit/3']);
  expect(window('05')).toEqual(['zh/digit/5']);
});

test('an English call names ticket and window', () => {
  expect(phrase(call('b7', '12'), 'en')).toEqual([
    'en/ticket',
    'letter/B',
    'en/digit/7',
    'en/please-go-to-window',
    'en/digit/1',
    'en/digit/2',
  ]);
});

test('a window without a number is called without one', () => {
  expect(windowNumber('出件窗口')).toBe('');
  expect(windowNumber('3 号窗口')).toBe('3');
  expect(windowNumber('Window A12')).toBe('A12');
  expect(phrase(call('A1', ''), 'zh').at(-1)).toBe('zh/number-come');
  expect(sentence(call('A1', ''), 'zh')).toBe('请A1号到窗口办理');
  expect(sentence(call('A012', '3'), 'en')).toBe('Ticket A012, please go to window 3');
});

test('the committed pack holds every clip that any call can ask for', () => {
  for (const language of ['zh', 'en'] as const) {
    for (const window of ['', ...Array.from({ length: 99 }, (_, i) => String(i + 1)), 'A1']) {
      for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
        for (const clip of phrase(call(`${letter}0123456789`, window), language)) {
          expect(pack.clips, clip).toHaveProperty([clip]);
        }
      }
    }
  }
});
