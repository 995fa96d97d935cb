import type { Text as Words } from '../../protocol/text.ts';
import { field, fields, paper, qr, strongField, text, words } from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { instantWords } from '../content/dates.ts';

export interface DraftSlip {
  readonly item: Words;
  readonly savedAt: string;
  readonly until: string;
  /** What the terminal reads to go on: a secret of the one who holds the slip. */
  readonly resume: string;
}

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
      qr(data.resume, words('在任一自助终端扫码继续', 'Scan at any terminal to go on')),
      text(
        words(
          '继续时须刷本人身份证。逾期草稿自动删除。',
          'Your identity card is needed to go on. After that time the draft is deleted.',
        ),
      ),
    ],
    [words('尚未提交', 'NOT YET SUBMITTED', '注意，申请尚未提交')],
  );
