import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';

/** Why a terminal called or a compartment is out of use, by the code it was recorded with. */
export const becauseWords: Readonly<Record<string, Words>> = {
  help: words('市民求助', 'Somebody asks for help'),
  'card-left': words('证件遗留在读卡器上', 'A card was left on the reader'),
  'door-left-open': words('柜门一直没有关上', 'A door was left open'),
  'door-failed': words('柜门打不开', 'A door did not open'),
  'wrong-door': words('打开的不是指定的柜门', 'Another door than commanded opened'),
  'open-without-command': words('柜门未经指令打开', 'A door opened without a command'),
  'sensor-disagrees': words('传感器与记录不符', 'Sensors contradict the record'),
  'unknown-outcome': words('断电或中断，开门结果不明', 'Interrupted: nobody saw whether it opened'),
  'unlock-unknown': words('开门结果不明', 'Nobody saw whether it opened'),
  'needs-inspection': words('内容需要查看', 'Its contents need a look'),
  'parcel-disputed': words('取件人说内容不对', 'The contents were disputed'),
  'pick-up-disputed': words('取件人说内容不对', 'The contents were disputed'),
  'still-broken': words('查看后仍不能用', 'Still broken after a look'),
  'not-recovered': words('未能恢复', 'It did not recover'),
  'not-ready': words('锁控板没有就绪', 'The lock boards are not ready'),
  'seen-closed': words('看到门已关闭', 'It was seen closed'),
  doubtful: words('结果存疑', 'In doubt'),
  failed: words('没有成功', 'It failed'),
  refused: words('未被允许', 'It was refused'),
  restarted: words('终端重新启动', 'The terminal restarted'),
  inspect: words('内容需要查看', 'Its contents need a look'),
  blocked: words('停用', 'Out of use'),
  'deemed-accepted': words('已过告知期限，视为受理', 'Too late to ask: deemed accepted'),
  'no-calendar': words('请在设置中补上该年的工作日历', 'Enter the calendar of that year'),
};
