import type { Words } from './index.ts';

/** Both languages at once, so that neither can be forgotten. `spoken` is Chinese, for reading aloud. */
export const words = (zh: string, en: string, spoken?: string): Words =>
  spoken === undefined ? { zh, en } : { zh, en, spoken };

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A Chinese font draws curly quotes as wide as a character: English gets those of a typewriter. */
export const plainQuotes = (english: string): string =>
  english.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');

/** A calendar date `YYYY-MM-DD` as people write it; anything else is shown as it is. */
export function dateWords(date: string): Words {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!parts) return words(date, date);
  const [, year = '', month = '', of = ''] = parts;
  return words(
    `${year}年${Number(month)}月${Number(of)}日`,
    day.format(new Date(`${year}-${month}-${of}T00:00:00Z`)),
  );
}

/** An instant as date and minute in the site's time zone. */
export function instantWords(instant: string, timeZone: string): Words {
  const at = new Date(instant);
  const form = (locale: string): string =>
    new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    }).format(at);
  return words(form('zh-CN'), form('en-GB'));
}

/** A wait in seconds as a range in minutes, honest about its width. */
export function waitWords(wait: { readonly low: number; readonly high: number }): Words {
  const low = Math.floor(wait.low / 60);
  const high = Math.max(1, Math.ceil(wait.high / 60));
  if (high <= 2) return words('马上就到', 'almost no wait');
  if (low >= high - 1 || low < 1)
    return words(`大约 ${high} 分钟以内`, `within about ${high} minutes`);
  return words(
    `大约 ${low}–${high} 分钟`,
    `about ${low}–${high} minutes`,
    `大约${low}到${high}分钟`,
  );
}
