import type { Text as Words } from '../../protocol/text.ts';
import {
  closing,
  field,
  fields,
  paper,
  paragraph,
  qr,
  same,
  spelled,
  words,
} from '../content/compose.ts';
import type { Content, Field, Imprint } from '../content/content.ts';
import { dateWords } from '../content/dates.ts';

export interface SampleCertificate {
  readonly name: Words;
  readonly number: string;
  readonly holder: string;
  readonly facts: readonly Field[];
  readonly statement: Words;
  readonly issuer: Words;
  readonly date: string;
  readonly verifyUrl: string;
}

/**
 * What the demonstration's stand-in for an issuing body puts out in place of a sealed file. Always
 * marked 演示样张, whatever the imprint says, and without any seal.
 */
export const sampleCertificate = (data: SampleCertificate, imprint: Imprint): Content =>
  paper(
    'sample-certificate',
    data.name,
    { ...imprint, demo: true },
    [
      fields(
        field(words('编号', 'Number'), spelled(data.number)),
        field(words('持有人', 'Holder'), same(data.holder)),
        ...data.facts,
      ),
      paragraph(data.statement),
      closing(data.issuer, dateWords(data.date), false),
      qr(data.verifyUrl, words('扫码核验真伪', 'Scan to verify')),
    ],
    [words('无印章', 'No seal')],
  );
