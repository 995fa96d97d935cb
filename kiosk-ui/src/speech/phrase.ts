import type { Language } from '../locales/index.ts';

/** A ticket is called to a window. `window` is what is painted over it, e.g. "3" or "A12". */
export interface Call {
  readonly kind: 'call';
  readonly number: string;
  readonly window: string;
}
export type Announcement = Call;

/** What is painted over a window, out of its label: "3 号窗口" → "3". Empty if the label has no number. */
export const windowNumber = (label: string): string => /[A-Z]?\d{1,3}/.exec(label)?.[0] ?? '';

const characters = (text: string, language: Language): string[] =>
  [...text.toUpperCase()].flatMap((character) =>
    /[0-9]/.test(character)
      ? [`${language}/digit/${character}`]
      : /[A-Z]/.test(character)
        ? [`letter/${character}`]
        : [],
  );

/** A small number as it is counted: 23 is 二十三, "twenty-three" is said digit by digit. */
function counted(text: string, language: Language): string[] {
  const value = Number(text);
  if (language === 'en' || !/^\d{1,2}$/.test(text) || value < 10) {
    return characters(/^\d+$/.test(text) ? String(value) : text, language);
  }
  const tens = Math.floor(value / 10);
  return [
    ...(tens > 1 ? [`zh/digit/${tens}`] : []),
    'zh/ten',
    ...(value % 10 > 0 ? [`zh/digit/${value % 10}`] : []),
  ];
}

/**
 * The clips that speak an announcement, in order. Ticket numbers are read digit by digit, window
 * numbers are counted, as people say them.
 */
export function phrase(announcement: Announcement, language: Language): readonly string[] {
  const number = characters(announcement.number, language);
  const window = counted(announcement.window, language);
  if (language === 'zh') {
    return window.length > 0
      ? ['zh/please', ...number, 'zh/number-to', ...window, 'zh/window']
      : ['zh/please', ...number, 'zh/number-come'];
  }
  return window.length > 0
    ? ['en/ticket', ...number, 'en/please-go-to-window', ...window]
    : ['en/ticket', ...number, 'en/please-come'];
}

/** The same announcement in writing: shown beside the sound and kept in the transcript. */
export function sentence(announcement: Announcement, language: Language): string {
  const { number, window } = announcement;
  if (language === 'zh')
    return window ? `请${number}号到${window}号窗口` : `请${number}号到窗口办理`;
  return window
    ? `Ticket ${number}, please go to window ${window}`
    : `Ticket ${number}, please come`;
}
