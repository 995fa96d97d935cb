import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';

/** Languages and the help a hall offers everywhere; the rest is a hall's own word. */
const needs: Readonly<Record<string, Words>> = {
  'sign-language': words('手语', 'Sign language'),
  wheelchair: words('无障碍窗口', 'Step-free window'),
};

/** Offered when a clerk gives a ticket. */
export const usualNeeds = ['language:en', 'sign-language'] as const;

const names = {
  zh: new Intl.DisplayNames('zh-CN', { type: 'language', fallback: 'code' }),
  en: new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' }),
};

/** What a ticket may ask of a window: `language:en`, `sign-language`, or what the manager called it. */
export function needWords(need: string): Words {
  const known = Object.hasOwn(needs, need) ? needs[need] : undefined;
  if (known !== undefined) return known;
  const language = /^language:([a-z]{2,3})$/.exec(need)?.[1];
  if (language === undefined) return words(need, need);
  return words(names.zh.of(language) ?? language, names.en.of(language) ?? language);
}
