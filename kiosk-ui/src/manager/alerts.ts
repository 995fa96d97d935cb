import type { AlarmView, HallAlert } from '@banshi/queue-server/protocol';
import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';

/** One line of what needs somebody. `alarm`: somebody can say that they are on it. */
export interface Alert {
  readonly id: string;
  readonly tone: 'bad' | 'warn';
  readonly what: Words;
  readonly more: Words;
  readonly alarm: AlarmView | null;
}

/** What helps, by what is wrong in the hall; the server says what and how bad. */
const hallAdvice: Readonly<Record<HallAlert['code'], Words>> = {
  'long-wait': words('再开一个窗口', 'Open one more window'),
  'long-wait-expected': words('再开一个窗口', 'Open one more window'),
  'nobody-serves': words('请开放一个窗口', 'Open a window'),
  'window-idle': words('问一问窗口，可以支援别的业务', 'Ask the window; it could help elsewhere'),
  'window-paused': words('问一问窗口何时恢复', 'Ask when the window comes back'),
  'call-unanswered': words('请窗口重呼或过号', 'Recall, or mark a no-show'),
  'visit-long': words('看看窗口是否需要帮助', 'See whether the window needs help'),
  'parked-long': words('叫回暂存的市民', 'Call back whoever is parked'),
  'slip-failed': words('到终端补打小票', 'Reprint the slip at the terminal'),
  'closing-late': words('告诉市民，或加开窗口', 'Tell the citizens, or open a window'),
};

const ofHall = ({ id, level, words: what, code }: HallAlert): Alert => ({
  id,
  tone: level === 'urgent' ? 'bad' : 'warn',
  what,
  more: hallAdvice[code],
  alarm: null,
});

const ofDuty = (alarm: AlarmView): Alert => ({
  id: `${alarm.site} ${alarm.alarm}`,
  tone: alarm.pages ? 'bad' : 'warn',
  what: words(`${alarm.name.zh}：${alarm.about}`, `${alarm.name.en}: ${alarm.about}`),
  more: words(alarm.because, alarm.because),
  alarm,
});

/** What the manager should know, worst first. It repeats what the server found; it decides nothing. */
export function alertsOf(
  hall: readonly HallAlert[],
  alarms: readonly AlarmView[],
): readonly Alert[] {
  return [...alarms.map(ofDuty), ...hall.map(ofHall)].toSorted(
    (a, b) => Number(b.tone === 'bad') - Number(a.tone === 'bad'),
  );
}
