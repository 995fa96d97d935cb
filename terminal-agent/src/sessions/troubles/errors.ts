import type { Words } from '../../protocol/index.ts';

/** What is said beside the code field. */
export const codeErrors = {
  mistyped: { zh: '取件码好像输错了一位，请核对', en: 'One digit seems wrong: please look again' },
  wrong: { zh: '单号或取件码不对', en: 'Slip number or code is wrong' },
  'unknown-slip': { zh: '单号或取件码不对', en: 'Slip number or code is wrong' },
  locked: {
    zh: '错误次数太多，取件码已锁定；请刷身份证取件',
    en: 'Too many wrong codes: this code is locked. Your identity card still opens it',
  },
} as const satisfies Record<string, Words>;

export const staffErrors = {
  refused: { zh: '账号或一次性口令不对', en: 'Account or one-time code is wrong' },
  offline: {
    zh: '网络中断，无法核对身份；请用机械钥匙并登记',
    en: 'The line is down: use the mechanical key and sign the book',
  },
} as const satisfies Record<string, Words>;

export const contactErrors = {
  phone: {
    zh: '手机号码应为11位数字，以1开头',
    en: 'A mobile number has 11 digits and starts with 1',
  },
} as const satisfies Record<string, Words>;

/** Why a draft slip does not lead on. */
export const draftErrors = {
  mistyped: {
    zh: '编码好像输错了一位，请核对',
    en: 'One digit seems wrong: please look again',
  },
  unknown: {
    zh: '没有找到这份草稿：编码不对，或已过有效期',
    en: 'No such draft: the code is wrong, or its time is over',
  },
  'other-card': {
    zh: '这份草稿不是用这张身份证保存的，请换本人的身份证',
    en: 'This draft was kept under another card: please use that one',
  },
  locked: {
    zh: '尝试次数太多，请过一会儿再试，或重新申请',
    en: 'Too many attempts: try again later, or begin anew',
  },
  offline: {
    zh: '网络中断，暂时取不到草稿；请稍后再试，或重新申请',
    en: 'The line is down: try again later, or begin anew',
  },
  damaged: {
    zh: '这份草稿已不能使用，请重新申请',
    en: 'This draft can no longer be used: please begin anew',
  },
} as const satisfies Record<string, Words>;
export type DraftError = keyof typeof draftErrors;
