import type { BookingState } from '@banshi/queue-server/protocol';
import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';

export const bookingWords = {
  title: words('预约办事', 'Book a visit'),
  step: words('第 {n} 步，共 4 步', 'Step {n} of 4'),
  back: words('上一步', 'Back'),
  again: words('再试一次', 'Try again'),
  whichHall: words('去哪个大厅？', 'Which hall?'),
  notBookable: words('只能现场取号', 'Tickets on the spot only'),
  openNow: words('现在开放', 'Open now'),
  closedNow: words('现在不办公，可以预约', 'Closed now; you can book'),
  whichQueue: words('要办什么？', 'What is it about?'),
  search: words('按事项查找，例如“养老”', 'Find by service, e.g. pension'),
  searchNone: words('没有找到可预约的事项', 'Nothing that can be booked was found'),
  noneHere: words(
    '这个大厅不接受预约，请现场取号',
    'This hall takes no bookings; please come and take a ticket',
  ),
  waitingNow: words('现在 {n} 人等候', '{n} waiting now'),
  nobodyWaits: words('现在无人等候', 'Nobody is waiting now'),
  when: words('什么时候来？', 'When will you come?'),
  today: words('今天', 'Today'),
  tomorrow: words('明天', 'Tomorrow'),
  left: words('余 {n}', '{n} left'),
  full: words('约满', 'Full'),
  shut: words('无号', 'None'),
  noSlots: words(
    '这一天没有可约的时间，请选别的日子',
    'Nothing is left on this day; please choose another one',
  ),
  orNow: words('不想预约？', 'Rather not book?'),
  takeNow: words('现在取号', 'Take a number now'),
  takeNowHint: words(
    '马上排队，手机上看进度；要在叫号前到大厅',
    'Join the line now and follow it on your phone; be there before you are called',
  ),
  who: words('凭什么签到？', 'How will we know you?'),
  phone: words('手机号码', 'Phone number'),
  phoneHint: words(
    '只用来防止重复预约，不保存号码本身',
    'Only keeps bookings from being doubled; the number itself is not kept',
  ),
  phoneWrong: words('请填写 11 位手机号码', 'Please enter a phone number, e.g. 11 digits'),
  card: words('身份证件号码', 'Identity card number'),
  cardHint: words(
    '到大厅在终端刷这张证件即可签到；不保存号码本身',
    'At the hall you check in with this card; the number itself is not kept',
  ),
  either: words('手机号码或证件号码', 'Phone or card number'),
  cardWrong: words('证件号码不对，请核对', 'This card number is not right; please check it'),
  check: words('请核对', 'Please check'),
  hall: words('大厅', 'Hall'),
  service: words('业务', 'Service'),
  time: words('时间', 'Time'),
  change: words('修改', 'Change'),
  book: words('确认预约', 'Book'),
  rules: words('签到时间：{from} 至 {to}', 'Check in between {from} and {to}'),
  lateWalkIn: words('迟到的按现场取号排队', 'Whoever comes later joins the line as a walk-in'),
  lateRefuse: words(
    '过时作废，请改约或现场取号',
    'Later than that it lapses: move it, or take a ticket',
  ),
  missedRule: words(
    '预约了却多次不来，一段时间内不能再预约',
    'Several bookings not kept mean that none can be made for a while',
  ),
  yourBooking: words('您的预约', 'Your booking'),
  code: words('预约码', 'Booking code'),
  codeHint: words(
    '到大厅后，在终端选“取号 → 我有预约”，输入预约码',
    'At the hall, choose Ticket, then I have booked, at a terminal, and type the code',
  ),
  cardAlso: words(
    '预约时填了证件号码的，刷这张证件也可以',
    'If you booked with your card number, that card does too',
  ),
  keepPage: words(
    '收藏本页，或扫码在手机上打开',
    'Keep this page, or scan to open it on your phone',
  ),
  move: words('改时间', 'Move'),
  moveTo: words('改到什么时候？', 'Move to when?'),
  keep: words('不改了', 'Keep it'),
  cancel: words('取消预约', 'Give it up'),
  cancelAsk: words('确定取消这个预约吗？', 'Give this booking up?'),
  cancelHint: words(
    '时段会让给别人；之后可以重新预约',
    'Somebody else gets the time; you can book again',
  ),
  stay: words('保留', 'Keep it'),
  here: words('我已到大厅，签到', 'I am here: check in'),
  hereHint: words('到了大厅再按，按后立即排队', 'Press it at the hall; you join the line at once'),
  unknown: words(
    '没有找到这个预约，请核对地址是否完整',
    'This booking was not found; check that the address is complete',
  ),
  anew: words('重新预约', 'Book again'),
  noHall: words('没有找到这个大厅', 'There is no such hall'),
  moved: words('已改约', 'Moved'),
  privacy: words(
    '不保存姓名和证件号码；电话只在您要提醒时加密保存，用后即删',
    'Neither name nor card number is kept; a phone number only if you ask to be told, sealed, and deleted after use',
  ),
} as const;

export const bookingStates: Readonly<Record<BookingState, Words>> = {
  booked: words('已预约', 'Booked'),
  arrived: words('已签到', 'Checked in'),
  missed: words('已过时', 'Missed'),
  cancelled: words('已取消', 'Given up'),
};
