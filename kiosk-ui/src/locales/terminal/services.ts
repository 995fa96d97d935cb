import type { Service } from '@banshi/terminal-agent/protocol';
import type { Words } from '../index.ts';
import { words } from '../words.ts';

interface ServiceWords {
  readonly name: Words;
  readonly about: Words;
}

/** What the terminal can do for somebody, in their words. */
export const services: { readonly [S in Service]: ServiceWords } = {
  apply: {
    name: words('我要办事', 'Apply'),
    about: words('填表、扫描材料、提交申请', 'Fill in, scan papers, submit'),
  },
  'drop-off': {
    name: words('存材料', 'Drop off papers'),
    about: words('材料原件放进智能柜', 'Leave originals in the locker'),
  },
  'pick-up': {
    name: words('取证件', 'Pick up'),
    about: words('取走办好的证照和材料', 'Collect your result or papers'),
  },
  ticket: {
    name: words('取号排队', 'Take a ticket'),
    about: words('到窗口办理', 'To be served at a window'),
  },
  progress: {
    name: words('查进度', 'Check progress'),
    about: words('看看办到哪一步了', 'See how far your case is'),
  },
  print: {
    name: words('查询打印', 'Print'),
    about: words('打印证明和记录', 'Print certificates and records'),
  },
  help: {
    name: words('找人帮忙', 'Ask for help'),
    about: words('工作人员来帮您', 'A person will help you'),
  },
};
