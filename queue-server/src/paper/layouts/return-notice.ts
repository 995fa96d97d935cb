import { paragraph, words } from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { letter, stated, type Letter } from './letter.ts';

export interface ReturnNotice extends Letter {
  readonly reason: string;
}

/** 退件告知书: the papers go back undecided; the reason, and that nothing is lost by it. */
export const returnNotice = (data: ReturnNotice, imprint: Imprint): Content =>
  letter('return-notice', words('退件告知书', 'Notice of return'), data, imprint, [
    paragraph(
      words(
        `你（单位）提出的“${data.item.zh}”申请现予退件，未作出受理或者许可与否的决定。`,
        `Your application "${data.item.en}" is returned; nothing was decided about it.`,
      ),
    ),
    paragraph(
      words(
        `理由：${stated(data.reason, 'reason')}`,
        'The reason is the one stated above in Chinese, the language of this notice.',
      ),
    ),
    paragraph(
      words(
        '存件和原件按约定方式退还。您可以重新提出申请。',
        'Deposited papers and originals come back to you in the way agreed. You may apply again.',
      ),
    ),
  ]);
