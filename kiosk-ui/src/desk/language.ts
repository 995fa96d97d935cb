import { inject, readonly, ref, type App, type InjectionKey, type Ref } from 'vue';
import { languageTag, type Language, type Words } from '../locales/index.ts';

/** The language of a page and the way to say things in it. */
export interface Tongue {
  readonly language: Readonly<Ref<Language>>;
  /** The words in the page's language; `{name}` is replaced by the value of that name. */
  readonly say: (words: Words, values?: Readonly<Record<string, string | number>>) => string;
  readonly speak: (language: Language) => void;
}

const key: InjectionKey<Tongue> = Symbol('language');
const rememberedAs = 'banshi.language';

export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function createTongue(first: Language, changed: (language: Language) => void): Tongue {
  const language = ref<Language>(first);
  return {
    language: readonly(language),
    say: (words, values = {}) => fill(words[language.value], values),
    speak: (next) => {
      language.value = next;
      changed(next);
    },
  };
}

/** The language of somebody's own phone: Chinese where it speaks Chinese at all, else English. */
export const phoneLanguage = (languages: readonly string[]): Language =>
  languages.length === 0 || languages.some((tag) => /^zh\b/i.test(tag)) ? 'zh' : 'en';

/** A page remembers its language on this machine; `?lang=en` decides it; `first` is that of a first visit. */
export function installLanguage(app: App, first: Language = 'zh'): void {
  const asked =
    new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(rememberedAs);
  const show = (language: Language) => {
    document.documentElement.lang = languageTag(language);
  };
  const known = asked === 'en' || asked === 'zh' ? asked : first;
  const tongue = createTongue(known, (language) => {
    localStorage.setItem(rememberedAs, language);
    show(language);
  });
  show(tongue.language.value);
  app.provide(key, tongue);
}

/** For a component's tests, and for a page that brings its own. */
export const provideTongue = (app: App, tongue: Tongue): void => void app.provide(key, tongue);

export function useTongue(): Tongue {
  const tongue = inject(key);
  if (tongue === undefined) throw new Error('installLanguage(app) is missing in main.ts');
  return tongue;
}
