import { words } from '../words.ts';

/** From the choice of an item to the submitted application. */
export const chooseItem = {
  heading: words('要办哪一项？', 'Which service?'),
  popular: words('常办', 'Popular'),
  departments: words('按部门', 'By office'),
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
