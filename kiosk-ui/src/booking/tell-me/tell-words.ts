import { words } from '../../locales/words.ts';

export const tellWords = {
  title: words('短信提醒', 'Text messages'),
  booking: words(
    '改期、取消和前一天晚上各发一条；号码加密保存，办完或取消后即删除',
    'When it is moved or given up, and on the evening before. The number is kept sealed and deleted with the visit',
  ),
  ticket: words(
    '快轮到时发一条；号码加密保存，发出后即删除',
    'One message when your turn is near. The number is kept sealed and deleted with it',
  ),
  phone: words('手机号码', 'Mobile number'),
  on: words('已开启', 'On'),
  ask: words('提醒我', 'Tell me'),
  stop: words('不再提醒，删除号码', 'No more; delete the number'),
  alsoHere: words('也用这个号码接收短信提醒', 'Also send me messages at this number'),
} as const;

/** Eleven digits of a mobile number: what a message can be sent to. */
export const isMobile = (said: string): boolean =>
  /^(\+?86)?1[3-9]\d{9}$/.test(said.replaceAll(/[\s-]/g, ''));
