import { say, type TroubleWords } from './say.ts';

/** Doors, and what lies behind them. */
export const lockerTroubles = {
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
  'no-parcel': say(
    ['这里没有可以取的物品', 'Nothing waits for you here'],
    ['请核对短信或凭证上的地点', 'Please check the place on your message or slip'],
    'identify-with',
    'help',
  ),
  'not-loaded': say(
    ['没有适合的空格口', 'No suitable compartment is free'],
    ['请先清出一个格口', 'Clear a compartment first'],
  ),
} as const satisfies Record<string, TroubleWords>;
