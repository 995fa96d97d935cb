import { words } from '../words.ts';

/** Printing certificates: which one, how many, and what became of it. */
export const certificates = {
  heading: words('您要打印哪一份？', 'Which one would you like to print?'),
  none: words('没有可以在这里打印的证明', 'There is nothing to print here'),
  noneMore: words(
    '办件办结并制证以后才会出现；有些证明须到窗口核验身份后打印。',
    'Certificates appear once a case is finished. Some are printed at a window only.',
  ),
  issued: words('出具日期', 'Issued on'),
  issuer: words('出具机关', 'Issued by'),
  number: words('编号', 'Number'),
  holder: words('持有人', 'Holder'),
  left: (n: number) =>
    n === 0
      ? words('今天的份数已用完', 'No more copies today')
      : words(`今天还可以打印 ${n} 份`, `${n} more ${n === 1 ? 'copy' : 'copies'} today`),
  copies: words('打印几份？', 'How many copies?'),
  copyCount: (n: number) => words(`${n} 份`, n === 1 ? '1 copy' : `${n} copies`),
  password: words('请输入办件凭条上的 6 位查询密码', 'Enter the 6-digit password on your slip'),
  whyPassword: words(
    '只凭身份证不能打印：捡到证件的人不应当拿到您的证明。',
    'The card alone does not do: whoever finds a card should not get your papers.',
  ),
  print: words('打印', 'Print'),
  asSealed: words(
    '照出具机关签发的文件原样打印，纸上的二维码可以核验真伪。',
    'It is printed exactly as its issuer sealed it. Anybody can check it by the code on it.',
  ),
  states: {
    reserved: words('正在取文件', 'Fetching the document'),
    sent: words('正在打印，请不要离开', 'Printing, please stay here'),
    printed: words('打印好了，请从出纸口取走', 'Printed. Please take it from the paper slot'),
    failed: words('没有打印出来', 'It was not printed'),
    unknown: words('不确定是否印好', 'It is not certain that it was printed'),
  },
  serial: words('打印流水号', 'Print serial'),
  done: words('好的', 'Done'),
} as const;
