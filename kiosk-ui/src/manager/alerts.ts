import type { AlarmView, HallAlert } from '@banshi/queue-server/protocol';
import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';
import { alarmAbout, alarmBecause, type Names } from './alarm-words.ts';

/** One line of what needs somebody. `alarm`: somebody can say that they are on it. */
export interface Alert {
  readonly id: string;
  readonly tone: 'bad' | 'warn';
  readonly what: Words;
  readonly more: Words;
  readonly alarm: AlarmView | null;
}

/** What is needed to say where and when: names by id, and the hall's clock. */
export interface Place {
  readonly names: Names;
  readonly timeZone: string;
}

/** What helps, by what is wrong in the hall; the server says what and how bad. */
const hallAdvice: Readonly<Record<HallAlert['code'], Words>> = {
  'long-wait': words('再开一个窗口', 'Open one more window'),
  'long-wait-expected': words('再开一个窗口', 'Open one more window'),
  'nobody-serves': words('请开放一个窗口', 'Open a window'),
  'calendar-unknown': words(
    '请管理员导入下一年的节假日与调休安排',
    'Have the administrator bring in the year’s holidays and make-up workdays',
  ),
  'window-idle': words('问一问窗口，可以支援别的业务', 'Ask the window; it could help elsewhere'),
  'window-paused': words('问一问窗口何时恢复', 'Ask when the window comes back'),
  'call-unanswered': words('请窗口重呼或过号', 'Recall, or mark a no-show'),
  'visit-long': words('看看窗口是否需要帮助', 'See whether the window needs help'),
  'parked-long': words('叫回暂存的市民', 'Call back whoever is parked'),
  // A terminal reprints only for the card the ticket was taken with.
  'slip-failed': words(
    '号码有效，照常叫号：刷过身份证的可在终端“找回号码”补打，没刷证的请把号码抄给本人',
    'The number stands and is called. Whoever used a card can reprint at a terminal; tell the others their number',
  ),
  'closing-late': words('告诉市民，或加开窗口', 'Tell the citizens, or open a window'),
};

const ofHall = ({ id, level, words: what, code }: HallAlert): Alert => ({
  id,
  tone: level === 'urgent' ? 'bad' : 'warn',
  what,
  more: hallAdvice[code],
  alarm: null,
});

const ofDuty = (alarm: AlarmView, { names, timeZone }: Place): Alert => ({
  id: `${alarm.site} ${alarm.alarm}`,
  tone: alarm.pages ? 'bad' : 'warn',
  what: alarmAbout(alarm, names),
  more: alarmBecause(alarm.because, timeZone),
  alarm,
});

/** What the manager should know, worst first. It repeats what the server found; it decides nothing. */
export function alertsOf(
  hall: readonly HallAlert[],
  alarms: readonly AlarmView[],
  place: Place,
): readonly Alert[] {
  return [...alarms.map((alarm) => ofDuty(alarm, place)), ...hall.map(ofHall)].toSorted(
    (a, b) => Number(b.tone === 'bad') - Number(a.tone === 'bad'),
  );
}
