import { say, type TroubleWords } from './say.ts';

/** Sheets that did not come out, or perhaps. */
export const paperTroubles = {
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
    'sheet-there',
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
    'sheet-there',
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
  'slip-doubtful': say(
    ['打印机没有回答是否印好', 'The printer did not say whether it is done'],
    [
      '请看一看出纸口。没有出来再按“重新打印”，原来那张随即作废；屏幕上的内容同样有效',
      'Look at the paper slot. Only if nothing came, print again: the earlier sheet is void then. What the screen says is just as good',
    ],
    'sheet-there',
    'reprint',
    'help',
  ),
} as const satisfies Record<string, TroubleWords>;
