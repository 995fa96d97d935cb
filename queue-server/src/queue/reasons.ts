import type { Hall } from '../halls/hall.ts';
import type { Text } from '../protocol/index.ts';
import type { Ticket } from './ticket.ts';

/** Why a ticket was called, as a code for the journal and in words for clerk and public. */
export interface Reason {
  readonly code: string;
  readonly words: Text;
}

const fixed = {
  'nobody-waits': { zh: '当前无人等候', en: 'Nobody is waiting' },
  'sent-to-window': { zh: '此号转至本窗口', en: 'This ticket was sent to this window' },
  'sent-to-clerk': { zh: '此号指定由您办理', en: 'This ticket was sent to you' },
  // Says nothing of why somebody has priority.
  'in-turn': { zh: '按叫号规则轮到此号', en: 'Next in turn under the rules' },
  booked: { zh: '预约时间已到', en: 'The booked time has come' },
  chosen: { zh: '由窗口按号呼叫', en: 'Called by number' },
  'taken-on': { zh: '暂存后继续办理', en: 'Goes on after a break' },
} as const satisfies Record<string, Text>;

export const reason = (code: keyof typeof fixed): Reason => ({ code, words: fixed[code] });

/** `waited` in milliseconds. */
export function longestWait(waited: number): Reason {
  const minutes = String(Math.floor(waited / 60_000));
  return {
    code: 'longest-wait',
    words: { zh: `等候最久，已等 ${minutes} 分钟`, en: `Longest wait: ${minutes} minutes` },
  };
}

const isFixed = (code: string): code is keyof typeof fixed => Object.hasOwn(fixed, code);

/** The words of the reason a ticket was called for, read back from its code. */
export function reasonOf(hall: Hall, ticket: Ticket): Text | undefined {
  const { because, window, calledAt, issuedAt } = ticket;
  if (because === undefined) return undefined;
  if (isFixed(because)) return fixed[because];
  if (because === 'longest-wait') return longestWait((calledAt ?? issuedAt) - issuedAt).words;
  const rules = hall.windows.get(window ?? '')?.profile?.rules ?? [];
  return rules.find(({ id }) => id === because)?.because;
}
