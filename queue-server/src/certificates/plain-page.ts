import type { Text, Verification } from '../protocol/index.ts';

/** What a browser without scripts is told: the same answers as the page, as plain HTML in both languages. */

const words = (zh: string, en: string): Text => ({ zh, en });

const verdicts: Readonly<Record<Verification['verdict'] | 'malformed' | 'too-many', Text>> = {
  genuine: words(
    '真实有效。编号与核验码和登记的一致，请与纸上的内容核对。',
    'Genuine. Number and code are those registered; compare them with what is on the paper.',
  ),
  revoked: words('已撤销，不再有效。', 'Revoked: no longer valid.'),
  altered: words(
    '内容不符：编号存在，但核验码不符，请勿采信。',
    'Altered: the number exists but the code is not its own. Do not rely on it.',
  ),
  unknown: words(
    '查无此证：没有登记过这个编号，请勿采信。',
    'Unknown: no certificate was registered under this number. Do not rely on it.',
  ),
  malformed: words(
    '编号或核验码格式不对，请照证明或核验单抄写。',
    'This cannot be a number and a code: copy them from the certificate or its slip.',
  ),
  'too-many': words('查询过于频繁，请稍后再试。', 'Too many attempts; please try again later.'),
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const line = ({ zh, en }: Text): string =>
  `${escaped(zh)}<br><span lang="en">${escaped(en)}</span>`;

const row = (label: Text, value: Text): string => {
  const { zh, en } = value;
  return `<dt>${line(label)}</dt><dd>${zh === en ? escaped(zh) : line(value)}</dd>`;
};
const same = (text: string): Text => words(text, text);

function about(found: Verification): string {
  if (!('name' in found)) return '';
  const rows = [
    row(words('名称', 'Document'), found.name),
    row(words('出具机关', 'Issued by'), found.issuer),
    row(words('出具日期', 'Issued on'), same(found.issuedOn)),
    ...(found.verdict === 'revoked'
      ? [row(words('撤销日期', 'Revoked on'), same(found.revokedOn))]
      : []),
    row(words('文件校验值', 'SHA-256 of the file'), same(found.sha256)),
  ];
  return `<dl>${rows.join('')}</dl>`;
}

/** `found` as a whole page; a word instead of it where nothing was looked up. */
export function plainPage(number: string, found: Verification | 'malformed' | 'too-many'): string {
  const verdict = typeof found === 'string' ? found : found.verdict;
  const facts = typeof found === 'string' ? '' : about(found);
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>证明核验</title>
<style>body{font:18px/1.6 sans-serif;max-width:36em;margin:2em auto;padding:0 1em;overflow-wrap:anywhere}dt{color:#555;font-size:.85em}dd{margin:0 0 .6em}</style></head>
<body><main data-verdict="${verdict}"><h1>${line(words('证明核验', 'Verify a certificate'))}</h1>
<p>${escaped(number)}</p><p role="alert"><strong>${line(verdicts[verdict])}</strong></p>${facts}
<p>${line(words('本页不显示任何个人信息。', 'This page shows nothing about any person.'))}</p></main></body>
</html>
`;
}
