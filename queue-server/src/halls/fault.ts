import type { Text } from '../protocol/text.ts';

/** What is wrong with a change: where in it, and what would be right. */
export interface Fault {
  readonly at: string;
  readonly words: Text;
}

export const fault = (at: string, zh: string, en: string): Fault => ({ at, words: { zh, en } });
