import { say, type TroubleWords } from './say.ts';

/** Cards and codes that somebody identifies with. */
export const identityTroubles = {
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
  'code-needed': say(
    ['还需要取件码', 'The pick-up code is needed as well'],
    ['这份结果需要身份证和取件码两样', 'This result takes both your card and its code'],
  ),
  'card-needed': say(
    ['还需要身份证', 'Your identity card is needed as well'],
    ['这份结果需要身份证和取件码两样', 'This result takes both your card and its code'],
  ),
} as const satisfies Record<string, TroubleWords>;
