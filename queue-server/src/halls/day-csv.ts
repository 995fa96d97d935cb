import type { Text } from '../protocol/index.ts';
import { csv } from './csv.ts';
import type { DayRow, Outcome } from './day-table.ts';
import type { Hall } from './hall.ts';
import { queueEver } from './settings.ts';

type Language = 'zh' | 'en';
const t = (zh: string, en: string): Text => ({ zh, en });

const outcomes: Readonly<Record<Outcome, Text>> = {
  finished: t('办结', 'finished'),
  missed: t('过号', 'missed'),
  cancelled: t('作废', 'cancelled'),
  open: t('未结', 'open'),
};
const channels: Readonly<Record<string, Text>> = {
  terminal: t('终端', 'terminal'),
  web: t('网上', 'web'),
  qr: t('扫码', 'QR'),
  clerk: t('窗口', 'clerk'),
};
const yes = t('是', 'yes');
const no = t('否', 'no');

const numberHeads = [
  t('号码', 'Number'),
  t('业务', 'Queue'),
  t('取号方式', 'Channel'),
  t('优先', 'Priority'),
  t('预约', 'Booked'),
  t('取号', 'Issued'),
  t('首次叫号', 'First called'),
  t('开始办理', 'Started'),
  t('结束', 'Ended'),
  t('窗口', 'Window'),
  t('叫号次数', 'Calls'),
  t('结果', 'Outcome'),
];
const waitHeads = [
  t('号码', 'Number'),
  t('业务', 'Queue'),
  t('取号', 'Issued'),
  t('告知：一半在此之内（秒）', 'Told: half within (s)'),
  t('告知：中值（秒）', 'Told: middle (s)'),
  t('告知：九成在此之内（秒）', 'Told: nine of ten within (s)'),
  t('实际等候（秒）', 'Measured wait (s)'),
  t('相差（秒）', 'Off by (s)'),
  t('在九成之内', 'Within nine of ten'),
];

const two = (n: number): string => String(n).padStart(2, '0');

/** What became of every number of a day: times, windows, outcomes; no person and no reason. */
export function numbersCsv(hall: Hall, rows: readonly DayRow[], language: Language): string {
  const say = (words: Text | undefined, otherwise = '') => words?.[language] ?? otherwise;
  const time = (at: number | undefined) => (at === undefined ? '' : clockTime(hall, at));
  return csv([
    numberHeads.map((head) => say(head)),
    ...rows.map((row) => [
      row.number,
      say(queueEver(hall.settings, row.queue)?.name, row.queue),
      say(channels[row.channel], row.channel),
      say(row.priority === 'priority' ? yes : no),
      say(row.booked ? yes : no),
      time(row.issuedAt),
      time(row.calledAt),
      time(row.startedAt),
      time(row.endedAt),
      row.window ?? '',
      row.calls,
      say(outcomes[row.outcome]),
    ]),
  ]);
}

/** What newcomers were told beside how long it was, for all who were called. */
export function waitsCsv(hall: Hall, rows: readonly DayRow[], language: Language): string {
  const say = (words: Text | undefined, otherwise = '') => words?.[language] ?? otherwise;
  return csv([
    waitHeads.map((head) => say(head)),
    ...rows.flatMap(({ number, queue, issuedAt, calledAt, told }) => {
      if (told === undefined || calledAt === undefined) return [];
      const waited = Math.round((calledAt - issuedAt) / 1_000);
      return [
        [
          number,
          say(queueEver(hall.settings, queue)?.name, queue),
          clockTime(hall, issuedAt),
          told.low,
          told.mid,
          told.high,
          waited,
          waited - told.mid,
          say(waited <= told.high ? yes : no),
        ],
      ];
    }),
  ]);
}

/** Local time as a spreadsheet reads it. */
function clockTime({ localTime }: Hall, at: number): string {
  const { date, minutes } = localTime(at);
  const seconds = Math.floor(at / 1_000) % 60;
  return `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds)}`;
}
