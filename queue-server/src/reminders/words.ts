import type { Text } from '../protocol/index.ts';
import type { Notice } from './notices.ts';

/** What a message may name: places, times, a ticket's number. Never a person. */
export interface NoticeFacts {
  readonly hall: Text;
  readonly queue: Text;
  /** Local date and time, `11-23 10:00`. */
  readonly when: string;
  readonly number: string;
  /** The holder's own page. */
  readonly url: string;
}

export type Language = 'zh' | 'en';

const templates: Readonly<Record<Notice, Readonly<Record<Language, string>>>> = {
  booked: {
    zh: '【云办事】已预约：{when}，{hall}，{queue}。签到、改期或取消：{url}',
    en: '[Banshi] Booked: {when}, {hall}, {queue}. Check in, move or give it up: {url}',
  },
  moved: {
    zh: '【云办事】预约已改到 {when}，{hall}，{queue}。查看：{url}',
    en: '[Banshi] Your booking is now {when}, {hall}, {queue}. See: {url}',
  },
  cancelled: {
    zh: '【云办事】已取消 {when} 在{hall}的预约（{queue}）。',
    en: '[Banshi] Your booking of {when} at {hall} ({queue}) is given up.',
  },
  tomorrow: {
    zh: '【云办事】提醒：{when} 在{hall}办理{queue}。不能来请改期或取消：{url}',
    en: '[Banshi] Reminder: {when} at {hall}, {queue}. If you cannot come, move it or give it up: {url}',
  },
  near: {
    zh: '【云办事】{number} 快轮到了，请回到{hall}等候叫号。进度：{url}',
    en: '[Banshi] {number} is nearly called: please be at {hall}. Follow it: {url}',
  },
};

export function noticeText(notice: Notice, language: Language, facts: NoticeFacts): string {
  const said: Readonly<Record<string, string>> = {
    when: facts.when,
    number: facts.number,
    url: facts.url,
    hall: facts.hall[language],
    queue: facts.queue[language],
  };
  return templates[notice][language].replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => said[name] ?? '',
  );
}
