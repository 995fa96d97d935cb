import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';
import type { Refusal } from '../server/client.ts';

const ours: Readonly<Record<string, Words>> = {
  unreachable: words(
    '连接不上服务器，还不知道是否办成；恢复后请看一眼再按，重按不会办两次',
    'The server cannot be reached, so nobody knows whether it was done; look again when it is back. Pressing again never does it twice',
  ),
  'bad-answer': words(
    '服务器的回答无法识别，请刷新页面或联系管理员',
    'The server’s answer makes no sense; reload the page or tell the administrator',
  ),
  'sign-in-needed': words(
    '登录已失效，请重新登录；刚才的操作没有执行',
    'Your session is over: sign in again. What you just did was not carried out',
  ),
};
const unknown = words(
  '没有办成，请重试；再不行请联系管理员',
  'It was not done; try again, then tell the administrator',
);

/** What a clerk reads when the server refuses: its own words where it sent some. */
export const refusalWords = ({ code, words: sent }: Refusal): Words =>
  ours[code] ?? sent ?? unknown;
