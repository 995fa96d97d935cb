import type { Language, Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';

export const boardWords = {
  nowCalling: words('请到窗口办理', 'Please come to the window'),
  again: words('再次呼叫', 'Called again'),
  lastCalls: words('最近叫号', 'Latest calls'),
  waiting: words('等候情况', 'Waiting now'),
  people: words('人', 'waiting'),
  nobody: words('无需等候', 'No waiting'),
  queueClosed: words('暂停取号', 'No tickets now'),
  quiet: words('请留意叫号', 'Please watch for your number'),
  quietMore: words(
    '叫到您的号码时，这里会显示窗口',
    'Your window appears here when your number is called',
  ),
  welcome: words('欢迎', 'Welcome'),
  hallClosed: words(
    '大厅现已下班，24 小时自助区照常服务',
    'The hall is closed; the 24-hour self-service area is open',
  ),
  age: words('信息更新于 {age}前', 'Last updated {age} ago'),
  sound: words('轻触开启语音', 'Touch to turn on sound'),
  speaking: words('正在播报', 'Now announcing'),
  ticketAt: words('{number} 请到 {window}', '{number} to {window}'),
  pausedSign: words('暂停服务', 'Paused'),
  pausedMore: words('请稍候，工作人员马上回来', 'Back soon, please wait'),
  closedSign: words('窗口关闭', 'Closed'),
  closedMore: words('请前往其他窗口', 'Please go to another window'),
  freeSign: words('请等候叫号', 'Please wait to be called'),
  servingSign: words('正在办理', 'Now serving'),
  calledSign: words('请您办理', 'Please come'),
  transcript: words('播报记录', 'What was announced'),
} as const;

/** A wait as a range, as short as a row of a board needs it. */
export function shortWait(wait: { readonly low: number; readonly high: number }): Words {
  const low = Math.floor(wait.low / 60);
  const high = Math.max(1, Math.ceil(wait.high / 60));
  if (low < 1 || low >= high - 1) return words(`${high} 分钟内`, `within ${high} min`);
  return words(`约 ${low}–${high} 分钟`, `${low}–${high} min`);
}

/** How small a name must be written to stay within the two or three lines of its row: 0 is the usual size. */
export function smallness(name: string, language: Language): 0 | 1 | 2 {
  const letters = Array.from(name).length;
  const [usual, small] = language === 'zh' ? [14, 22] : [32, 42];
  if (letters <= usual) return 0;
  return letters <= small ? 1 : 2;
}

/** Whether a newcomer would most likely be called at once: an empty line before a closed window is no such thing. */
export const atOnce = ({ low }: { readonly low: number }): boolean => low < 60;
