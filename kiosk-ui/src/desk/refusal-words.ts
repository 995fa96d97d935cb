import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';
import type { Refusal } from '../server/client.ts';

const ours: Readonly<Record<string, Words>> = {
  unreachable: words(
    '连接不上服务器，没有改动任何内容；恢复后请再按一次',
    'The server cannot be reached; please press again when it is back',
  ),
  'bad-answer': words(
    '服务器的回答无法识别，请刷新页面或联系管理员',
    'The server’s answer makes no sense; reload the page or tell the administrator',
  ),
};
const unknown = words(
  '没有办成，请重试；再不行请联系管理员',
  'It was not done; try again, then tell the administrator',
);

/** What a clerk reads when the server refuses: its own words where it sent some. */
export const refusalWords = ({ code, words: sent }: Refusal): Words =>
  ours[code] ?? sent ?? unknown;
