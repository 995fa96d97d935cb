import { say, type TroubleWords } from './say.ts';

/** From the choice of an item to the submitted application. */
export const applyingTroubles = {
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
    'pause',
    'help',
  ),
  'submit-failed': say(
    ['没能提交', 'It could not be submitted'],
    ['您填写的内容都还在，请再试一次', 'Everything you entered is still here: please try again'],
    'submit',
    'pause',
    'help',
  ),
  'draft-not-kept': say(
    ['草稿没有保存成功', 'The draft was not kept'],
    [
      '您填写的内容都还在；可以再试一次，或继续办理',
      'Everything you entered is still here: try again, or carry on',
    ],
    'pause',
    'help',
  ),
} as const satisfies Record<string, TroubleWords>;
