import type { Deadline } from '../../protocol/index.ts';
import type { Text as Words } from '../../protocol/text.ts';
import {
  barcode,
  field,
  fields,
  given,
  heading,
  list,
  numbered,
  paper,
  qr,
  rule,
  same,
  spelled,
  strongField,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { instantWords } from '../content/dates.ts';
import { arithmetic, type DeadlineFor } from '../content/deadline.ts';
import { copiesWords } from '../content/quantities.ts';

export interface DepositSlip {
  /** Number of the slip; also on the envelope's label. */
  readonly slip: string;
  readonly caseNumber: string;
  readonly password: string;
  readonly item: Words;
  readonly cabinet: Words;
  /** What is painted on the door. */
  readonly compartment: string;
  readonly depositedAt: string;
  /** As the citizen declared it: nobody has looked inside. */
  readonly contents: readonly { readonly name: Words; readonly copies: number }[];
  /** Null where no calendar covers the time: then no date is promised. */
  readonly deadline: Deadline | null;
  /** What the deadline is for; telling whether it is accepted, unless said otherwise. */
  readonly deadlineFor?: DeadlineFor;
  /** Page that tells how far the case is. */
  readonly statusUrl?: string | null;
}

/** 存件凭证: papers lie in the locker. It says plainly that nobody has accepted them yet. */
export const depositSlip = (data: DepositSlip, imprint: Imprint): Content =>
  paper(
    'deposit-slip',
    words('存件凭证', 'Deposit slip'),
    imprint,
    [
      fields(
        field(words('存件时间', 'Deposited'), instantWords(data.depositedAt, imprint.timeZone)),
        field(words('文件柜', 'Cabinet'), data.cabinet),
        strongField(words('格口', 'Compartment'), same(data.compartment)),
        field(words('事项', 'Service'), data.item),
      ),
      heading(words('存入材料（按申报，未核对）', 'Contents as declared, not checked')),
      numbered(data.contents.map(({ name, copies }) => copiesWords(name, copies))),
      heading(words('办理时限', 'Time limit')),
      ...given(data.deadline, (deadline) => [list(arithmetic(deadline, data.deadlineFor))]),
      ...(data.deadline === null
        ? [text(words('工作人员取件后电话告知', 'Staff will tell you after collecting the papers'))]
        : []),
      text(
        words(
          '时限自存件之日起算，夜间和节假日存件不延误。',
          'The time runs from the deposit, also at night and on holidays.',
        ),
      ),
      rule,
      fields(
        strongField(words('办件编号', 'Case number'), spelled(data.caseNumber)),
        strongField(words('查询密码', 'Query password'), spelled(data.password)),
      ),
      barcode(data.slip, words('存件单号', 'Deposit number')),
      ...given(data.statusUrl, (url) => [
        qr(url, words('扫码查询进度', 'Scan to see the progress')),
      ]),
      text(
        words(
          '工作人员取走前，可凭本人证件重新开柜补放或取消。',
          'Until staff collect it you may reopen the door with your card to add papers or cancel.',
        ),
      ),
    ],
    [words('非受理凭证', 'THIS IS NOT AN ACCEPTANCE', '注意，本凭证不是受理凭证')],
  );
