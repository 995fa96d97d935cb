import { words } from '../words.ts';

/** Headings and words of each screen. The heading is the question. */
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

export const chooseItem = {
  heading: words('要办哪一项？', 'Which service?'),
  popular: words('常办', 'Popular'),
  departments: words('按部门', 'By department'),
  themes: words('按主题', 'By theme'),
  search: words('查找', 'Search'),
  searchLabel: words('输入拼音或首字母，如 ylbx', 'Type letters or words, e.g. pension'),
  searchField: words('查找事项', 'Search services'),
  found: (n: number) => words(`找到 ${n} 项`, `${n} found`),
  nothing: words(
    '没有找到。换一个词，或者取号到窗口咨询。',
    'Nothing found. Try another word, or take a ticket to ask at a window.',
  ),
  allDepartments: words('全部部门', 'All departments'),
  allThemes: words('全部主题', 'All themes'),
  loading: words('正在取事项目录', 'Fetching the catalogue'),
  failed: words(
    '事项目录暂时取不到，请取号到窗口办理。',
    'The catalogue cannot be read now. Please take a ticket for a window.',
  ),
} as const;

export const guide = {
  heading: words('办理前请看', 'What you need to know'),
  promised: words('承诺时限', 'Promised within'),
  days: (n: number) =>
    n === 0 ? words('当场办结', 'Done on the spot') : words(`${n} 个工作日`, `${n} working days`),
  fee: words('费用', 'Fee'),
  conditions: words('办理条件', 'Conditions'),
  materials: words('需要的材料', 'Papers needed'),
  start: words('开始办理', 'Start'),
  windowOnly: words('这件事需要到窗口办理', 'This one is done at a window'),
  ticket: words('取号排队', 'Take a ticket'),
} as const;

export const notEligible = {
  heading: words('这件事现在还不能办', 'This cannot be done yet'),
  way: words(
    '如果您认为情况不符，可以找工作人员核实。',
    'If you think this is wrong, ask a member of staff to check.',
  ),
} as const;

/** 一次性告知书: the list, or the reason, to take home. */
export const oneTimeNotice = {
  printList: words('打印这份清单', 'Print this list'),
  printReason: words('打印原因和条件', 'Print reason and conditions'),
  again: words('重新打印', 'Print again'),
} as const;

export const form = {
  step: (at: number, of: number) => words(`第 ${at} 步，共 ${of} 步`, `Step ${at} of ${of}`),
  errors: (n: number) => words(`有 ${n} 处需要修改`, `${n} thing${n === 1 ? '' : 's'} to correct`),
  required: words('这一项必须填写', 'This must be filled in'),
  tapToFill: words('点这里填写', 'Touch to fill in'),
  datePattern: words('年年年年月月日日', 'YYYYMMDD'),
  badDate: words('没有这一天，请检查', 'There is no such day, please check'),
  tooLong: (n: number) => words(`最多 ${n} 个字`, `At most ${n} characters`),
} as const;

export const contact = {
  heading: words('怎样联系您？', 'How can we reach you?'),
  kinds: {
    own: words('我自己的手机', 'My own phone'),
    relative: words('家人的手机', "A relative's phone"),
    'staff-will-call': words('请工作人员来电', 'Staff will find a way'),
    none: words('不用联系，我来查', 'No need, I will ask'),
  },
  abouts: {
    own: words('办好后发短信', 'A text message when it is done'),
    relative: words('短信发给家人', 'The message goes to them'),
    'staff-will-call': words('工作人员与您约定', 'They will arrange it with you'),
    none: words('凭条上印有办结日期和查询电话', 'The slip names the date and a phone to ask'),
  },
  number: words('手机号码', 'Mobile number'),
  badPhone: words(
    '手机号码是 1 开头的 11 位数字',
    'A mobile number has 11 digits and begins with 1',
  ),
} as const;

export const checkAnswers = {
  heading: words('请核对，没问题就提交', 'Please check, then submit'),
  change: (title: string) => words(`修改${title}`, `Change ${title}`),
  declaration: words('声明', 'Declaration'),
  submit: words('确认并提交', 'Confirm and submit'),
} as const;

export const submitted = {
  heading: words('申请已提交', 'Submitted'),
  number: words('办件编号', 'Case number'),
  password: words('查询密码', 'Password'),
  delivered: words('大厅已收到', 'The hall has it'),
  queued: words('已安全保存，联网后自动送达', 'Saved safely, sent when the network is back'),
  expected: words('预计办结', 'Expected by'),
  phone: words('查询电话', 'Phone to ask'),
  next: words('接下来', 'What happens next'),
  toDeposit: words('这些原件还要放进智能柜', 'These originals still go into the locker'),
  deposit: words('现在存放原件', 'Deposit them now'),
  later: words('以后再存', 'Later'),
  rate: words('继续', 'Continue'),
} as const;

export const chooseCompartment = {
  heading: words('要多大的柜子？', 'How large a compartment?'),
  free: (n: number) => (n === 0 ? words('已满', 'None free') : words(`空 ${n} 个`, `${n} free`)),
  low: words('要低一点的柜子', 'I need a low one'),
  lowAbout: words('坐着也能够到', 'Reachable from a chair'),
  contents: words('要存放的', 'To be stored'),
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

export const slipWords = {
  printing: words('正在打印', 'Printing'),
  printed: words('已打印，请取走', 'Printed, please take it'),
  failed: words(
    '没有打印出来，请记下屏幕上的内容',
    'It did not print. Please note what is on the screen',
  ),
  unknown: words(
    '不确定是否打印完整，请核对或记下屏幕内容',
    'Perhaps not fully printed. Please check, or note what is on the screen',
  ),
  serial: (serial: string) => words(`编号 ${serial}`, `Serial ${serial}`),
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
} as const;

export const staff = {
  signIn: words('工作人员登录', 'Staff sign-in'),
  account: words('账号', 'Account'),
  code: words('一次性验证码（8 位）', 'One-time code (8 digits)'),
  enter: words('登录', 'Sign in'),
  deposits: words('待收取', 'To collect'),
  parcels: words('待放入', 'To load'),
  flagged: words('待检查', 'To inspect'),
  collect: words('开门收取', 'Open and collect'),
  load: words('开门放入', 'Open and load'),
  inspect: words('开门检查', 'Open and inspect'),
  none: words('没有', 'None'),
  heading: words('柜内工作', 'Locker work'),
  found: words('柜内有什么？', 'What did you find?'),
  findings: {
    empty: words('是空的，恢复使用', 'Empty, back in use'),
    'papers-kept': words('有材料，已收走', 'Papers, taken to the office'),
    'still-broken': words('柜门仍有故障', 'The door is still broken'),
  },
  note: words('备注', 'Note'),
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
