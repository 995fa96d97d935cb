import type { Words } from '../locales/index.ts';

/** How long ago, in the coarsest unit that still says something. */
export function ageWords(ms: number): Words {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return { zh: `${seconds} 秒`, en: `${seconds} s` };
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return { zh: `${minutes} 分钟`, en: `${minutes} min` };
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return { zh: `${hours} 小时`, en: `${hours} h` };
  const days = Math.floor(hours / 24);
  return { zh: `${days} 天`, en: `${days} days` };
}

/** A running time as `m:ss`, or `h:mm:ss` past the hour. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}
