import type { AlarmView } from '@banshi/queue-server/protocol';
import type { Words } from '../locales/index.ts';
import { dateWords, instantWords, words } from '../locales/words.ts';
import { deviceName, knownReports, reportWords } from './device-words.ts';

/** Terminals and cabinets by id, as people call them. */
export type Names = ReadonlyMap<string, Words>;

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

/** Codes that carry a value: `until 2026-…`. */
const withValue: Readonly<Record<string, (value: string, timeZone: string) => Words>> = {
  deposits: (n) => words(`${n} 件存件还在柜中`, `${n} deposits are still in the locker`),
  'hand-over': (id) => words(`交接单 ${id}`, `Hand-over list ${id}`),
  until: (at) => both('保管期满：', 'Kept until ', dateWords(at)),
  since: (at, zone) =>
    Number.isNaN(Date.parse(at))
      ? words('没有收到过消息', 'Never heard of')
      : both('失联始于 ', 'Silent since ', instantWords(at, zone)),
  due: (at) => both('应回访：', 'Due ', dateWords(at)),
  legal: (at) => both('法定期限：', 'Legal limit: ', dateWords(at)),
  promised: (at) => both('承诺期限：', 'Promised limit: ', dateWords(at)),
};

const both = (zh: string, en: string, value: Words): Words =>
  words(`${zh}${value.zh}`, `${en}${value.en}`);

/** Why an alarm was raised, in words; what is a person's own text stays as it was written. */
export function alarmBecause(because: string, timeZone: string): Words {
  const fixed = Object.hasOwn(becauseWords, because) ? becauseWords[because] : undefined;
  if (fixed !== undefined) return fixed;
  const [first = '', ...rest] = because.split(' ');
  const valued = Object.hasOwn(withValue, first) ? withValue[first] : undefined;
  if (valued !== undefined && rest.length === 1) return valued(rest[0] ?? '', timeZone);
  const letter = /^letter-refused:(.+)$/.exec(because)?.[1];
  if (letter !== undefined)
    return words(
      `服务器没有收下终端的一条记录，请告知工程师（${letter}）`,
      `The server refused a record of the terminal; tell the engineer (${letter})`,
    );
  const codes = because.split(' ');
  if (!codes.some((code) => knownReports.includes(code))) return words(because, because);
  const said = codes.map(reportWords);
  return words(said.map(({ zh }) => zh).join('，'), said.map(({ en }) => en).join(', '));
}

/** What to look at: the alarm's name, then terminal or cabinet by name, with what of it is meant. */
export function alarmAbout({ kind, name, about }: AlarmView, names: Names): Words {
  const [id = '', ...rest] = about.split(' ');
  const place = names.get(id) ?? words(id, id);
  const part = rest.join(' ');
  const what =
    kind === 'terminal-device' || part === 'reader' ? deviceName(part) : words(part, part);
  const whole = part === '' ? place : words(`${place.zh} ${what.zh}`, `${place.en} ${what.en}`);
  return words(`${name.zh}：${whole.zh}`, `${name.en}: ${whole.en}`);
}
