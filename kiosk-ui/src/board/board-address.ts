import type { Language } from '../locales/index.ts';

/** What one screen on a wall is to show; all of it comes from its address, so that a screen needs no set-up of its own. */
export interface BoardAddress {
  readonly hall: string;
  readonly layout: 'hall' | 'window';
  /** The window whose sign this is. */
  readonly window: string | null;
  /** Only calls to these windows are shown and spoken here (a zone of the hall); null: all. */
  readonly zone: ReadonlySet<string> | null;
  /** Calls are shown and written, not spoken. */
  readonly silent: boolean;
  /** Spoken languages, in order. */
  readonly voices: readonly Language[];
  /** The language written large; the other one stands beside it, smaller. */
  readonly language: Language;
}

/**
 * `/board/<hall>?layout=window&window=3&zone=1-12,20&silent=1&voice=zh,en&lang=en`.
 * Whatever makes no sense is read as the default: a wall has nobody to answer an error.
 */
export function readBoardAddress(url: URL): BoardAddress {
  const [, , hall = ''] = url.pathname.split('/');
  const ask = (name: string) => url.searchParams.get(name);
  const window = ask('window');
  const voices = (ask('voice') ?? 'zh,en')
    .split(',')
    .filter((v): v is Language => v === 'zh' || v === 'en');
  return {
    hall: hall === '' ? 'yunxi' : decodeURIComponent(hall),
    layout: ask('layout') === 'window' && window !== null ? 'window' : 'hall',
    window,
    zone: window === null ? readZone(ask('zone')) : new Set([window]),
    silent: ask('silent') === '1' || voices.length === 0,
    voices,
    language: ask('lang') === 'en' ? 'en' : 'zh',
  };
}

/** `1-12,20,W7`: single windows and ranges of numbered ones, at most a thousand. */
function readZone(text: string | null): ReadonlySet<string> | null {
  if (text === null || text === '') return null;
  const zone = new Set<string>();
  for (const part of text.split(',')) {
    const range = /^(\d{1,4})-(\d{1,4})$/.exec(part);
    if (range === null) zone.add(part);
    else
      for (let n = Number(range[1]); n <= Number(range[2]) && zone.size < 1_000; n++)
        zone.add(String(n));
  }
  return zone;
}
