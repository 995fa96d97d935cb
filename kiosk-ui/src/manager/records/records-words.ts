import type { ActType, NumberFate } from '@banshi/queue-server/protocol';
import type { Words } from '../../locales/index.ts';
import { words } from '../../locales/words.ts';

export const recordsWords = {
  exportNumbers: words('导出号码表（CSV）', 'Export the numbers (CSV)'),
  exportWaits: words('导出等候对照（CSV）', 'Export waits told and measured (CSV)'),
  title: words('号码与操作记录', 'Numbers and acts'),
  intro: words(
    '由事件日志算出，另无账本：每个号都有下落，每次操作都有人名',
    'Computed from the journal alone: every number has its fate, every act its name',
  ),
  day: words('营业日', 'Business day'),
  numbers: words('当天号码', 'The day’s numbers'),
  numbersNone: words('当天没有发号', 'No number was given that day'),
  allWell: words('没有去向不明的号码', 'No number is unaccounted for'),
  lost: words(
    '{n} 个号码去向不明，请告知管理员',
    '{n} numbers are unaccounted for; tell the administrator',
  ),
  acts: words('操作记录', 'Acts'),
  actsNone: words('没有符合条件的操作', 'No such act'),
  actsShown: words('共 {found} 条，显示最新 {n} 条', '{found} in all, the newest {n} shown'),
  who: words('人员', 'Who'),
  window: words('窗口', 'Window'),
  what: words('操作', 'Act'),
  number: words('号码', 'Number'),
  when: words('时间', 'Time'),
  anybody: words('全部', 'Anybody'),
  anything: words('全部', 'Anything'),
  anywhere: words('全部', 'Anywhere'),
  onlyUndone: words('只看撤销', 'Only what was taken back'),
  undoneBy: words('{time} 由 {who} 撤销', 'taken back {time} by {who}'),
  undid: words('撤销第 {seq} 条', 'took back no. {seq}'),
  from: words('{number} 起', 'from {number}'),
} as const;

export const fateWords: Readonly<Record<NumberFate, Words>> = {
  given: words('已发号', 'Given'),
  cancelled: words('已作废', 'Cancelled'),
  skipped: words('跳过', 'Skipped'),
  lent: words('借给终端', 'Lent'),
  unexplained: words('去向不明', 'Unaccounted for'),
};

/** Why a number was skipped or cancelled, by its code. */
const because: Readonly<Record<string, Words>> = {
  clerk: words('由工作人员作废', 'by a clerk'),
  citizen: words('本人离开', 'the citizen left'),
  undone: words('发号被撤销', 'its issue was taken back'),
  'offline-number': words('已改发离线号码', 'an offline number was given instead'),
  'day-over': words('当天结束', 'the day ended'),
  'offline-block': words('留给终端离线取号', 'kept for offline terminals'),
  'carried-over': words('前一天的同号还在排队', 'yesterday’s same number still waits'),
  'not-used-offline': words('终端没有用到', 'the terminal did not need it'),
  'reported-late': words('终端补报', 'reported late by the terminal'),
};
export const becauseWords = (code: string): Words =>
  (Object.hasOwn(because, code) ? because[code] : undefined) ??
  words(`终端 ${code}`, `terminal ${code}`);

export const actWords: Readonly<Record<ActType, Words>> = {
  'window-opened': words('开放窗口', 'Opened the window'),
  'window-paused': words('暂停窗口', 'Paused the window'),
  'window-closed': words('关闭窗口', 'Closed the window'),
  'ticket-issued': words('发号', 'Gave a ticket'),
  'ticket-called': words('叫号', 'Called'),
  'ticket-recalled': words('重呼', 'Called again'),
  'ticket-started': words('开始办理', 'Started'),
  'ticket-walked-up': words('无号受理', 'Served a walk-up'),
  'ticket-finished': words('办结', 'Finished'),
  'ticket-continued': words('转下一项业务', 'Sent to the next service'),
  'ticket-missed': words('过号', 'No-show'),
  'ticket-held': words('挂起', 'Put on hold'),
  'ticket-parked': words('放入暂存区', 'Parked'),
  'ticket-resumed': words('恢复排队', 'Back in the line'),
  'ticket-transferred': words('转办', 'Transferred'),
  'ticket-cancelled': words('作废', 'Cancelled'),
  'action-undone': words('撤销', 'Took back'),
  'issue-stopped': words('停止取号', 'Stopped issue'),
  'issue-allowed': words('恢复取号', 'Allowed issue'),
  'settings-changed': words('修改设置', 'Changed the settings'),
};
