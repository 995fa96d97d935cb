import type { Text as Words } from '../../protocol/text.ts';
import {
  field,
  fields,
  paper,
  qr,
  same,
  spelled,
  strongField,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { instantWords } from '../content/dates.ts';

export interface VerificationSlip {
  readonly name: Words;
  /** Number of the certificate or record. */
  readonly number: string;
  readonly issuer: Words;
  /** What it was printed for. */
  readonly purpose: Words;
  /** Hexadecimal SHA-256 of the sealed file that was printed. */
  readonly sha256: string;
  readonly pages: number;
  readonly printedAt: string;
  /** Public page that compares number and hash. */
  readonly verifyUrl: string;
}

/** 证明核验单: goes with a certificate that was printed unmodified, so that anybody can check it. */
export const verificationSlip = (data: VerificationSlip, imprint: Imprint): Content =>
  paper('verification-slip', words('证明核验单', 'Verification slip'), imprint, [
    fields(
      field(words('证明', 'Document'), data.name),
      strongField(words('编号', 'Number'), spelled(data.number)),
      field(words('出具机关', 'Issued by'), data.issuer),
      field(words('用途', 'Purpose'), data.purpose),
      field(words('页数', 'Pages'), words(`${data.pages}页`, String(data.pages))),
      field(words('打印时间', 'Printed'), instantWords(data.printedAt, imprint.timeZone)),
    ),
    text(words('文件校验值', 'Digest of the file', '文件校验值，见二维码')),
    text(same(data.sha256.replace(/(.{8})(?=.)/g, '$1 '), ' ')),
    qr(data.verifyUrl, words('扫码核验真伪', 'Scan to verify')),
    text(
      words(
        '证明由出具机关签章的电子文件原样打印，本机未作任何改动。',
        'The document was printed from the file sealed by its issuer; this terminal changed nothing.',
      ),
    ),
  ]);
