import type { Hall } from '../halls/hall.ts';
import type { Text } from '../protocol/index.ts';
import { waited, type Ticket } from './ticket.ts';

/** Why a ticket was called, as a code for the journal and in words for clerk and public. */
export interface Reason {
  readonly code: string;
  readonly words: Text;
}

const fixed = {
  'nobody-waits': { zh: '当前无人等候', en: 'Nobody is waiting' },
  'others-serve': {
    zh: '等候者需要其他窗口的服务（如外语、手语）',
    en: 'Those who wait need another window (a language, sign language, …)',
  },
  'sent-to-window': { zh: '此号转至本窗口', en: 'This ticket was sent to this window' },
  'sent-to-clerk': { zh: '此号指定由您办理', en: 'This ticket was sent to you' },
  // Says nothing of why somebody has priority.
  'in-turn': { zh: '按叫号规则轮到此号', en: 'Next in turn under the rules' },
  // Also true of whoever came early and finds nobody before them.
  booked: { zh: '按预约时间轮到此号', en: 'Next in turn by its booking' },
  chosen: { zh: '由窗口按号呼叫', en: 'Called by number' },
  'taken-on': { zh: '暂存后继续办理', en: 'Goes on after a break' },
} as const satisfies Record<string, Text>;

export const reason = (code: keyof typeof fixed): Reason => ({ code, words: fixed[code] });

/**
 * Why the first of a line is first; with how long it has waited in all. Only who never left the
 * line since the ticket was given has also waited longest.
 */
const inLine = {
  'longest-wait': {
    zh: (minutes: string) => `等候最久，已等 ${minutes} 分钟`,
    en: (minutes: string) => `Longest wait: ${minutes}`,
  },
  'issued-first': {
    zh: (minutes: string) => `按取号时间排在最前，已等 ${minutes} 分钟`,
    en: (minutes: string) => `First by time of issue; waited ${minutes}`,
  },
  'put-back': {
    zh: (minutes: string) => `顺延后轮到此号，已等 ${minutes} 分钟`,
    en: (minutes: string) => `Back in turn; waited ${minutes}`,
  },
} as const;
type InLine = keyof typeof inLine;

function inWords(code: InLine, ms: number): Reason {
  const minutes = Math.floor(ms / 60_000);
  const { zh, en } = inLine[code];
  const inEnglish = minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return { code, words: { zh: zh(String(minutes)), en: en(inEnglish) } };
}

/** Why this ticket, the first of its line, is the one. */
export function firstInLine(ticket: Ticket, now: number): Reason {
  const { rank, issuedAt, calls, done, timesMissed, spent } = ticket;
  if (rank !== issuedAt || timesMissed > 0) return inWords('put-back', waited(ticket, now));
  const stayed = calls === 0 && done === undefined && spent.waiting === 0;
  return inWords(stayed ? 'longest-wait' : 'issued-first', waited(ticket, now));
}

const isInLine = (code: string): code is InLine => Object.hasOwn(inLine, code);
const isFixed = (code: string): code is keyof typeof fixed => Object.hasOwn(fixed, code);

/** The words of the reason a ticket was called for, read back from its code. */
export function reasonOf(hall: Hall, ticket: Ticket): Text | undefined {
  const { because, window, spent } = ticket;
  if (because === undefined) return undefined;
  if (isFixed(because)) return fixed[because];
  // At the window the waiting is over, and booked.
  if (isInLine(because)) return inWords(because, spent.waiting).words;
  const rules = hall.windows.get(window ?? '')?.profile?.rules ?? [];
  return rules.find(({ id }) => id === because)?.because;
}
