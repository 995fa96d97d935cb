import type { CabinetSummary, HallAlert, TerminalView } from '@banshi/queue-server/protocol';
import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';
import { advice, deviceWords, reasonWords } from './manager-words.ts';

export interface Alert {
  readonly id: string;
  readonly tone: 'bad' | 'warn';
  readonly what: Words;
  readonly advice: Words;
}

/** What helps, by what is wrong in the hall; the server says what and how bad. */
const hallAdvice: Readonly<Record<HallAlert['code'], Words>> = {
  'long-wait': words('再开一个窗口', 'Open one more window'),
  'long-wait-expected': words('再开一个窗口', 'Open one more window'),
  'nobody-serves': words('请开放一个窗口', 'Open a window'),
  'window-idle': words(
    '问一问窗口，可以支援别的业务',
    'Ask the window; it could help another service',
  ),
  'window-paused': words('问一问窗口何时恢复', 'Ask when the window comes back'),
  'call-unanswered': words('请窗口重呼或过号', 'Recall, or mark a no-show'),
  'visit-long': words('看看窗口是否需要帮助', 'See whether the window needs help'),
  'parked-long': words('叫回暂存的市民', 'Call back whoever is parked'),
  'slip-failed': words('到终端补打小票', 'Reprint the slip at the terminal'),
  'closing-late': words('告诉市民，或加开窗口', 'Tell the citizens, or open a window'),
};

const reason = (code: string): Words => reasonWords[code] ?? { zh: code, en: code };
const join = (list: readonly Words[]): Words => ({
  zh: list.map(({ zh }) => zh).join('、'),
  en: list.map(({ en }) => en).join(', '),
});

function terminalAlerts(terminals: readonly TerminalView[]): Alert[] {
  return terminals.flatMap((terminal): Alert[] => {
    if (terminal.state === 'silent')
      return [
        {
          id: `silent-${terminal.id}`,
          tone: 'bad',
          what: words(`${terminal.name.zh} 失联`, `${terminal.name.en} is silent`),
          advice: words('查看电源和网络', 'Check power and network'),
        },
      ];
    return (terminal.heartbeat?.devices ?? [])
      .filter(({ advisedAction }) => advisedAction === 'staff' || advisedAction === 'engineer')
      .map((device) => {
        const name = deviceWords[device.id] ?? { zh: device.id, en: device.id };
        const reasons = join(
          device.reasons.length > 0 ? device.reasons.map(reason) : [reason(device.condition)],
        );
        return {
          id: `device-${terminal.id}-${device.id}`,
          tone: device.advisedAction === 'engineer' ? 'bad' : 'warn',
          what: words(
            `${terminal.name.zh} · ${name.zh}：${reasons.zh}`,
            `${terminal.name.en} · ${name.en}: ${reasons.en}`,
          ),
          advice: advice[device.advisedAction] ?? words('查看', 'Look'),
        };
      });
  });
}

const hallAlerts = (alerts: readonly HallAlert[]): Alert[] =>
  alerts.map(({ id, level, words: what, code }) => ({
    id,
    tone: level === 'urgent' ? 'bad' : 'warn',
    what,
    advice: hallAdvice[code],
  }));

function cabinetAlerts(cabinets: readonly CabinetSummary[]): Alert[] {
  return cabinets.flatMap((cabinet): Alert[] => {
    const { zh, en } = cabinet.name;
    const list: Alert[] = [];
    if (cabinet.inspect > 0)
      list.push({
        id: `inspect-${cabinet.id}`,
        tone: 'bad',
        what: words(
          `${zh}：${cabinet.inspect} 个格口内容不明`,
          `${en}: ${cabinet.inspect} compartments of unknown contents`,
        ),
        advice: words('到柜前查看并记录', 'Look inside and record it'),
      });
    if (cabinet.overdue > 0)
      list.push({
        id: `overdue-${cabinet.id}`,
        tone: 'warn',
        what: words(
          `${zh}：${cabinet.overdue} 份结果逾期未取`,
          `${en}: ${cabinet.overdue} results overdue`,
        ),
        advice: words('联系市民或收回', 'Contact the citizen or reclaim'),
      });
    if (cabinet.free === 0)
      list.push({
        id: `full-${cabinet.id}`,
        tone: 'warn',
        what: words(`${zh}：没有空格口`, `${en}: no compartment is free`),
        advice: words('取出存件，收回逾期件', 'Collect deposits, reclaim what is overdue'),
      });
    return list;
  });
}

/** What the manager should know, worst first. It repeats what server and terminals report; it decides nothing. */
export function alertsOf(
  hall: readonly HallAlert[],
  terminals: readonly TerminalView[],
  cabinets: readonly CabinetSummary[],
): readonly Alert[] {
  const all = [...hallAlerts(hall), ...terminalAlerts(terminals), ...cabinetAlerts(cabinets)];
  return all.toSorted((a, b) => Number(b.tone === 'bad') - Number(a.tone === 'bad'));
}
