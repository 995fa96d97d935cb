import type { Verification } from '@banshi/queue-server/protocol';
import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';

export const verifyWords = {
  title: words('证明核验', 'Verify a certificate'),
  number: words('证明编号', 'Number'),
  code: words('核验码', 'Code'),
  codeHint: words(
    '扫码时自动填写；也可以输入文件的 SHA-256 校验值',
    'Filled in by scanning; the SHA-256 digest of the file will do, too',
  ),
  verify: words('核验', 'Verify'),
  malformed: words(
    '编号为两个字母和21位数字，核验码为16位或64位，请核对。',
    'A number is two letters and 21 digits, a code 16 or 64 characters; please check them.',
  ),
  wait: words('正在核验', 'Verifying'),
  name: words('证明', 'Document'),
  issuer: words('出具机关', 'Issued by'),
  issuedOn: words('出具日期', 'Issued on'),
  revokedOn: words('撤销日期', 'Revoked on'),
  compare: words('手里有电子文件？', 'Do you have the file?'),
  compareHint: words(
    '选择文件，在您的设备上比对，文件不会上传。改动一个字节也看得出来。',
    'Choose it: it is compared on your device and sent nowhere. One changed byte shows.',
  ),
  choose: words('选择 PDF 文件', 'Choose the PDF'),
  fileGenuine: words(
    '这个文件与登记的完全一致。',
    'This file is exactly the one that was registered.',
  ),
  fileAltered: words(
    '这个文件与登记的不一致：它被改动过，或者不是这份证明。',
    'This file differs from the one registered: it was altered, or is not this certificate.',
  ),
  notPdf: words(
    '这不是 PDF 文件：证明是以 .pdf 结尾的文件，拍的照片和截图不能比对。',
    'This is no PDF: a certificate is a file ending in .pdf; photographs of it cannot be compared.',
  ),
  unreadable: words(
    '读不出这个文件：请重新选择，或把文件存到本机后再选。',
    'The file cannot be read: choose it again, or save it on this device first.',
  ),
  cannotCompare: words(
    '此浏览器在当前网络下不能计算校验值，请凭核验单上的校验值核对。',
    'This browser cannot compute a digest here; please compare the digest on the verification slip.',
  ),
  privacy: words('本页不显示任何个人信息', 'This page shows nothing about any person'),
} as const;

type Verdict = Verification['verdict'];

export const verdicts: Readonly<
  Record<
    Verdict,
    {
      readonly tone: 'good' | 'warn' | 'bad';
      readonly name: Words;
      readonly more: Words;
    }
  >
> = {
  genuine: {
    tone: 'good',
    name: words('真实有效', 'Genuine'),
    more: words(
      '编号与核验码和出具机关登记的一致。请与纸上的内容核对。',
      'Number and code are those registered by the issuer. Compare them with what is on the paper.',
    ),
  },
  revoked: {
    tone: 'warn',
    name: words('已撤销', 'Revoked'),
    more: words(
      '确为出具机关出具，但已经撤销，不再有效。',
      'It was issued, but has been revoked and is no longer valid.',
    ),
  },
  altered: {
    tone: 'bad',
    name: words('内容不符', 'Altered'),
    more: words(
      '编号存在，但核验码不符：这份证明或其文件被改动过。请勿采信。',
      'The number exists but the code is not its own: paper or file was changed. Do not rely on it.',
    ),
  },
  unknown: {
    tone: 'bad',
    name: words('查无此证', 'Unknown'),
    more: words(
      '没有登记过这个编号。请核对编号；如无误，请勿采信。',
      'No certificate was registered under this number. Check it; if it is right, do not rely on the paper.',
    ),
  },
};

const numberForm = /^[A-Z]{2}\d{21}$/;
const codeForm = /^[0-9a-f]{16}([0-9a-f]{48})?$/;

/** As people type them: blanks between groups, capitals; null if it cannot be a number and a code. */
export function tidied(number: string, code: string): { number: string; code: string } | null {
  const one = {
    number: number.replaceAll(/\s/g, '').toUpperCase(),
    code: code.replaceAll(/\s/g, '').toLowerCase(),
  };
  return numberForm.test(one.number) && codeForm.test(one.code) ? one : null;
}
