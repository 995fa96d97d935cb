import type { Role } from '@banshi/queue-server/protocol';
import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';

export const deskWords = {
  house: words('云溪政务服务', 'Yunxi Government Services'),
  signIn: words('登录', 'Sign in'),
  account: words('账号', 'Account'),
  password: words('密码', 'Password'),
  signOut: words('退出登录', 'Sign out'),
  otherLanguage: words('English', '中文'),
  wait: words('请稍候', 'One moment'),
  live: words('实时', 'Live'),
  cut: words(
    '连接中断，正在重连；显示的是 {age}前的情况',
    'Connection lost; showing the state of {age} ago',
  ),
  wrongRole: words(
    '您的账号没有这个页面的权限，请换账号登录',
    'Your account has no access to this page; please sign in with another one',
  ),
  cancel: words('取消', 'Cancel'),
  close: words('关闭', 'Close'),
  minutesShort: words('{n} 分钟', '{n} min'),
} as const;

export const roleWords: Readonly<Record<Role, Words>> = {
  clerk: words('窗口人员', 'Clerk'),
  reviewer: words('审查人员', 'Reviewer'),
  lockers: words('柜务人员', 'Lockers'),
  manager: words('大厅主管', 'Manager'),
  administrator: words('管理员', 'Administrator'),
};
