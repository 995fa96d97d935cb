import type { Text as Words } from '../../protocol/text.ts';
import { barcode, field, fields, large, paper, spelled, text, words } from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { dateWords } from '../content/dates.ts';

export interface PaySlip {
  readonly slip: string;
  readonly caseNumber: string;
  readonly item: Words;
  /** In fen, a whole number: money is never a fraction here. */
  readonly fen: number;
  readonly basis: Words;
  readonly payBy: string | null;
  readonly where: Words;
}

/** 缴款通知单: what is to be paid elsewhere; until then the case waits. */
export const paySlip = (data: PaySlip, imprint: Imprint): Content => {
  const yuan = `${Math.floor(data.fen / 100)}.${String(data.fen % 100).padStart(2, '0')}`;
  return paper('pay-slip', words('缴款通知单', 'Payment slip'), imprint, [
    large(words(`${yuan}元`, `CNY ${yuan}`), words('应缴金额', 'To pay')),
    fields(
      field(words('事项', 'Service'), data.item),
      field(words('办件编号', 'Case number'), spelled(data.caseNumber)),
      field(words('收费依据', 'Basis'), data.basis),
      field(words('缴款地点', 'Where'), data.where),
      data.payBy === null ? null : field(words('缴款期限', 'Pay by'), dateWords(data.payBy)),
    ),
    barcode(data.slip, words('缴款单号', 'Slip number')),
    text(
      words(
        '请持本单缴款并索取票据。缴款前办件等待，已提交的申请不受影响。',
        'Please bring this slip, pay, and ask for a receipt. Until then the case waits; what you handed in stays as it is.',
      ),
    ),
  ]);
};
