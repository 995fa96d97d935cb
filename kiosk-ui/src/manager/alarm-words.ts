import type { AlarmView } from '@banshi/queue-server/protocol';
import { becauseWords } from '../desk/because-words.ts';
import type { Words } from '../locales/index.ts';
import { dateWords, instantWords, words } from '../locales/words.ts';
import { deviceName, knownReports, reportWords } from './device-words.ts';

/** Terminals and cabinets by id, as people call them. */
export type Names = ReadonlyMap<string, Words>;

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
