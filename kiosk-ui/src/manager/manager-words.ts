import type { ClosedBecause, DeviceReport, TerminalView } from '@banshi/queue-server/protocol';
import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';

export const managerWords = {
  title: words('大厅管理', 'Hall manager'),
  now: words('此刻', 'Now'),
  records: words('号码与操作记录', 'Numbers and acts'),
  settings: words('设置', 'Settings'),
  waiting: words('等候人数', 'Waiting'),
  windows: words('开放窗口', 'Open windows'),
  longest: words('最长预计等候', 'Longest expected wait'),
  terminals: words('在线终端', 'Terminals online'),
  lockersFree: words('空闲格口', 'Lockers free'),
  alerts: words('需要处理', 'Needs attention'),
  onIt: words('我来处理', 'I am on it'),
  settled: words('已解决', 'Settled'),
  takenBy: words('{who} 正在处理', '{who} is on it'),
  paged: words('已呼叫 {who}', 'Paged: {who}'),
  onTime: words('按时办结率', 'On time'),
  satisfaction: words('满意率', 'Satisfied'),
  online: words('不见面办理率', 'Without a visit'),
  noAlerts: words('一切正常', 'All is well'),
  queues: words('各业务等候', 'Waiting by service'),
  queueMax: words('预计等候（分钟）', 'Expected wait (minutes)'),
  people: words('{n} 人', '{n} people'),
  map: words('窗口', 'Windows'),
  idle: words('空闲', 'Idle'),
  away: words('暂停', 'Paused'),
  shut: words('关闭', 'Closed'),
  minutes: words('{n} 分钟', '{n} min'),
  served: words('今日已办', 'Served today'),
  meanWait: words('平均等候', 'Mean wait'),
  accuracy: words('预计等候准不准', 'How right the expected waits were'),
  accuracyNone: words('今天还没有可比的数据', 'Nothing to compare yet today'),
  accuracyText: words(
    '今日 {n} 次：平均误差 {error}（按固定时长估 {constant}，照上一位估 {last}）；{p90}% 的人没有超出上限',
    '{n} tickets today: mean error {error} (fixed times: {constant}, as the last one: {last}); {p90} % stayed within the upper bound',
  ),
  overDay: words('今日等候：告知与实际', 'Waits today: told and measured'),
  chartMinutes: words('分钟', 'minutes'),
  chartWaited: words('实际等候', 'Waited'),
  chartTold: words('取号时告知', 'Told'),
  chartBound: words('告知的上限', 'Upper bound told'),
  chartError: words('平均误差', 'Mean error'),
  issue: words('取号', 'Giving tickets'),
  issueNote: words(
    '临近下班只作提示；已取号的都会办完。停止取号由主管决定，并说明原因',
    'Closing time only advises; everybody with a ticket is served. Only a manager stops issue, with a reason',
  ),
  issuing: words('取号中', 'Open'),
  notIssuing: words('不取号', 'Closed'),
  stop: words('停止取号', 'Stop'),
  stopAll: words('全大厅停止取号', 'Stop for the whole hall'),
  allow: words('恢复取号', 'Allow again'),
  allowAll: words('全大厅恢复取号', 'Allow for the whole hall'),
  stopWhy: words('为什么停止取号？', 'Why stop giving tickets?'),
  otherReason: words('其他原因', 'Another reason'),
  followUps: words('低分回访', 'Low ratings to follow up'),
  followUpsNone: words('没有待回访的低分评价', 'No low rating waits for a follow-up'),
  rated: words('{level} 分', 'Level {level}'),
  outcome: words('回访结果', 'What came of it'),
  closeFollowUp: words('完成回访', 'Close'),
  followUpDue: words('{date} 前回访', 'by {date}'),
  sits: words('{name} 在岗', '{name} sits here'),
  nobodySits: words('无人在岗', 'Nobody sits here'),
  has: words('正在叫/办 {number}', '{number} is here'),
  orderNote: words(
    '窗口人员会在工作台看到是谁、为什么；他重新开放窗口即可继续',
    'The clerk is told at the console who did it and why, and goes on by opening the window again',
  ),
  orderWhy: words('原因（告知窗口人员）', 'Reason (told to the clerk)'),
  giveBack: words('把 {number} 退回队列', 'Give {number} back to its queue'),
  pauseWindow: words('暂停窗口', 'Pause the window'),
  closeWindow: words('关闭窗口', 'Close the window'),
  terminalList: words('终端与设备', 'Terminals and devices'),
  lockerList: words('文件柜', 'Lockers'),
  lastSeen: words('{age}前', '{age} ago'),
  outbox: words('待上传 {n}', '{n} to send'),
  offers: words('暂停：{what}', 'Not offered: {what}'),
  free: words('空闲 {n}', '{n} free'),
  deposits: words('存件 {n}', '{n} deposits'),
  parcels: words('待取 {n}', '{n} to pick up'),
  inspect: words('待查看 {n}', '{n} to look at'),
  overdue: words('逾期 {n}', '{n} overdue'),
  noTerminals: words('还没有终端注册', 'No terminal has enrolled yet'),
  showAll: words('显示全部 {n} 台', 'Show all {n}'),
  showLess: words('只看要处理的', 'Only what needs attention'),
  hall: words('大厅', 'Hall'),
} as const;

export const stopReasons: readonly Words[] = [
  words('等候时间已超过下班', 'Waits reach past closing'),
  words('窗口人员不足', 'Too few windows staffed'),
  words('业务系统故障', 'A system is down'),
  words('大厅临时关闭', 'The hall closes early'),
];

export const orderReasons: readonly Words[] = [
  words('窗口无人', 'Nobody at the window'),
  words('设备故障', 'A device is out of order'),
  words('请到前台支援', 'Please help at the front desk'),
  words('请参加紧急会议', 'Please come to a meeting'),
];

/** Why no tickets are given, by the hall's code. */
export const closedWords: Readonly<Record<ClosedBecause, Words>> = {
  'rest-day': words('休息日', 'Rest day'),
  'before-hours': words('还没到取号时间', 'Too early'),
  break: words('午休', 'Lunch break'),
  'after-hours': words('已下班', 'After hours'),
  'issue-stopped': words('主管已停止取号', 'Stopped by a manager'),
  'quota-full': words('今日号源已满', 'All tickets of today are given'),
};

export const terminalStates: Readonly<Record<TerminalView['state'], Words>> = {
  'not-enrolled': words('未注册', 'Not enrolled'),
  online: words('在线', 'Online'),
  silent: words('失联', 'Silent'),
  revoked: words('已停用', 'Revoked'),
};

export const advice: Readonly<Record<DeviceReport['advisedAction'], Words>> = {
  nobody: words('正常', 'Nothing to do'),
  citizen: words('等市民操作', 'Waiting for the citizen'),
  staff: words('请工作人员处理', 'Staff: please look'),
  engineer: words('请工程师处理', 'Engineer: please look'),
};
