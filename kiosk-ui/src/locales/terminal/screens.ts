import { words } from '../words.ts';

/** Headings and words of the screens that everybody meets. The heading is the question. */
export const attract = {
  heading: words('您好，要办什么事？', 'How can we help?'),
  lead: words('全天 24 小时，点一下就开始', 'Day and night. Touch one to begin'),
  notNow: words('暂时不能办', 'Not available now'),
  lockers: words('可用的柜子', 'Lockers free'),
  size: { S: words('小', 'Small'), M: words('中', 'Medium'), L: words('大', 'Large') },
  none: words('智能柜已满', 'All lockers are full'),
} as const;

export const outOfService = {
  heading: words('这台终端暂停服务', 'This terminal is out of service'),
  way: words('请使用旁边的终端，或联系服务台。', 'Please use another terminal or ask at the desk.'),
} as const;

export const notice = {
  heading: words('办理前的告知', 'Before we begin'),
  question: words('同意后继续办理吗？', 'Do you agree and wish to continue?'),
  accept: words('我已了解，继续', 'I understand, continue'),
  decline: words('不同意，退出', 'I do not agree'),
} as const;

export const identify = {
  heading: words('怎样确认是您本人？', 'How would you like to identify yourself?'),
  headingCard: words('请放上身份证', 'Please lay down your ID card'),
  useCode: words('没带身份证，用取件码', 'Use a code instead'),
  useCard: words('使用身份证', 'Use the ID card'),
  kinds: words(
    '居民身份证、外国人永久居留证、港澳台居民居住证',
    'Resident ID, foreign permanent resident card, Hong Kong, Macao and Taiwan permit',
  ),
  expired: words(
    '证件已过期：可以存件、取号，或用取件码取件。',
    'The card has expired: you can drop off, take a ticket, or pick up with a code.',
  ),
} as const;

export const menu = {
  heading: words('您要办什么？', 'What would you like to do?'),
} as const;

export const help = {
  heading: words('工作人员来帮您', 'Somebody will help you'),
  calling: words('正在呼叫值班人员', 'Calling the staff on duty'),
  called: words('已经通知值班人员', 'The staff on duty have been told'),
  answered: words('已有人应答', 'Answered by'),
  privacy: words(
    '他们能看到您在哪一步，看不到您的个人信息。',
    'They see which step you are at, not your personal data.',
  ),
  orPhone: words('也可以拨打', 'You can also call'),
  back: words('返回办理', 'Back to my task'),
  print: words('打印求助回执', 'Print a slip of this call'),
} as const;

export const farewell = {
  heading: words('办理结束', 'All done'),
  text: words('请带好您的证件、凭条和物品。', 'Please take your card, slip and belongings.'),
  card: words('您的身份证还在读卡区上！', 'Your ID card is still on the reader!'),
  erased: words(
    '屏幕和机器上的个人信息已清除。',
    'Your personal data has been erased from this machine.',
  ),
} as const;
