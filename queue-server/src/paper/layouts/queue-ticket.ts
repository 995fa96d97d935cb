import type { Text as Words } from '../../protocol/text.ts';
import {
  field,
  fields,
  given,
  heading,
  large,
  numbered,
  paper,
  qr,
  spelled,
  strongField,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { instantWords } from '../content/dates.ts';
import { peopleWords, waitWords } from '../content/quantities.ts';

export interface QueueTicket {
  readonly number: string;
  readonly queue: Words;
  /** Where to wait. */
  readonly area?: Words | null;
  /** Null where the number came from a leased range while the line was cut. */
  readonly ahead: number | null;
  /** Whole seconds: 50 % and 90 % of citizens wait no longer. */
  readonly wait: { readonly low: number; readonly high: number } | null;
  readonly issuedAt: string;
  /** The card was read: it finds a lost number again. */
  readonly byCard?: boolean;
  /** What to have at hand at the window. */
  readonly bring?: readonly Words[];
  /** Whole address of the status page, with "more time" and "leave". */
  readonly statusUrl: string | null;
}

/** 排队号: one place in one line. */
export const queueTicket = (data: QueueTicket, imprint: Imprint): Content =>
  paper('queue-ticket', words('排队号', 'Queue ticket'), imprint, [
    large(spelled(data.number), words('您的号码', 'Your number')),
    fields(
      strongField(words('业务', 'Queue'), data.queue),
      data.area === undefined || data.area === null
        ? null
        : field(words('等候区', 'Waiting area'), data.area),
      data.ahead === null
        ? null
        : field(words('前面等候', 'People ahead'), peopleWords(data.ahead)),
      data.wait === null ? null : field(words('预计等候', 'Expected wait'), waitWords(data.wait)),
      field(words('取号时间', 'Taken'), instantWords(data.issuedAt, imprint.timeZone)),
    ),
    ...(data.ahead === null
      ? [
          text(
            words(
              '网络暂时中断，等候人数以大厅屏幕为准',
              'The line is down: see the hall board for the queue',
            ),
          ),
        ]
      : []),
    ...(data.bring === undefined || data.bring.length === 0
      ? []
      : [heading(words('请备好', 'Please have ready')), numbered(data.bring)]),
    ...given(data.statusUrl, (url) => [
      qr(
        url,
        words('扫码看进度、延后或放弃排队', 'Scan to follow, ask for more time or leave the queue'),
      ),
    ]),
    text(
      data.byCard === true
        ? words(
            '过号请到咨询台；号码遗失可刷身份证找回',
            'Missed your call? Ask at the desk. Lost the slip? Your ID card finds it.',
          )
        : words('过号或遗失请到咨询台', 'Missed your call, or lost the slip? Ask at the desk.'),
    ),
  ]);
