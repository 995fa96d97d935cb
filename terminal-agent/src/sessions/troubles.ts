import type { CommandType, Words } from '../protocol/index.ts';

interface TroubleWords {
  readonly what: Words;
  readonly meaning: Words;
  readonly ways: readonly CommandType[];
}

const say = (
  what: readonly [zh: string, en: string],
  meaning: readonly [zh: string, en: string],
  ...ways: readonly CommandType[]
): TroubleWords => ({
  what: { zh: what[0], en: what[1] },
  meaning: { zh: meaning[0], en: meaning[1] },
  ways,
});

/** Every trouble a citizen or staff may meet here: what happened, what it means for them, the ways on. */
export const troubles = {
  'card-removed': say(
    ['身份证拿开得太早了', 'The card was taken away too early'],
    ['请把身份证平放在感应区，不要移动', 'Please lay it flat on the reader and leave it there'],
  ),
  'card-unreadable': say(
    ['没能读出这张证件', 'This card could not be read'],
    [
      '请取出卡套再放一次；也可以请工作人员帮助',
      'Take it out of its cover and try again, or ask for help',
    ],
    'help',
  ),
  'card-not-lifted': say(
    ['这张证件刚才已经读过', 'This card has just been read'],
    [
      '请拿起来，再放一次；如果不是您的证件，请交给工作人员',
      'Lift it and lay it down again; if it is not yours, hand it to staff',
    ],
    'help',
  ),
  'reader-away': say(
    ['读卡器暂时不能用', 'The card reader is not available'],
    [
      '正在重新连接；您可以稍等，或用编号和密码办理',
      'It is being reconnected: wait, or use number and code',
    ],
    'identify-with',
    'help',
  ),
  'card-expired': say(
    ['这张身份证已过有效期', 'This identity card has expired'],
    [
      '仍可存件、取号和凭取件码取件；其他业务请先换证',
      'You may still deposit, take a ticket, or pick up with a code; renew the card for anything else',
    ],
    'choose-service',
    'leave',
  ),
  'item-broken': say(
    ['这个事项暂时不能在本机办理', 'This service cannot be used here at present'],
    ['请取号到窗口办理', 'Please take a ticket for a window'],
    'choose-service',
  ),
  'materials-missing': say(
    ['还有必需的材料没有提供', 'Some required materials are still missing'],
    ['请逐项扫描或选择存入文件柜', 'Scan each of them or choose the locker'],
  ),
  'answers-incomplete': say(
    ['有几项还需要修改', 'Some answers have to be corrected'],
    ['请按提示修改后再提交', 'Please correct them and submit again'],
    'change',
  ),
  'scan-failed': say(
    ['没有扫描成功', 'The page was not scanned'],
    ['请把材料放好，再试一次', 'Lay the paper in place and try again'],
    'scan-page',
    'help',
  ),
  'no-page': say(
    ['没有看到纸张', 'No paper was found'],
    ['请把材料正面朝下放在扫描区，再试一次', 'Lay the paper in the scanning area and try again'],
    'scan-page',
  ),
  'scanner-away': say(
    ['扫描仪暂时不能用', 'The scanner is not available'],
    [
      '可以把材料存入文件柜，由工作人员扫描',
      'You may put the paper into the locker; staff will scan it',
    ],
    'back',
    'help',
  ),
  'submit-failed': say(
    ['没能提交', 'It could not be submitted'],
    ['您填写的内容都还在，请再试一次', 'Everything you entered is still here: please try again'],
    'submit',
    'help',
  ),
  'no-compartment': say(
    ['没有合适的空格口了', 'No suitable compartment is free'],
    ['请换一个尺寸，或取号到窗口递交', 'Choose another size, or take a ticket for a window'],
    'choose-compartment',
    'choose-service',
    'help',
  ),
  'accept-screen-only': say(
    ['现在不能打印存件凭证', 'No deposit slip can be printed now'],
    [
      '只有您同意凭屏幕上的编号和密码，才能继续存件',
      'You can go on only if number and password on the screen are enough for you',
    ],
    'choose-compartment',
    'skip',
  ),
  'door-failed-next': say(
    ['刚才的格口打不开，已停用', 'That door did not open and is out of service'],
    ['正在为您打开另一个格口', 'Another one is being opened for you'],
  ),
  'door-failed': say(
    ['格口没有打开', 'The door did not open'],
    ['里面的物品不受影响；请叫工作人员', 'What lies inside is untouched: please call staff'],
    'help',
    'continue',
  ),
  'door-refused': say(
    ['现在不能打开这个格口', 'This door cannot be opened now'],
    ['请稍后再试，或叫工作人员', 'Try again later, or call staff'],
    'help',
  ),
  'needs-inspection': say(
    ['这个格口需要工作人员查看', 'Staff have to look into this compartment'],
    [
      '为了安全，它已锁定；里面的物品不会交给别人，工作人员会联系您',
      'It is locked for safety: nobody else gets what is inside, and staff will contact you',
    ],
    'help',
    'continue',
  ),
  'close-the-door': say(
    ['格口门还开着', 'The door is still open'],
    ['请把门关上再离开', 'Please close it before you leave'],
  ),
  'nothing-inside': say(
    ['格口里好像是空的', 'The compartment seems to be empty'],
    ['请再打开放入材料，或取消存件', 'Open it again and put the papers in, or cancel'],
    'reopen',
    'cancel-deposit',
  ),
  'something-inside': say(
    ['格口里好像还有东西', 'Something still seems to be inside'],
    ['请再打开看一看', 'Please open it once more and look'],
    'reopen',
    'help',
  ),
  'code-needed': say(
    ['还需要取件码', 'The pick-up code is needed as well'],
    ['这份结果需要身份证和取件码两样', 'This result takes both your card and its code'],
  ),
  'card-needed': say(
    ['还需要身份证', 'Your identity card is needed as well'],
    ['这份结果需要身份证和取件码两样', 'This result takes both your card and its code'],
  ),
  'no-parcel': say(
    ['这里没有可以取的物品', 'Nothing waits for you here'],
    ['请核对短信或凭证上的地点', 'Please check the place on your message or slip'],
    'identify-with',
    'help',
  ),
  'queue-closed': say(
    ['这个业务现在不能取号', 'No tickets are given for this now'],
    ['请选择其他业务或稍后再来', 'Choose another one, or come again later'],
    'take-ticket',
    'skip',
  ),
  'no-numbers': say(
    ['网络中断，暂时取不到号', 'The line is down and no numbers are left'],
    ['请到咨询台人工取号', 'Please ask for a number at the desk'],
    'help',
    'skip',
  ),
  'progress-offline': say(
    ['网络中断，暂时查不到进度', 'The line is down: progress cannot be asked'],
    ['请稍后再试，或拨打咨询电话', 'Try again later, or call the enquiry phone'],
    'help',
  ),
  'not-loaded': say(
    ['没有适合的空格口', 'No suitable compartment is free'],
    ['请先清出一个格口', 'Clear a compartment first'],
  ),
  'certificates-offline': say(
    ['现在查不到可以打印的证明', 'Certificates cannot be looked up now'],
    ['网络中断；请稍后再试，或到窗口打印', 'The line is down: try later, or ask at a window'],
    'choose-service',
    'help',
  ),
  'certificate-not-printed': say(
    ['没有打印出来', 'It was not printed'],
    [
      '没有印出任何一页，不计份数。请再打印一次，或请工作人员加纸',
      'No page came out and no copy was counted. Print again, or ask staff to add paper',
    ],
    'reprint',
    'help',
  ),
  'certificate-doubtful': say(
    ['打印机没有回答是否印好', 'The printer did not say whether it is done'],
    [
      '请先看一看出纸口。没有出来再按“重新打印”，原来那张随即作废',
      'Look at the paper slot first. Only if nothing came, print again: the earlier sheet is void then',
    ],
    'reprint',
    'help',
  ),
  'notice-not-printed': say(
    ['告知书没有打印出来', 'The notice was not printed'],
    [
      '内容都在屏幕上，可以抄下或拍照，也可以再打印一次',
      'All of it stands on the screen: note it or take a picture, or print again',
    ],
    'reprint',
    'help',
  ),
  'notice-doubtful': say(
    ['打印机没有回答是否印好', 'The printer did not say whether it is done'],
    [
      '请先看一看出纸口。没有出来再按“重新打印”，原来那张随即作废',
      'Look at the paper slot first. Only if nothing came, print again: the earlier sheet is void then',
    ],
    'reprint',
    'help',
  ),
  'slip-not-printed': say(
    ['凭证没有打印出来', 'The slip was not printed'],
    [
      '请记下屏幕上的编号和密码，或再打印一次',
      'Note number and password from the screen, or print again',
    ],
    'reprint',
    'help',
  ),
} as const satisfies Record<string, TroubleWords>;

export type TroubleCode = keyof typeof troubles;

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
