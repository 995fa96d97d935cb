import type { AlarmKind, Text } from '../protocol/index.ts';

/** What each kind of alarm is called on the manager's page. */
export const alarmNames: Readonly<Record<AlarmKind, Text>> = {
  'terminal-called': { zh: '终端呼叫', en: 'A terminal calls' },
  compartment: { zh: '格口待查', en: 'A compartment needs a look' },
  'deposit-uncollected': { zh: '存件未及时取出', en: 'Deposits not collected' },
  'deposit-missing': { zh: '交接时缺件', en: 'A deposit went missing at the hand-over' },
  'parcel-overdue': { zh: '取件逾期', en: 'A result was not picked up' },
  'terminal-silent': { zh: '终端失联', en: 'A terminal is silent' },
  'terminal-device': { zh: '设备需处理', en: 'A device needs attention' },
  'case-yellow': { zh: '超过承诺时限', en: 'Past the promised limit' },
  'case-red': { zh: '超过法定时限或视为受理', en: 'Past the legal limit, or deemed accepted' },
  'calendar-unknown': { zh: '缺少工作日历', en: 'No working calendar for that year' },
  'follow-up-late': { zh: '差评回访逾期', en: 'A low rating was not followed up in time' },
};
