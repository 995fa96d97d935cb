import type { Deadline } from '../../protocol/index.ts';
import type { Text as Words } from '../../protocol/text.ts';
import {
  closing,
  field,
  fields,
  given,
  heading,
  list,
  numbered,
  paper,
  qr,
  same,
  spelled,
  strongField,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { dateWords, instantWords } from '../content/dates.ts';
import { arithmetic } from '../content/deadline.ts';

export interface ReceivedMaterial {
  readonly name: Words;
  readonly form: 'original' | 'copy' | 'electronic';
  readonly copies: number;
}

export interface ReceiptVoucher {
  /** Number of the voucher. */
  readonly number: string;
  readonly caseNumber: string;
  /** Null at the counter, which does not know it: the citizen's own slip carries it. */
  readonly password: string | null;
  readonly applicant: string;
  readonly item: Words;
  readonly materials: readonly ReceivedMaterial[];
  readonly receivedAt: string;
  /** Window or desk, never a person. */
  readonly receivedBy: Words;
  readonly issuer: Words;
  /** Calendar date at the site. */
  readonly date: string;
  readonly deadline: Deadline | null;
  readonly statusUrl: string | null;
}

const forms = {
  original: words('原件', 'original'),
  copy: words('复印件', 'copy'),
  electronic: words('电子件', 'electronic'),
} as const;

const materialWords = ({ name, form, copies }: ReceivedMaterial): Words =>
  words(`${name.zh}（${forms[form].zh}${copies}份）`, `${name.en} (${forms[form].en} × ${copies})`);

/** 收件凭证: staff have taken the papers in and looked at them; acceptance is yet to be decided. */
export const receiptVoucher = (data: ReceiptVoucher, imprint: Imprint): Content =>
  paper(
    'receipt-voucher',
    words('收件凭证', 'Receipt voucher'),
    imprint,
    [
      fields(
        field(words('凭证编号', 'Voucher'), same(data.number)),
        field(words('申请人', 'Applicant'), same(data.applicant)),
        field(words('事项', 'Service'), data.item),
        field(words('收件时间', 'Received'), instantWords(data.receivedAt, imprint.timeZone)),
        field(words('收件窗口', 'Received at'), data.receivedBy),
        strongField(words('办件编号', 'Case number'), spelled(data.caseNumber)),
        data.password === null
          ? null
          : strongField(words('查询密码', 'Query password'), spelled(data.password)),
      ),
      heading(words('收到的材料', 'Papers received')),
      numbered(data.materials.map(materialWords)),
      ...given(data.deadline, (deadline) => [
        heading(words('办理时限', 'Time limit')),
        list(arithmetic(deadline)),
      ]),
      text(
        words(
          '原件核对后按约定方式退还。',
          'Originals come back to you in the way agreed, once compared.',
        ),
      ),
      ...given(data.statusUrl, (url) => [
        qr(url, words('扫码查询进度', 'Scan to see the progress')),
      ]),
      closing(data.issuer, dateWords(data.date), true),
    ],
    [words('仅证明收到材料，非受理凭证', 'Papers received; not an acceptance')],
  );
