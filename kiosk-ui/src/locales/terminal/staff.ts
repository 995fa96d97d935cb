import { words } from '../words.ts';

/** Staff at the terminal. */
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
  day: words('终端日结单', 'Daily slip'),
  printDay: {
    today: words('打印今天的日结单', 'Print today so far'),
    yesterday: words('打印昨天的日结单', 'Print yesterday'),
  },
  found: words('柜内有什么？', 'What did you find?'),
  findings: {
    empty: words('是空的，恢复使用', 'Empty, back in use'),
    'papers-kept': words('有材料，已收走', 'Papers, taken to the office'),
    'still-broken': words('柜门仍有故障', 'The door is still broken'),
  },
  note: words('备注', 'Note'),
} as const;
