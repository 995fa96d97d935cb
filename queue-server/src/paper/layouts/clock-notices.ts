import type { Deadline } from '../../protocol/index.ts';
import type { Text as Words } from '../../protocol/text.ts';
import { given, heading, list, paragraph, words } from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { arithmetic } from '../content/deadline.ts';
import { letter, reasonAndBasis, type Letter } from './letter.ts';

export interface ExtensionNotice extends Letter {
  readonly reason: string;
  readonly legalBasis: string;
  /** Working days added. */
  readonly days: number;
  /** Office of the one who approved it, e.g. the head of the body; never a name. */
  readonly approvedBy: Words;
  /** Null where no calendar covers the time yet. */
  readonly deadline: Deadline | null;
}

/** 延期告知书: the review takes longer; approved by the head, with the reason, told in time. */
export const extensionNotice = (data: ExtensionNotice, imprint: Imprint): Content =>
  letter('extension-notice', words('延长期限告知书', 'Notice of extension'), data, imprint, [
    paragraph(
      words(
        `你（单位）提出的“${data.item.zh}”申请，经${data.approvedBy.zh}批准，办理期限延长${data.days}个工作日。`,
        `With the approval of ${data.approvedBy.en}, the time limit for your application "${data.item.en}" is extended by ${data.days} working days.`,
      ),
    ),
    ...reasonAndBasis(data.reason, data.legalBasis),
    ...given(data.deadline, (deadline) => [
      heading(words('延长后的期限', 'The new time limit')),
      list(arithmetic(deadline, 'decision')),
    ]),
  ]);

export interface SpecialProcedureNotice extends Letter {
  /** Hearing, inspection, testing, expert review: only what the law lists. */
  readonly procedure: Words;
  readonly reason: string;
  readonly legalBasis: string;
  /** Working days it is expected to take, where that can be said; they do not count. */
  readonly days: number | null;
}

/** 特别程序告知书: a procedure that stops the clock, told in writing. */
export const specialProcedureNotice = (data: SpecialProcedureNotice, imprint: Imprint): Content =>
  letter(
    'special-procedure-notice',
    words('特别程序告知书', 'Notice of a special procedure'),
    data,
    imprint,
    [
      paragraph(
        words(
          `你（单位）提出的“${data.item.zh}”申请依法需要${data.procedure.zh}，${data.days === null ? '' : `预计${data.days}个工作日，`}所需时间不计入办理期限。`,
          `Your application "${data.item.en}" needs by law: ${data.procedure.en}. ${data.days === null ? 'The time it takes does' : `It is expected to take ${data.days} working days, which do`} not count towards the time limit.`,
        ),
      ),
      ...reasonAndBasis(data.reason, data.legalBasis),
    ],
  );
