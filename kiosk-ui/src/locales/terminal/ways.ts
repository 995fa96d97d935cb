import type { CommandType } from '@banshi/terminal-agent/protocol';
import type { Words } from '../index.ts';
import { words } from '../words.ts';

/** Names of the ways on that a trouble may offer. A command without a name here cannot be a way on. */
export const ways: { readonly [C in CommandType]?: Words } = {
  continue: words('继续', 'Carry on'),
  back: words('返回', 'Go back'),
  help: words('找工作人员', 'Ask a member of staff'),
  leave: words('结束办理', 'Finish here'),
  reprint: words('重新打印', 'Print again'),
  'sheet-there': words('已经出来了', 'It is there'),
  pause: words('保存草稿', 'Keep a draft'),
  reopen: words('再开一次柜门', 'Open the door again'),
  'cancel-deposit': words('不存了，取回材料', 'Cancel and take it back'),
  'scan-page': words('再扫一次', 'Scan again'),
  submit: words('再提交一次', 'Submit again'),
  skip: words('跳过这一步', 'Skip this step'),
  'more-time': words('再等一会儿', 'Wait a little longer'),
  'start-deposit': words('换一个柜子', 'Use another compartment'),
  'accept-notice': words('再试一次', 'Try again'),
};

/** Ways that need a choice made for them, written `command:choice` by the agent. */
export const chosenWays: Readonly<Record<string, Words>> = {
  'identify-with:card': words('用身份证再试一次', 'Try again with the card'),
  'identify-with:code': words('改用取件码', 'Use the code instead'),
  'choose-service:ticket': words('取号到窗口办理', 'Take a ticket for a window'),
  'choose-service:drop-off': words('存放材料', 'Drop off papers'),
  'choose-service:pick-up': words('取件', 'Pick up'),
  'choose-service:apply': words('办事', 'Apply'),
  'choose-service:progress': words('查进度', 'Check progress'),
};
