import type { Text as Words } from '../../protocol/text.ts';
import {
  column,
  field,
  fields,
  heading,
  paper,
  same,
  signatures,
  table,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { instantWords, shortDate } from '../content/dates.ts';
import { shareWords } from '../content/quantities.ts';

export interface SupervisionReport {
  readonly at: string;
  readonly onlineRate: number | null;
  readonly onTimeRate: number | null;
  readonly satisfaction: number | null;
  readonly cases: {
    readonly total: number;
    readonly open: number;
    readonly decided: number;
    readonly onTime: number;
    readonly yellow: number;
    readonly red: number;
  };
  readonly ratings: readonly { readonly level: number; readonly count: number }[];
  readonly alarms: number;
  /** Cases past a limit, the most overdue first; never an applicant. */
  readonly late: readonly {
    readonly number: string;
    readonly item: Words;
    readonly department: Words;
    readonly due: string;
    readonly past: 'promised' | 'legal';
  }[];
}

const levels: Readonly<Record<number, Words>> = {
  5: words('非常满意', 'Very satisfied'),
  4: words('满意', 'Satisfied'),
  3: words('基本满意', 'Fairly satisfied'),
  2: words('不满意', 'Dissatisfied'),
  1: words('非常不满意', 'Very dissatisfied'),
};
const count = (number: number): Words => same(String(number));
const limits = {
  promised: words('超承诺时限', 'promised limit'),
  legal: words('超法定时限', 'legal limit'),
} as const;

/** 效能监督报告: the three figures a city is measured by, and what is late. */
export const supervisionReport = (data: SupervisionReport, imprint: Imprint): Content =>
  paper('supervision-report', words('效能监督报告', 'Supervision report'), imprint, [
    fields(field(words('统计时间', 'As of'), instantWords(data.at, imprint.timeZone))),
    table(
      [
        column(words('网上办理率', 'Without a visit'), 1),
        column(words('按时办结率', 'On time'), 1),
        column(words('满意率', 'Satisfaction'), 1),
        column(words('待处置告警', 'Open alarms'), 1),
      ],
      [
        [
          shareWords(data.onlineRate),
          shareWords(data.onTimeRate),
          shareWords(data.satisfaction),
          count(data.alarms),
        ],
      ],
    ),
    heading(words('办件', 'Cases')),
    table(
      [
        column(words('总数', 'In all'), 1),
        column(words('在办', 'Open'), 1),
        column(words('已决定', 'Decided'), 1),
        column(words('其中按时', 'On time'), 1),
        column(words('黄牌：超承诺时限', 'Past promise'), 1.6),
        column(words('红牌：超法定时限', 'Past the law'), 1.6),
      ],
      [
        [
          count(data.cases.total),
          count(data.cases.open),
          count(data.cases.decided),
          count(data.cases.onTime),
          count(data.cases.yellow),
          count(data.cases.red),
        ],
      ],
    ),
    heading(words('评价', 'Ratings')),
    table(
      data.ratings.map(({ level }) => column(levels[level] ?? count(level), 1)),
      [data.ratings.map(({ count: given }) => count(given))],
    ),
    heading(words('超时办件', 'Late cases')),
    ...(data.late.length === 0
      ? [text(words('没有超时办件。', 'No case is late.'))]
      : [
          table(
            [
              column(words('办件编号', 'Case'), 38),
              column(words('事项', 'Service'), 30),
              column(words('承办部门', 'Department'), 25),
              column(words('期限', 'Due'), 14),
              column(words('超时', 'Late'), 17),
              column(words('处置', 'Action taken'), 11),
            ],
            data.late.map((one) => [
              same(one.number),
              one.item,
              one.department,
              shortDate(one.due),
              limits[one.past],
              same(' '),
            ]),
          ),
        ]),
    signatures(words('制表', 'Drawn up by'), words('监督负责人', 'Head of supervision')),
  ]);
