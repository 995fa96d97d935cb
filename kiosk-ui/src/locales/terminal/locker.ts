import { words } from '../words.ts';

/** Papers into the locker and out of it. */
export const chooseCompartment = {
  heading: words('要多大的柜子？', 'How large a compartment?'),
  free: (n: number) => (n === 0 ? words('已满', 'None free') : words(`空 ${n} 个`, `${n} free`)),
  low: words('要低一点的柜子', 'I need a low one'),
  lowAbout: words('坐着也能够到', 'Reachable from a chair'),
  contents: words('要存放的：', 'To be stored: '),
  screenOnly: words('现在打印不了凭条', 'No slip can be printed now'),
  screenOnlyText: words(
    '存件编号只在屏幕上显示，请记下或拍照。您也可以改天再存。',
    'The deposit number is shown on the screen only; please note it or take a photo. You may also come another time.',
  ),
  accept: words('我知道了，只看屏幕也可以', 'I accept: on the screen is enough'),
} as const;

export const door = {
  headings: {
    deposit: words('请把材料放进这个柜子', 'Put the papers into this compartment'),
    'pick-up': words('请从这个柜子取件', 'Collect from this compartment'),
    collect: words('请收取材料', 'Collect the deposit'),
    load: words('请放入待取件', 'Load the parcel'),
    inspect: words('请检查这个柜子', 'Inspect this compartment'),
    'left-card': words('请把遗留的证件放进柜子', 'Put the card left behind into the compartment'),
  },
  phases: {
    opening: words('正在开锁', 'Unlocking'),
    open: words('柜门开着', 'The door is open'),
    'closed-empty': words(
      '柜门关上了，但里面好像是空的',
      'The door is closed, but it seems to be empty',
    ),
    checking: words('正在确认柜门已关好', 'Checking that the door is shut'),
    blocked: words('这个柜门打不开，已停用', 'This door does not open and is out of use'),
  },
  number: (label: string) => words(`${label} 号柜`, `Compartment ${label}`, `${label}号柜`),
  bands: {
    low: words('下层', 'lower rows'),
    middle: words('中层', 'middle rows'),
    high: words('上层', 'upper rows'),
  },
  reopen: words('再开一次', 'Open again'),
  cancel: words('不存了', 'Cancel the deposit'),
  emptyOk: words('里面是空的，重新开门', 'It is empty, open again'),
  contents: words('内有', 'Contents'),
} as const;

/** 存件标签: on the envelope before it goes into the locker. */
export const envelopeLabel = {
  number: words('存件单号', 'Deposit number'),
  printing: words('正在打印信封标签', 'Printing the label for your envelope'),
  printed: words('标签已打印，请贴在信封正面', 'Stick the printed label on your envelope'),
  unknown: words(
    '如果标签没有出来，请把单号写在信封上，照样可以存放',
    'If no label came out, write the number on your envelope: you can still store it',
  ),
  missing: words(
    '标签打印不了，请把单号写在信封上，照样可以存放',
    'No label can be printed. Write the number on your envelope: you can still store it',
  ),
  hold: words(
    '标签贴好后再开柜门；不想等，可以把单号写在信封上',
    'The door opens once it is labelled. If you do not want to wait, write the number on your envelope',
  ),
  byHand: words('单号已写在信封上', 'I have written the number'),
  there: words('标签出来了', 'The label is there'),
  again: words('再打标签', 'Print the label again'),
} as const;

export const confirmDeposit = {
  heading: words('材料都放进去了吗？', 'Is everything inside?'),
  yes: words('都放进去了', 'Yes, everything'),
  no: words('没有，重新开门', 'No, open again'),
  cancel: words('不存了，取回', 'Cancel and take it back'),
} as const;

export const deposited = {
  heading: words('材料已存好', 'Your papers are stored'),
  notAcceptance: words(
    '这是存件凭证，不是受理通知。',
    'This is a deposit slip, not an acceptance notice.',
  ),
  deadline: words('时限', 'Time limit'),
  reopen: words('忘了放，再开一次', 'Forgot something: open again'),
  reprint: words('再打一张', 'Print again'),
} as const;

export const pickUp = {
  codeHeading: words('请输入凭条上的编号和取件码', 'Enter the slip number and the code'),
  slip: words('凭条编号', 'Slip number'),
  code: words('取件码', 'Pick-up code'),
  attempts: (n: number) => words(`还可以输入 ${n} 次`, `${n} attempts left`),
  listHeading: words('要取哪一件？', 'Which one will you collect?'),
  nothing: words('没有等您来取的物品', 'Nothing is waiting for you'),
  nothingWay: words(
    '请核对短信或凭条上的地点和日期；也可以用取件码再查一次。',
    'Please check place and date on your message or slip, or try with the code.',
  ),
  until: (date: string) => words(`保留到 ${date}`, `Kept until ${date}`),
  confirmHeading: words('东西都对吗？', 'Is everything right?'),
  complete: words('收到了，没有问题', 'I have it, all right'),
  wrong: words('有问题', 'Something is wrong'),
  doneHeading: words('取件完成', 'Collected'),
  doneWrong: words('已记录，工作人员会联系您', 'Recorded, staff will contact you'),
} as const;
