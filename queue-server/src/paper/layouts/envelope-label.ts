import type { Text as Words } from '../../protocol/text.ts';
import { barcode, field, fields, large, paper, spelled, text, words } from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';

export interface EnvelopeLabel {
  readonly slip: string;
  readonly caseNumber: string;
  readonly item: Words;
}

/** 存件标签: stuck on the envelope before it goes into the locker. No name on it: others see it. */
export const envelopeLabel = (data: EnvelopeLabel, imprint: Imprint): Content =>
  paper('envelope-label', words('存件标签', 'Envelope label'), imprint, [
    large(spelled(data.slip)),
    barcode(data.slip, words('请贴在信封正面', 'Stick it on the front of the envelope')),
    fields(
      field(words('事项', 'Service'), data.item),
      field(words('办件编号', 'Case number'), spelled(data.caseNumber)),
    ),
    text(words('一封一签，勿折叠条码', 'One label for each envelope; do not fold the bars')),
  ]);
