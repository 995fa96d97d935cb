/** The two languages of the house, and words that carry both. */
export type Language = 'zh' | 'en';

export interface Words {
  readonly zh: string;
  readonly en: string;
  /** Replaces the written form where reading it aloud would mislead. */
  readonly spoken?: string;
}

/** What `lang` attributes say, so that a screen reader picks the right voice. */
export const languageTag = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en');
