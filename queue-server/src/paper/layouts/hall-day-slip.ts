import type { Text as Words } from '../../protocol/text.ts';
import {
  column,
  field,
  fields,
  heading,
  paper,
  qr,
  same,
  signatures,
  strongField,
  table,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { dateWords } from '../content/dates.ts';
import { minutesWords } from '../content/quantities.ts';
import { grouped } from './daily-slip.ts';

interface Figures {
  readonly issued: number;
  readonly served: number;
  readonly missed: number;
  readonly waiting: number;
  /** Whole seconds. */
  readonly meanWaiting: number;
  readonly longestWaiting: number;
}

export interface HallDaySlip {
  readonly hall: Words;
  /** Business day. */
  readonly day: string;
  readonly total: Figures;
  readonly queues: readonly (Figures & { readonly name: Words })[];
  /** Head of the site's journal when it was printed: paper that nobody can change later. */
  readonly audit: { readonly feed: string; readonly position: number; readonly hash: string };
}

const count = (number: number): Words => same(String(number));

const waits = ({ meanWaiting, longestWaiting }: Figures): Words => {
  const [mean, longest] = [minutesWords(meanWaiting), minutesWords(longestWaiting)];
  return words(`平均${mean.zh}，最长${longest.zh}`, `mean ${mean.en}, longest ${longest.en}`);
};

/** 大厅日结单: a hall's day in figures, and the head of its audit chain, kept on paper. */
export const hallDaySlip = (data: HallDaySlip, imprint: Imprint): Content =>
  paper('hall-day-slip', words('大厅日结单', 'Daily slip of the hall'), imprint, [
    fields(
      field(words('大厅', 'Hall'), data.hall),
      strongField(words('业务日', 'Business day'), dateWords(data.day)),
      field(words('取号', 'Tickets'), count(data.total.issued)),
      field(words('办结', 'Served'), count(data.total.served)),
      field(words('过号', 'Missed'), count(data.total.missed)),
      field(words('仍在等候', 'Still waiting'), count(data.total.waiting)),
      field(words('等候', 'Waits'), waits(data.total)),
    ),
    ...(data.queues.length === 0
      ? []
      : [
          heading(words('各业务队列', 'By queue')),
          table(
            [
              column(words('队列', 'Queue'), 36),
              column(words('取号', 'Tickets'), 14),
              column(words('办结', 'Served'), 14),
              column(words('过号', 'Missed'), 14),
              column(words('平均等候', 'Mean wait'), 22),
            ],
            data.queues.map((queue) => [
              queue.name,
              count(queue.issued),
              count(queue.served),
              count(queue.missed),
              minutesWords(queue.meanWaiting),
            ]),
          ),
        ]),
    heading(words('审计链首', 'Head of the audit chain')),
    fields(
      field(
        words('日志 · 序号', 'Journal, position'),
        same(`${data.audit.feed} · ${data.audit.position}`),
      ),
    ),
    text(same(grouped(data.audit.hash), '见二维码')),
    qr(
      `banshi-audit:${data.audit.feed}:${data.audit.position}:${data.audit.hash}`,
      words('核对本日审计链', 'Compare with the audit chain'),
    ),
    signatures(words('值班负责人', 'Head on duty')),
  ]);
