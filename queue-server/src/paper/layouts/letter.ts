import type { Text as Words } from '../../protocol/text.ts';
import {
  addressee,
  closing,
  field,
  fields,
  paper,
  paragraph,
  same,
  signatures,
  spelled,
  text,
  words,
} from '../content/compose.ts';
import type { Block, Content, Imprint } from '../content/content.ts';
import { dateWords } from '../content/dates.ts';

/** What every officer's letter about a case names. */
export interface Letter {
  /** Number of the document, e.g. 云人社受〔2026〕7号. */
  readonly number: string;
  readonly caseNumber: string;
  readonly applicant: string;
  readonly item: Words;
  /** The body in whose name it is issued. */
  readonly issuer: Words;
  /** Calendar date at the site, `YYYY-MM-DD`. */
  readonly date: string;
}

/** Where and until when a decision can be contested; every number is a setting of the legal office. */
export interface Remedies {
  readonly reconsideration: { readonly body: Words; readonly days: number };
  readonly suit: { readonly court: Words; readonly months: number };
}

/** A negative letter without its reason or basis must never be printed: that is a bug upstream. */
export const stated = (text: string, what: string): string => {
  if (text.trim() === '') throw new RangeError(`a notice must state its ${what}`);
  return text;
};

export const reasonAndBasis = (reason: string, legalBasis: string): readonly Block[] => [
  paragraph(
    words(
      `理由：${stated(reason, 'reason')}`,
      'The reason is the one stated above in Chinese, the language of the decision.',
    ),
  ),
  paragraph(
    words(`依据：${stated(legalBasis, 'legal basis')}`, 'The legal basis is the one cited above.'),
  ),
];

export const remedyParagraph = ({ reconsideration, suit }: Remedies): Block =>
  paragraph(
    words(
      `如不服本决定，可以自收到本通知书之日起${reconsideration.days}日内向${reconsideration.body.zh}申请行政复议，也可以自收到本通知书之日起${suit.months}个月内依法向${suit.court.zh}提起行政诉讼。`,
      `You may ask ${reconsideration.body.en} for reconsideration within ${reconsideration.days} days, or bring a suit before ${suit.court.en} within ${suit.months} months, counted from the day you receive this notice.`,
    ),
  );

const authoritative = text(
  words('本文书以中文文本为准。', 'Only the Chinese text of this document is authoritative.'),
);

/**
 * An officer's letter: the body and the number at its head, addressee, what it is about, the body's own
 * place for its seal, and where whoever received it signs for that.
 */
export const letter = (
  kind: string,
  title: Words,
  data: Letter,
  imprint: Imprint,
  body: readonly Block[],
): Content => ({
  ...paper(kind, title, imprint, [
    fields(
      field(words('办件编号', 'Case number'), spelled(data.caseNumber)),
      field(words('申请人', 'Applicant'), same(data.applicant)),
      field(words('申请事项', 'Service'), data.item),
    ),
    addressee(data.applicant),
    ...body,
    authoritative,
    closing(data.issuer, dateWords(data.date), true),
    // From the day it was received on run the times in which it can be contested.
    signatures(words('签收人', 'Received by')),
  ]),
  letterhead: { issuer: data.issuer, number: same(data.number) },
});
