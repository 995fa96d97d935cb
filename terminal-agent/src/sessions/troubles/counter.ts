import { say, type TroubleWords } from './say.ts';

/** What the hall is asked for, and cannot give now. */
export const counterTroubles = {
  'queue-closed': say(
    ['这个业务现在不能取号', 'No tickets are given for this now'],
    ['请选择其他业务或稍后再来', 'Choose another one, or come again later'],
    'take-ticket',
    'skip',
  ),
  'no-numbers': say(
    ['网络中断，暂时取不到号', 'The line is down and no numbers are left'],
    ['请到咨询台人工取号', 'Please ask for a number at the desk'],
    'help',
    'skip',
  ),
  'progress-offline': say(
    ['网络中断，暂时查不到进度', 'The line is down: progress cannot be asked'],
    ['请稍后再试，或拨打咨询电话', 'Try again later, or call the enquiry phone'],
    'help',
  ),
  'certificates-offline': say(
    ['现在查不到可以打印的证明', 'Certificates cannot be looked up now'],
    ['网络中断；请稍后再试，或到窗口打印', 'The line is down: try later, or ask at a window'],
    'choose-service',
    'help',
  ),
} as const satisfies Record<string, TroubleWords>;
