import type { MyTicket, TicketState } from '@banshi/queue-server/protocol';
import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';

export const ticketWords = {
  number: words('您的排队号', 'Your number'),
  ahead: words('前面还有', 'Ahead of you'),
  people: words('{n} 人', '{n}'),
  wait: words('预计等候', 'Expected wait'),
  next: words('下一位就是您', 'You are next'),
  goTo: words('请到', 'Please go to'),
  afterwards: words('之后：{name}（号码不变）', 'Afterwards: {name} (same number)'),
  moreTime: words('再等一会儿', 'More time'),
  moreTimeHint: words('赶不过来？往后让几位，只能用一次', 'Running late? Let a few go first, once'),
  moreTimeUsed: words('已往后让过一次', 'Used already'),
  missedOnce: words(
    '刚才叫过您，没有等到，已往后顺延；再错过，这个号就作废了',
    'You were called and not there, so a few go first now. Missed again, the number ends',
  ),
  leave: words('不办了', 'Leave'),
  leaveAsk: words('确定放弃这个号吗？', 'Give this number up?'),
  leaveHint: words('放弃后要重新取号', 'You would need a new ticket'),
  leaveYes: words('放弃', 'Give it up'),
  stay: words('继续排队', 'Stay'),
  old: words('{age}前的情况，正在重新连接', 'As of {age} ago; connecting again'),
  unknown: words(
    '没有找到这个号，请看小票上的二维码是否完整，或问工作人员',
    'This number was not found; check the code on the slip, or ask the staff',
  ),
  rateable: words('这次办理已结束；您还可以评价', 'This visit is over; you can still rate it'),
  expired: words(
    '这个号是以前营业日的，已经失效；还要办理请重新取号',
    'This number was of an earlier day and is over; please take a new one',
  ),
  rateAsk: words('这次办得怎么样？', 'How was this visit?'),
  rateComment: words('想多说一句？（可不填）', 'Anything to add? (optional)'),
  rateSend: words('提交评价', 'Send'),
  rateSecret: words(
    '可以不评价；工作人员看不到是谁评价的',
    'You may skip it; the clerk does not see who rated',
  ),
  rated: words('谢谢您的评价', 'Thank you for rating'),
  privacy: words('本页不显示任何个人信息', 'This page shows no personal data'),
} as const;

/** What each state means for the person who holds the slip. */
export const stateWords: Readonly<Record<TicketState, Words>> = {
  waiting: words('正在排队', 'Waiting'),
  called: words('叫到您了', 'It is your turn'),
  serving: words('正在办理', 'Being served'),
  held: words('已挂起，请留意叫号', 'On hold; please watch for your number'),
  parked: words('已暂存，请留意叫号', 'Set aside; please watch for your number'),
  finished: words('已办结', 'Done'),
  missed: words('已过号，请到咨询台', 'Missed; please ask at the information desk'),
  cancelled: words('已取消', 'Cancelled'),
};

/** Whether the citizen can still do something with it. */
export const isLiving = ({ state }: Pick<MyTicket, 'state'>): boolean =>
  ['waiting', 'held', 'parked'].includes(state);
export const isOver = ({ state }: Pick<MyTicket, 'state'>): boolean =>
  ['finished', 'missed', 'cancelled'].includes(state);

/** How soon to look again, ms: close to the call every few seconds, far from it rarely, afterwards never. */
export function lookAgainAfter(ticket: MyTicket | null): number | null {
  if (ticket === null) return 6_000;
  if (isOver(ticket)) return null;
  if (ticket.state !== 'waiting' || ticket.ahead <= 3) return 4_000;
  return ticket.ahead <= 10 ? 10_000 : 20_000;
}
