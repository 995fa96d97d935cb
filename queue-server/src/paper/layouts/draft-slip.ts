import type { Text as Words } from '../../protocol/text.ts';
import {
  field,
  fields,
  heading,
  numbered,
  paper,
  qr,
  same,
  strongField,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { instantWords } from '../content/dates.ts';

export interface DraftSlip {
  readonly item: Words;
  readonly savedAt: string;
  readonly until: string;
  /** 24 digits, held before the code reader or typed: a secret of the one who holds the slip. */
  readonly code: string;
}

/** Twice three groups of four: as people copy them. */
const inFours = (code: string): Words => {
  const grouped = code.replace(/(\d{4})(?=\d)/g, '$1 ');
  return same(grouped, [...code].join(' '));
};

/** 草稿凭条: an application that could not be finished now goes on where it stopped. */
export const draftSlip = (data: DraftSlip, imprint: Imprint): Content =>
  paper(
    'draft-slip',
    words('草稿凭条', 'Draft slip'),
    imprint,
    [
      fields(
        field(words('事项', 'Service'), data.item),
        field(words('保存时间', 'Saved'), instantWords(data.savedAt, imprint.timeZone)),
        strongField(words('有效期至', 'Good until'), instantWords(data.until, imprint.timeZone)),
      ),
      heading(words('怎样继续', 'How to go on')),
      numbered([
        words(
          '在任一自助终端选“我要办事”，刷本人身份证',
          'At any terminal choose Apply and use your own card',
        ),
        words(
          '选“我有草稿凭条”，扫下面的二维码或输入编码',
          'Choose "I have a draft slip"; show this code or type its digits',
        ),
      ]),
      qr(`banshi-draft:${data.code}`, inFours(data.code)),
      text(
        words(
          '只有凭条加本人身份证才能打开草稿，请收好。逾期自动删除。',
          'Only this slip and your own card together open the draft: keep it safe. After its time it is deleted.',
        ),
      ),
    ],
    [words('尚未提交', 'NOT YET SUBMITTED', '注意，申请尚未提交')],
  );
