import { words } from '../words.ts';

/** Tickets, progress, rating. */
export const queue = {
  heading: words('要排哪个队？', 'Which queue?'),
  waiting: (n: number) =>
    n === 0 ? words('无人等候', 'Nobody waiting') : words(`${n} 人等候`, `${n} waiting`),
  suggested: words('您的业务', 'For your matter'),
  booked: words('我有预约 / 号码丢了', 'I have booked, or lost my ticket'),
  ticketHeading: words('您的号码', 'Your ticket'),
  ahead: (n: number) =>
    n === 0
      ? words('前面没有人', 'Nobody ahead of you')
      : words(`前面 ${n} 人`, `${n} ahead of you`),
  aheadLabel: words('排队', 'In front'),
  wait: words('预计等候', 'Expected wait'),
  unknown: words('联网后显示', 'Shown when online'),
  phone: words('手机扫码看进度，可以请求延后', 'Scan to follow your place and ask for more time'),
} as const;

export const checkIn = {
  heading: words('预约签到，或找回号码', 'Check in, or find your ticket again'),
  card: words(
    '用证件预约或取号的，把证件放在读卡区；号码只用来查找，不保存',
    'Booked or took a ticket with your card? Lay it on the reader. Its number is only looked up, not kept',
  ),
  code: words('或输入预约码（8 位）', 'Or type the booking code (8 digits)'),
  go: words('签到取号', 'Check in'),
} as const;

export const progress = {
  codeHeading: words('请输入办件编号和查询密码', 'Enter the case number and the password'),
  number: words('办件编号（21 位）', 'Case number (21 digits)'),
  password: words('查询密码（6 位）', 'Password (6 digits)'),
  heading: words('办到哪一步了', 'How far it is'),
  none: words('没有查到办件', 'No case found'),
  due: (date: string) => words(`${date} 前办结`, `Due by ${date}`),
} as const;

export const rate = {
  heading: words('这次办得怎么样？', 'How was it today?'),
  levels: {
    5: words('非常满意', 'Very satisfied'),
    4: words('满意', 'Satisfied'),
    3: words('基本满意', 'Fairly satisfied'),
    2: words('不满意', 'Dissatisfied'),
    1: words('非常不满意', 'Very dissatisfied'),
  },
  skip: words('不评价', 'Skip'),
  noTicket: words('不取号', 'No ticket'),
  anonymous: words('窗口人员看不到是谁评价的。', 'The clerk does not see who rated.'),
  thanks: words('谢谢您', 'Thank you'),
  thanksText: words('您的评价帮助我们改进。', 'Your rating helps us do better.'),
} as const;
