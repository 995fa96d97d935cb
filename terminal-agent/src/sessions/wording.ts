import type { ServiceItem } from '@banshi/queue-server/protocol';
import type { Service, Words } from '../protocol/index.ts';
import type { SlipKind } from './session.ts';

export const nothing: Words = { zh: '', en: '' };

/** 告知: what is done with the data, before anybody is identified (个人信息保护法 §17). */
export const notice = (site: Words): readonly Words[] => [
  {
    zh: `为办理您选择的事项，${site.zh}将读取您身份证上的姓名、号码、住址等信息，并只用于本次办理。`,
    en: `For the service you chose, ${site.en} reads name, number and address from your identity card and uses them for this purpose only.`,
  },
  {
    zh: '本机不保留您的信息：离开时全部清除，已提交的材料加密送达办理部门。',
    en: 'Nothing of it stays on this terminal: it is wiped when you leave, and what you submit goes encrypted to the department.',
  },
  {
    zh: '您可以不同意并离开，改到窗口办理；可以随时查询、更正，或要求删除尚未收件的材料。',
    en: 'You may decline and go to a window instead; you may ask what is held, correct it, or have papers not yet taken in deleted.',
  },
];

/** 单独同意: asked apart from everything else, and only of who wants it (个人信息保护法 §13, §14). */
export const draftNotice: readonly Words[] = [
  {
    zh: '保存的是：您的选择、填写的内容和已扫描的页面；不保存身份证信息。',
    en: 'Kept are your choices, what you filled in and the pages you scanned; nothing of your identity card.',
  },
  {
    zh: '草稿加密后存放在大厅，只有凭条上的编码加上您本人的身份证才能打开，工作人员也看不到。',
    en: 'The draft is kept at the hall, sealed: only the code on your slip together with your own card opens it. Staff cannot read it.',
  },
  {
    zh: '保存72小时，到期自动删除；提交申请后立即删除。',
    en: 'It is kept for 72 hours and then deleted; or at once when you hand the application in.',
  },
  {
    zh: '草稿不是申请：办理时限从您提交时起算。',
    en: 'A draft is not an application: time limits run from the day you hand it in.',
  },
];

/** What somebody came for, as a slip says it. */
export const serviceWords: Readonly<Record<Service, Words>> = {
  apply: { zh: '申请办事', en: 'Applying' },
  'drop-off': { zh: '存放材料', en: 'Leaving papers' },
  'pick-up': { zh: '取件', en: 'Picking up' },
  ticket: { zh: '取号排队', en: 'Taking a ticket' },
  progress: { zh: '查询进度', en: 'Asking how far a case is' },
  print: { zh: '打印证明', en: 'Printing a certificate' },
  help: { zh: '使用自助终端', en: 'Using the terminal' },
};

/** What the citizen declares with the last touch before submitting. */
export const declaration: Words = {
  zh: '我确认以上内容真实、完整，并对提交的材料负责。',
  en: 'I confirm that the above is true and complete, and answer for the papers I hand in.',
};

export const slipTitles: Readonly<Record<SlipKind, Words>> = {
  submission: { zh: '申请提交凭证', en: 'Submission slip' },
  deposit: { zh: '存件凭证', en: 'Deposit slip' },
  ticket: { zh: '排队号', en: 'Queue ticket' },
  'pick-up': { zh: '取件回执', en: 'Pick-up receipt' },
  certificate: { zh: '证明', en: 'Certificate' },
  notice: { zh: '一次性告知书', en: 'What you need' },
  label: { zh: '存件标签', en: 'Envelope label' },
  draft: { zh: '草稿凭条', en: 'Draft slip' },
  pay: { zh: '缴款通知单', en: 'Payment slip' },
  help: { zh: '求助回执', en: 'Help slip' },
  day: { zh: '终端日结单', en: 'Daily slip' },
};

export const feeWords = (fee: ServiceItem['fee']): Words =>
  fee === null
    ? { zh: '不收费', en: 'Free of charge' }
    : { zh: `${fee.yuan}元`, en: `${fee.yuan} yuan` };

type Channels = ServiceItem['channels'];

/** Where the papers may be brought, for who reads it at home. */
export function noticePlace(site: Words, channels: Channels, cabinet: boolean): Words {
  const { terminal, window, locker } = channels;
  const ways: readonly Words[] = [
    ...(terminal ? [{ zh: '自助终端', en: 'a terminal' }] : []),
    ...(terminal && locker && cabinet ? [{ zh: '文件柜', en: 'the locker' }] : []),
    ...(window ? [{ zh: '窗口', en: 'a window' }] : []),
  ];
  if (ways.length === 0) return site;
  return {
    zh: `${site.zh}（${ways.map(({ zh }) => zh).join('、')}）`,
    en: `${site.en}: ${ways.map(({ en }) => en).join(', ')}`,
  };
}

/** When; the hours of a window are not known to a terminal, so the phone tells them. */
export const noticeTimes = ({ terminal, window }: Channels): Words => {
  const anytime = { zh: '自助终端随时可办', en: 'at the terminal at any time' };
  const hours = {
    zh: '窗口在工作时间办理，可先来电询问',
    en: 'at a window in office hours; ask by phone',
  };
  if (!terminal) return hours;
  return window ? { zh: `${anytime.zh}；${hours.zh}`, en: `${anytime.en}; ${hours.en}` } : anytime;
};

export const contactWords = {
  own: { zh: '本人手机', en: 'Own phone' },
  relative: { zh: '亲属手机', en: "A relative's phone" },
  'staff-will-call': { zh: '由工作人员联系', en: 'Staff will call' },
  none: { zh: '不留电话', en: 'No phone' },
} as const satisfies Record<string, Words>;

export const howWords = {
  scanned: { zh: '已扫描', en: 'Scanned' },
  locker: { zh: '存入文件柜', en: 'Into the locker' },
  later: { zh: '以后补交', en: 'Follows later' },
  certificate: { zh: '电子证照', en: 'Electronic certificate' },
} as const satisfies Record<string, Words>;

/** Why no tickets are given for a queue, by the hall's code. */
export const closedWords: Readonly<Record<string, Words>> & { readonly other: Words } = {
  'rest-day': { zh: '今天不办公，请在工作日来', en: 'Closed today; please come on a working day' },
  'before-hours': { zh: '还没有开始取号', en: 'Tickets are not given yet' },
  break: { zh: '午间休息，下午继续', en: 'Lunch break; open again in the afternoon' },
  'after-hours': { zh: '今天已下班', en: 'Closed for today' },
  'issue-stopped': {
    zh: '今天已停止取号，已取号的都会办完',
    en: 'No more tickets today; everybody with one is served',
  },
  'quota-full': { zh: '今天的号已取完', en: 'All tickets of today are given' },
  other: { zh: '现在不取号', en: 'No tickets at the moment' },
};
