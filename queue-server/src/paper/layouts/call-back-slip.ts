import type { Text as Words } from '../../protocol/text.ts';
import {
  field,
  fields,
  given,
  heading,
  list,
  paper,
  spelled,
  strongField,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { instantWords } from '../content/dates.ts';

export interface CallBackSlip {
  /** What staff find the call by. */
  readonly reference: string;
  readonly askedAt: string;
  /** Whether the page went out; false while the line is cut. */
  readonly told: boolean;
  readonly about: Words;
  /** By when somebody calls back; null where nobody can promise it. */
  readonly answerBy: string | null;
  /** Masked phone on which staff call back; null: the citizen comes or calls. */
  readonly callOn: string | null;
  /** Where to go or whom to call meanwhile. */
  readonly turnTo?: readonly Words[];
}

/** 求助回执: help was called for; who answers, how and by when. */
export const callBackSlip = (data: CallBackSlip, imprint: Imprint): Content =>
  paper('call-back-slip', words('求助回执', 'Help slip'), imprint, [
    fields(
      strongField(words('求助编号', 'Reference'), spelled(data.reference)),
      field(words('求助时间', 'Asked'), instantWords(data.askedAt, imprint.timeZone)),
      field(words('求助内容', 'About'), data.about),
      data.callOn === null ? null : field(words('回电号码', 'We call'), spelled(data.callOn)),
    ),
    ...given(data.answerBy, (by) => [
      fields(strongField(words('最迟答复', 'Answer by'), instantWords(by, imprint.timeZone))),
    ]),
    text(
      data.told
        ? words('值班人员已收到通知。', 'The person on duty has been told.')
        : words(
            '网络暂时中断，恢复后立即通知值班人员；也可拨打电话。',
            'The line is down: the person on duty is told as soon as it is back; you may also call us.',
          ),
    ),
    ...(data.turnTo === undefined || data.turnTo.length === 0
      ? []
      : [heading(words('也可以', 'You can also turn to')), list(data.turnTo)]),
    text(
      words(
        '紧急情况请按本机旁的求助按钮。请保留本回执，凭求助编号在窗口或电话中查询。',
        'In an emergency press the help button beside the terminal. Keep this slip: staff find your call by its reference.',
      ),
    ),
  ]);
