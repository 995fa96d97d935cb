import type { Hall } from '../halls/hall.ts';
import { usualThresholds, type Thresholds } from '../halls/settings.ts';
import type { HallAlert, Text } from '../protocol/index.ts';
import { hallView } from '../screens/hall-view.ts';
import { dayOf, shiftDate } from '../rules/index.ts';
import { chooseNext } from './profile.ts';
import { lineAt, windowOf, type HallState, type HallWindow } from './state.ts';
import { idOf, waited, type Ticket } from './ticket.ts';

type Alert = HallAlert;

const minutes = (ms: number): number => Math.max(0, Math.floor(ms / 60_000));
const say = (zh: string, en: string): Text => ({ zh, en });
const levels = { urgent: 0, warning: 1, notice: 2 } as const;

/** Everything in a hall that passed a threshold, worst first. Computed, never stored: it ends when its cause ends. */
export function hallAlerts(hall: Hall, state: HallState, seq: number, now: number) {
  const limits = { ...usualThresholds, ...hall.settings.thresholds };
  const found = [
    ...calendarAlerts(hall, now),
    ...queueAlerts(hall, state, limits, now),
    ...hall.settings.windows.flatMap(({ id }) =>
      windowAlerts(hall, state, windowOf(state, id), limits, now),
    ),
    ...ticketAlerts(state, limits, now),
  ];
  const alerts = found.toSorted((a, b) => levels[a.level] - levels[b.level] || b.value - a.value);
  return { seq, at: new Date(now).toISOString(), alerts };
}

/** So many days ahead the calendar of working days must be known: bookings and deadlines reach there. */
const calendarAhead = 30;

/** Without a calendar a hall opens by the days of the week, holidays or not: somebody has to bring it in time. */
function calendarAlerts({ settings, calendar, localTime }: Hall, now: number): Alert[] {
  if (settings.hours === null) return [];
  const { date } = localTime(now);
  for (let days = 0; days <= calendarAhead; days++) {
    const day = dayOf(calendar, shiftDate(date, days));
    if (day.kind !== 'unknown') continue;
    const words = say(
      `缺少 ${day.year} 年工作日历，到时只按星期开放：请导入节假日安排`,
      `No working calendar for ${day.year}; the hall will open by weekday alone: bring the year's holidays in`,
    );
    const of = { code: 'calendar-unknown', level: days === 0 ? 'urgent' : 'warning' } as const;
    return [{ id: 'calendar-unknown', ...of, value: days, threshold: calendarAhead, words }];
  }
  return [];
}

function queueAlerts(hall: Hall, state: HallState, limits: Thresholds, now: number): Alert[] {
  const { queues } = hallView(hall, state, 0, now);
  return queues.flatMap(({ id, name, waiting, wait, closing }) => {
    const alerts: Alert[] = [];
    const longest = lineAt(state, `queue ${id}`)
      .flatMap((serial) => state.tickets.get(serial) ?? [])
      .reduce((most, ticket) => Math.max(most, waited(ticket, now)), 0);
    const most = minutes(longest);
    if (waiting > 0 && most >= limits.waited) {
      alerts.push({
        id: `long-wait ${id}`,
        code: 'long-wait',
        level: most >= 2 * limits.waited ? 'urgent' : 'warning',
        queue: id,
        value: most,
        threshold: limits.waited,
        words: say(
          `${name.zh}：已有人等候 ${most} 分钟`,
          `${name.en}: somebody has waited ${most} minutes`,
        ),
      });
    }
    const expected = Math.floor(wait.high / 60);
    if (waiting > 0 && expected >= limits.expected) {
      alerts.push({
        id: `long-wait-expected ${id}`,
        code: 'long-wait-expected',
        level: 'notice',
        queue: id,
        value: expected,
        threshold: limits.expected,
        words: say(
          `${name.zh}：现在取号预计最长等候 ${expected} 分钟`,
          `${name.en}: newcomers may wait up to ${expected} minutes`,
        ),
      });
    }
    const open = (hall.servers.get(id) ?? []).some(
      (window) => windowOf(state, window).state === 'open',
    );
    if (waiting > 0 && !open && hall.opening(now).open) {
      alerts.push({
        id: `nobody-serves ${id}`,
        code: 'nobody-serves',
        level: 'urgent',
        queue: id,
        value: waiting,
        threshold: 0,
        words: say(
          `${name.zh}：${waiting} 人等候，但没有开放的窗口`,
          `${name.en}: ${waiting} waiting and no window open`,
        ),
      });
    }
    if (closing?.advice === 'late') {
      const left = minutes(Date.parse(closing.closesAt) - now);
      alerts.push({
        id: `closing-late ${id}`,
        code: 'closing-late',
        level: 'notice',
        queue: id,
        value: Math.floor(wait.low / 60),
        threshold: left,
        words: say(
          `${name.zh}：现在取号预计下班后才叫到，可考虑停止取号或加开窗口`,
          `${name.en}: newcomers would be called after closing; consider stopping issue or opening a window`,
        ),
      });
    }
    return alerts;
  });
}

function windowAlerts(
  hall: Hall,
  state: HallState,
  window: HallWindow,
  limits: Thresholds,
  now: number,
): Alert[] {
  const label = hall.windows.get(window.id)?.label ?? say(window.id, window.id);
  const value = minutes(now - window.since);
  const at = { window: window.id, value } as const;
  if (window.state === 'paused' && value >= limits.paused) {
    const words = say(
      `${label.zh}已暂停 ${value} 分钟`,
      `${label.en}: paused for ${value} minutes`,
    );
    const of = { code: 'window-paused', level: 'notice', threshold: limits.paused } as const;
    return [{ id: `window-paused ${window.id}`, ...of, ...at, words }];
  }
  if (window.state !== 'open' || window.ticket !== null || value < limits.idle) return [];
  // Somebody it may call: whoever needs a language of another window is not kept waiting by this one.
  const serves = hall.served.get(window.id) ?? [];
  if (chooseNext(hall, state, window, serves, now).ticket === undefined) return [];
  const words = say(
    `${label.zh}空闲 ${value} 分钟，但有人等候`,
    `${label.en}: idle for ${value} minutes while people wait`,
  );
  const of = { code: 'window-idle', level: 'warning', threshold: limits.idle } as const;
  return [{ id: `window-idle ${window.id}`, ...of, ...at, words }];
}

const ticketRules = [
  ['called', 'called', 'call-unanswered', '叫号后无人应答', 'called, nobody there'],
  ['serving', 'served', 'visit-long', '办理时间较长', 'a long visit'],
  ['parked', 'parked', 'parked-long', '暂存时间较长', 'set aside for long'],
  ['held', 'parked', 'parked-long', '挂起时间较长', 'on hold for long'],
] as const satisfies readonly (readonly [
  Ticket['state'],
  keyof Thresholds,
  Alert['code'],
  string,
  string,
])[];

function ticketAlerts(state: HallState, limits: Thresholds, now: number): Alert[] {
  const alerts: Alert[] = [];
  for (const ticket of state.tickets.values()) {
    const id = idOf(ticket.serial);
    const { number } = ticket;
    const value = minutes(now - ticket.since);
    const base = { ticket: id, queue: ticket.queue, value };
    for (const [when, limit, code, zh, en] of ticketRules) {
      const threshold = limits[limit];
      if (ticket.state !== when || value < threshold) continue;
      // It comes back by itself.
      if (ticket.heldUntil !== undefined) continue;
      const words = say(`${number} ${zh}：${value} 分钟`, `${number}: ${en} (${value} minutes)`);
      alerts.push({ id: `${code} ${id}`, code, level: 'notice', threshold, words, ...base });
    }
    const slip = ticket.slip?.state;
    if (ticket.state === 'waiting' && (slip === 'failed' || slip === 'unknown')) {
      const words = say(`${number} 小票未打印`, `${number}: the slip was not printed`);
      const of = { code: 'slip-failed', level: 'warning', threshold: 0 } as const;
      alerts.push({ id: `slip-failed ${id}`, ...of, words, ...base });
    }
  }
  return alerts;
}
