import type { Deadline } from '../../protocol/index.ts';
import type { Text as Words } from '../../protocol/text.ts';
import { column, given, heading, list, paragraph, same, table, words } from '../content/compose.ts';
import type { Block, Content, Imprint } from '../content/content.ts';
import { dateWords } from '../content/dates.ts';
import { arithmetic } from '../content/deadline.ts';
import { letter, reasonAndBasis, remedyParagraph, type Letter, type Remedies } from './letter.ts';

export interface AcceptanceNotice extends Letter {
  readonly legalBasis: string;
  /** The review clock, which starts at acceptance. */
  readonly deadline: Deadline | null;
}

/** 受理通知书: an officer has accepted the case; the review clock runs. */
export const acceptanceNotice = (data: AcceptanceNotice, imprint: Imprint): Content =>
  letter('acceptance-notice', words('受理通知书', 'Notice of acceptance'), data, imprint, [
    paragraph(
      words(
        `你（单位）提出的“${data.item.zh}”申请，材料齐全、符合法定形式，依据${data.legalBasis}，决定予以受理。`,
        `Your application "${data.item.en}" is complete and in due form and is hereby accepted.`,
      ),
    ),
    ...given(data.deadline, (deadline): readonly Block[] => [
      heading(words('审查时限', 'Time limit of the review')),
      list(arithmetic(deadline, 'decision')),
    ]),
  ]);

export interface CorrectionNotice extends Letter {
  readonly legalBasis: string;
  /** The complete list, told at once: nothing may be asked for later. */
  readonly defects: readonly { readonly material: Words; readonly what: string }[];
  /** By when the corrections are expected, if the law sets a date. */
  readonly handInBy: string | null;
}

/** 补正告知书: every defect at once. */
export const correctionNotice = (data: CorrectionNotice, imprint: Imprint): Content =>
  letter('correction-notice', words('补正材料告知书', 'Notice of correction'), data, imprint, [
    paragraph(
      words(
        `你（单位）提出的“${data.item.zh}”申请，材料不齐全或者不符合法定形式。依据${data.legalBasis}，现一次性告知需要补正的全部内容（共${data.defects.length}项）：`,
        `Your application "${data.item.en}" is incomplete or not in due form. This is the complete list of what has to be corrected (${data.defects.length} in all).`,
      ),
    ),
    table(
      [
        column(words('序号', 'No.'), 9),
        column(words('材料', 'Material'), 30),
        column(words('需要补正的内容', 'What to correct'), 61),
      ],
      data.defects.map(({ material, what }, index) => [
        same(String(index + 1)),
        material,
        same(what),
      ]),
    ),
    paragraph(
      data.handInBy === null
        ? words(
            '补正材料可以在自助终端扫描、存入文件柜或者到窗口提交。补正后自收到全部补正材料之日起受理。',
            'Corrections can be scanned at a terminal, put into the locker or handed in at a window. The case is accepted as of the day all of them have arrived.',
          )
        : words(
            `请在${dateWords(data.handInBy).zh}前补正。补正材料可以在自助终端扫描、存入文件柜或者到窗口提交。`,
            `Please correct it by ${dateWords(data.handInBy).en}. Corrections can be scanned at a terminal, put into the locker or handed in at a window.`,
          ),
    ),
  ]);

export interface NonAcceptanceNotice extends Letter {
  readonly reason: string;
  readonly legalBasis: string;
  readonly remedies: Remedies;
  /** The body that is competent, where the matter is outside the remit (不受理). */
  readonly competent: Words | null;
}

/** 不予受理通知书: an end; with its reason, its basis, and the ways to contest it. */
export const nonAcceptanceNotice = (data: NonAcceptanceNotice, imprint: Imprint): Content =>
  letter(
    'non-acceptance-notice',
    words('不予受理通知书', 'Notice of non-acceptance'),
    data,
    imprint,
    [
      paragraph(
        words(
          `你（单位）提出的“${data.item.zh}”申请，经审查决定不予受理。`,
          `Your application "${data.item.en}" is not accepted.`,
        ),
      ),
      ...reasonAndBasis(data.reason, data.legalBasis),
      ...given(data.competent, (competent): readonly Block[] => [
        paragraph(
          words(
            `该事项不属于本机关职权范围，请向${competent.zh}提出申请。`,
            `This is not within our remit: please apply to ${competent.en}.`,
          ),
        ),
      ]),
      remedyParagraph(data.remedies),
    ],
  );

export interface DenialNotice extends Letter {
  readonly reason: string;
  readonly legalBasis: string;
  readonly remedies: Remedies;
  /** Permits are denied by a 不予行政许可决定书; other items by a 不予办理决定书. */
  readonly permit: boolean;
}

/** 不予许可决定书: the decision against the applicant, with reason, basis and remedies. */
export const denialNotice = (data: DenialNotice, imprint: Imprint): Content =>
  letter(
    'denial-notice',
    data.permit
      ? words('不予行政许可决定书', 'Decision: permit denied')
      : words('不予办理决定书', 'Decision: application denied'),
    data,
    imprint,
    [
      paragraph(
        words(
          `你（单位）提出的“${data.item.zh}”申请，经审查不符合法定条件，决定不予${data.permit ? '行政许可' : '办理'}。`,
          `Your application "${data.item.en}" does not meet the legal conditions and is denied.`,
        ),
      ),
      ...reasonAndBasis(data.reason, data.legalBasis),
      remedyParagraph(data.remedies),
    ],
  );
