import type { CabinetSummary, HallView, TerminalView } from '@banshi/queue-server/protocol';
import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';
import { advice, reasonWords } from './manager-words.ts';

export interface Alert {
  readonly id: string;
  readonly tone: 'bad' | 'warn';
  readonly what: Words;
  readonly advice: Words;
}

/** A wait (minutes) past which the manager is told; a setting of the hall takes its place. */
export const longWaitMinutes = 45;

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
        const reasons = join(
          device.reasons.length > 0 ? device.reasons.map(reason) : [reason(device.condition)],
        );
        return {
          id: `device-${terminal.id}-${device.id}`,
          tone: device.advisedAction === 'engineer' ? 'bad' : 'warn',
          what: words(
            `${terminal.name.zh} · ${device.id}：${reasons.zh}`,
            `${terminal.name.en} · ${device.id}: ${reasons.en}`,
          ),
          advice: advice[device.advisedAction] ?? words('查看', 'Look'),
        };
      });
  });
}

function queueAlerts(hall: HallView): Alert[] {
  return hall.queues.flatMap((queue): Alert[] => {
    const serving = hall.windows.filter(
      ({ category, function: role, state }) =>
        category === queue.category && role === queue.function && state === 'open',
    ).length;
    const { zh, en } = queue.name;
    if (queue.waiting > 0 && serving === 0)
      return [
        {
          id: `unserved-${queue.id}`,
          tone: 'bad',
          what: words(
            `${zh}：${queue.waiting} 人等候，没有开放的窗口`,
            `${en}: ${queue.waiting} waiting, no window is open`,
          ),
          advice: words('请开放一个窗口', 'Open a window'),
        },
      ];
    const minutes = Math.ceil(queue.wait.high / 60);
    if (queue.waiting > 0 && minutes > longWaitMinutes)
      return [
        {
          id: `long-${queue.id}`,
          tone: 'warn',
          what: words(`${zh}：最长约 ${minutes} 分钟`, `${en}: up to about ${minutes} min`),
          advice: words('再开一个窗口', 'Open one more window'),
        },
      ];
    return [];
  });
}

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
  hall: HallView | null,
  terminals: readonly TerminalView[],
  cabinets: readonly CabinetSummary[],
): readonly Alert[] {
  const all = [
    ...(hall === null ? [] : queueAlerts(hall)),
    ...terminalAlerts(terminals),
    ...cabinetAlerts(cabinets),
  ];
  return all.toSorted((a, b) => Number(b.tone === 'bad') - Number(a.tone === 'bad'));
}
