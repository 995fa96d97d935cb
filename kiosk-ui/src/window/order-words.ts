import { words } from '../locales/words.ts';

/** What a clerk is told that somebody else did at the window. */
export const orderWords = {
  paused: words('{name} 暂停了这个窗口', '{name} paused this window'),
  closed: words('{name} 关闭了这个窗口', '{name} closed this window'),
  'gave-back': words('{name} 把 {number} 退回了队列', '{name} gave {number} back to its queue'),
  reason: words('原因：{reason}', 'Reason: {reason}'),
} as const;
