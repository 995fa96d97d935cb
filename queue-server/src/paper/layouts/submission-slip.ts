import type { Deadline } from '../../protocol/index.ts';
import type { Text as Words } from '../../protocol/text.ts';
import {
  field,
  fields,
  given,
  heading,
  list,
  numbered,
  paper,
  qr,
  rule,
  spelled,
  strong,
  strongField,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { dateWords, inZone, instantWords } from '../content/dates.ts';
import { arithmetic, type DeadlineFor } from '../content/deadline.ts';

export interface SubmissionSlip {
  readonly caseNumber: string;
  readonly password: string;
  readonly item: Words;
  readonly department: Words;
  readonly submittedAt: string;
  /** Until then it can be taken back; null if the citizen waived it. */
  readonly undoUntil: string | null;
  readonly deadline: Deadline | null;
  /** What the deadline is for; telling whether it is accepted, unless said otherwise. */
  readonly deadlineFor?: DeadlineFor;
  /** Originals that still have to go into the locker. */
  readonly toDeposit: readonly Words[];
  /** Materials that may follow later. */
  readonly toFollow: readonly Words[];
  /** Nobody can be called: the slip then has to carry the date by itself. */
  readonly reachable: boolean;
  /** False while it lies in the terminal's outbox. */
  readonly delivered: boolean;
  readonly statusUrl?: string | null;
}

/** 提交凭证: the application is handed in; number and password answer how far it is. */
export const submissionSlip = (data: SubmissionSlip, imprint: Imprint): Content =>
  paper(
    'submission-slip',
    words('申请提交凭证', 'Submission slip'),
    imprint,
    [
      fields(
        field(words('事项', 'Service'), data.item),
        field(words('承办部门', 'Department'), data.department),
        field(words('提交时间', 'Submitted'), instantWords(data.submittedAt, imprint.timeZone)),
        strongField(words('办件编号', 'Case number'), spelled(data.caseNumber)),
        strongField(words('查询密码', 'Query password'), spelled(data.password)),
      ),
      ...(data.delivered
        ? []
        : [
            text(
              words(
                '网络暂时中断：申请已安全保存在本机，恢复后自动送出，提交时间不变。',
                'The line is down: your application is kept safe here and goes out by itself; the time of submission stays.',
              ),
            ),
          ]),
      ...given(data.undoUntil, (until) => [
        text(
          words(
            `${inZone(until, imprint.timeZone).time} 前可在本机撤回`,
            `You may take it back at the terminal until ${inZone(until, imprint.timeZone).time}`,
          ),
        ),
      ]),
      ...(data.toDeposit.length === 0
        ? []
        : [
            heading(words('还须存入文件柜的原件', 'Originals still to go into the locker')),
            numbered(data.toDeposit),
          ]),
      ...(data.toFollow.length === 0
        ? []
        : [heading(words('可以后补的材料', 'May follow later')), numbered(data.toFollow)]),
      ...given(data.deadline, (deadline) => [
        heading(words('办理时限', 'Time limit')),
        list(arithmetic(deadline, data.deadlineFor)),
        ...(data.reachable
          ? []
          : [
              strong(
                words(
                  `您未留电话，请在${dateWords(deadline.due).zh}后来电或凭编号查询结果`,
                  `You left no phone: after ${dateWords(deadline.due).en} please call us or ask with the case number`,
                ),
              ),
            ]),
      ]),
      rule,
      ...given(data.statusUrl, (url) => [
        qr(url, words('扫码查询进度', 'Scan to see the progress')),
      ]),
    ],
    [words('非受理凭证', 'THIS IS NOT AN ACCEPTANCE', '注意，本凭证不是受理凭证')],
  );
