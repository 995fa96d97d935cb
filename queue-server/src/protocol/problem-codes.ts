import { serviceProblems } from './service-problems.ts';
import type { Text } from './text.ts';

/** One refusal: its HTTP status, its words for the public and, where they differ, for staff. */
export interface ProblemEntry {
  readonly status: number;
  readonly words: Text;
  readonly staff?: Text;
}

const entry = (status: number, zh: string, en: string, staff?: Text): ProblemEntry =>
  staff === undefined ? { status, words: { zh, en } } : { status, words: { zh, en }, staff };

/** Every refusal of the queue-server, in one place. Codes are stable: people and scripts rely on them. */
export const problems = {
  // The request itself
  'malformed-json': entry(400, '请求内容不是有效的 JSON', 'The request is not valid JSON'),
  'invalid-request': entry(400, '请求内容不符合要求', 'The request is not as required'),
  'key-missing': entry(400, '缺少 Idempotency-Key 请求头', 'The Idempotency-Key header is missing'),
  'key-invalid': entry(
    400,
    'Idempotency-Key 应为 1 至 200 个可见字符',
    'The Idempotency-Key must be 1 to 200 visible characters',
  ),
  'key-reused': entry(
    422,
    '同一 Idempotency-Key 已用于另一请求',
    'This Idempotency-Key was already used for another request',
  ),
  'too-large': entry(413, '请求内容过大', 'The request is too large'),
  'media-type': entry(415, '不支持该内容类型', 'This content type is not supported'),
  'origin-refused': entry(403, '不接受其他网站的请求', 'Requests from other sites are refused'),
  'not-found': entry(404, '没有这个地址', 'There is nothing at this address'),
  'too-many-requests': entry(429, '请求过于频繁，请稍后再试', 'Too many requests; try again later'),
  unavailable: entry(
    503,
    '系统暂时不可用，请稍后再试',
    'The system is not available for a moment; please try again',
  ),
  'internal-error': entry(
    500,
    '系统出错，请告知工作人员',
    'Something went wrong; please tell the staff',
  ),

  // Who asks
  'sign-in-needed': entry(401, '请先登录', 'Please sign in first', {
    zh: '登录已失效，请重新登录；刚才的操作没有执行',
    en: 'Your session is over: sign in again. What you just did was not carried out',
  }),
  'sign-in-wrong': entry(401, '账号或密码不正确', 'The account or the password is wrong'),
  'account-locked': entry(
    429,
    '登录失败次数过多，请稍后再试',
    'Too many failed attempts; please try again later',
  ),
  'not-allowed': entry(403, '您没有此权限', 'You may not do this'),
  'not-your-hall': entry(403, '您不在这个大厅工作', 'You do not work in this hall', {
    zh: '您的账号属于其他大厅；请在自己的大厅操作，或请管理员调整账号',
    en: 'Your account belongs to another hall; work there, or ask the administrator to change it',
  }),

  // The hall
  'hall-unknown': entry(404, '没有这个大厅', 'There is no such hall', {
    zh: '没有这个大厅，请核对地址中的大厅代号',
    en: 'There is no such hall; check its id in the address',
  }),
  'window-unknown': entry(404, '没有这个窗口', 'There is no such window'),
  'queue-unknown': entry(404, '没有这个业务队列', 'There is no such queue'),
  'ticket-unknown': entry(404, '没有这个排队号', 'There is no such ticket'),
  'ticket-expired': entry(
    410,
    '这个号是以前营业日的，已经失效；请重新取号',
    'This number was of an earlier day and is over; please take a new one',
  ),
  'queue-closed': entry(
    409,
    '该业务现在不取号',
    'No tickets are given for this service at the moment',
    {
      zh: '该业务现在不取号；人在窗口时可用“无号受理”',
      en: 'No tickets are given for this service now; whoever stands at a window can be served without one',
    },
  ),
  'quota-full': entry(
    409,
    '该业务今日号源已满',
    'All tickets of today for this service have been given',
  ),
  'attempt-replaced': entry(
    409,
    '此次取号已改发离线号码',
    'An offline number was given in place of this ticket',
  ),
  'ticket-held-already': entry(
    409,
    '您已有该业务的排队号',
    'You already hold a ticket for this service',
  ),
  'issue-stopped': entry(
    409,
    '该业务今日已停止取号，已取号的市民将办完',
    'No more tickets are given for this service today; everybody who has one will be served',
    {
      zh: '主管已停止该业务取号；已取号的仍要办完',
      en: 'A manager stopped issue for this service; everybody with a ticket is still served',
    },
  ),
  'citizen-needed': entry(
    403,
    '该大厅实行实名取号，请刷身份证或到咨询台取号',
    'Tickets are given by name here; please use your identity card or ask at the desk',
  ),
  'ticket-limit': entry(
    409,
    '今日取号次数已达上限',
    'You have taken as many tickets today as are allowed',
  ),
  'visit-complete': entry(409, '没有后续业务', 'There is nothing further to visit'),
  'visit-too-long': entry(409, '后续业务过多', 'These are too many services for one visit'),
  'pool-unknown': entry(409, '没有这个暂存区', 'There is no such pool'),
  'slip-outdated': entry(409, '该小票已作废', 'This slip is not the newest one'),
  'slip-settled': entry(409, '该小票状态已确定', 'The fate of this slip is settled'),
  'slip-under-way': entry(409, '小票正在打印', 'The slip is being printed'),
  'settings-changed-meanwhile': entry(
    409,
    '设置已被他人修改，请刷新后再试',
    'The settings were changed meanwhile; please look again',
  ),
  'settings-invalid': entry(422, '设置自相矛盾', 'The settings contradict themselves'),
  'board-unknown': entry(404, '没有这块屏幕', 'There is no such board', {
    zh: '大厅设置中没有这块屏幕，请核对地址或在设置中添加',
    en: 'There is no such board in the settings of the hall; check the address or add it there',
  }),
  'zone-unknown': entry(404, '没有这个区域', 'There is no such zone'),

  // Appointments
  'booking-closed': entry(409, '该业务不接受预约', 'This service cannot be booked'),
  'slot-unknown': entry(409, '没有这个预约时段', 'There is no such time to book'),
  'slot-full': entry(409, '该时段已约满', 'This time is fully booked'),
  'slot-past': entry(409, '该时段已过', 'This time has passed'),
  'booking-unknown': entry(404, '没有这个预约', 'There is no such booking'),
  'rating-late': entry(
    410,
    '评价时间已过；有意见请拨打大厅电话',
    'The time to rate this visit is over; please phone the hall',
  ),
  'phone-needed': entry(422, '请填写 11 位手机号码', 'Please give a mobile number of 11 digits'),
  'contact-needed': entry(
    422,
    '请填写手机号码或证件号码',
    'Please give the phone or card number this booking needs',
  ),
  'booking-over': entry(409, '该预约已结束', 'This booking is over'),
  'booking-held-already': entry(409, '您已预约该业务', 'You have already booked this service'),
  'booking-early': entry(
    409,
    '尚未到签到时间，请稍后再来',
    'It is too early to check in; please come back later',
  ),
  'booking-late': entry(
    409,
    '已超过预约时间，请现场取号',
    'The booked time has passed; please take a ticket',
  ),
  'booking-restricted': entry(
    403,
    '因多次预约未到，暂不能预约',
    'Because of several bookings not kept you cannot book for now',
  ),

  'window-closed': entry(409, '窗口未开放', 'The window is closed', {
    zh: '窗口未开放，请先按 F12 开放',
    en: 'The window is closed; open it first (F12)',
  }),
  'window-paused': entry(409, '窗口已暂停', 'The window is paused', {
    zh: '窗口已暂停，请先按 F12 恢复再叫号',
    en: 'The window is paused; press F12 to go on, then call',
  }),
  'window-taken': entry(409, '窗口由其他工作人员使用', 'Another clerk is at this window'),
  'window-busy': entry(
    409,
    '窗口正在办理，请先结束当前业务',
    'The window is serving a ticket; finish it first',
  ),
  'not-your-ticket': entry(403, '该排队号由其他窗口办理', 'This ticket is at another window', {
    zh: '该号在其他窗口办理，只有那里的工作人员可以操作',
    en: 'This ticket is at another window; only the clerk there can act on it',
  }),
  'ticket-waiting': entry(409, '该号尚未叫到', 'This ticket has not been called yet'),
  'ticket-over': entry(409, '该号已结束', 'This ticket is over', {
    zh: '该号已结束，页面显示的已不是最新情况；没有改动',
    en: 'This ticket is over and the page showed an older state; nothing was changed',
  }),
  'ticket-called': entry(409, '该号已叫到', 'This ticket has been called already'),
  'ticket-serving': entry(409, '该号正在办理', 'This ticket is being served'),
  'ticket-held': entry(409, '该号已挂起', 'This ticket is on hold'),
  'recall-limit': entry(
    409,
    '重呼次数已到，请按过号处理',
    'This ticket was called as often as allowed; mark it as a no-show',
  ),
  'transfer-nowhere': entry(
    409,
    '没有可转往的队列、窗口或人员',
    'There is no such queue, window or person to transfer to',
    {
      zh: '没有可转往的队列、开放的窗口或在岗人员，号码留在原处',
      en: 'There is no such queue, open window or person at work; the ticket stays where it is',
    },
  ),
  'rating-unproven': entry(
    403,
    '请扫描您小票上的二维码评价，或在窗口的评价器上评价',
    'Please rate by the code on your slip, or at the evaluator of the window',
    {
      zh: '该评价器尚未与窗口配对，请工作人员登录一次',
      en: 'This evaluator is not paired with the window; a clerk signs in on it once',
    },
  ),
  'more-time-used': entry(409, '“再等一会儿”只能使用一次', '“More time” can be used only once'),
  'undo-nothing': entry(409, '没有可撤销的操作', 'There is nothing to take back'),
  'undo-late': entry(
    409,
    '超过 2 分钟，不能撤销',
    'Too late to take back: two minutes have passed',
  ),
  'undo-overtaken': entry(
    409,
    '此后已有其他操作，不能撤销',
    'Something else has happened since; it cannot be taken back',
  ),
  'range-unknown': entry(409, '没有这个离线号段', 'There is no such range of numbers'),
  'range-exhausted': entry(409, '离线号段已用完', 'No numbers are left for offline use'),
  'number-used': entry(409, '该号码已使用', 'This number has been used already'),
  'number-outside': entry(409, '号码不在离线号段内', 'The number is not in its range'),

  // Streams
  'stream-unknown': entry(404, '没有这个事件流', 'There is no such stream'),
  'stream-gap': entry(409, '事件不连续，请从上次位置继续', 'Events are missing in between'),
  'stream-forked': entry(409, '事件与已有记录不符', 'The events contradict those already held'),
  'cursor-ahead': entry(
    409,
    '读取位置超前，请重新获取',
    'This position lies in the future; fetch everything again',
  ),

  ...serviceProblems,
} satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof problems;

/** The words of a code; staff read their own where there are some. */
export function problemWords(code: ProblemCode, audience: 'public' | 'staff' = 'public'): Text {
  const found: ProblemEntry = problems[code];
  return audience === 'staff' ? (found.staff ?? found.words) : found.words;
}
