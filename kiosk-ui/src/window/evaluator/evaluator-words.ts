import type { IconName } from '../../design/index.ts';
import { words } from '../../locales/words.ts';

export const evaluatorWords = {
  idle: words('欢迎办理业务', 'Welcome'),
  idleMore: words('办结后，请在这里评价本次服务', 'When we are done, please rate this visit here'),
  ask: words('您对本次服务满意吗？', 'How was this visit?'),
  secret: words('工作人员看不到是谁评价的', 'The clerk does not see who rated'),
  number: words('您的排队号 {number}', 'Your number {number}'),
  comment: words('想多说一句？（可不填）', 'Anything to add? (optional)'),
  submit: words('提交评价', 'Send'),
  skip: words('不评价', 'Skip'),
  thanks: words('谢谢您的评价', 'Thank you'),
  thanksLow: words(
    '谢谢您告诉我们。会有另一位工作人员在 5 个工作日内回访处理',
    'Thank you for telling us. Somebody else will follow up within 5 working days',
  ),
  whichHall: words('这台评价器在哪个大厅？', 'In which hall is this evaluator?'),
  pair: words('评价器配对', 'Pair this evaluator'),
  lost: words('没有送出，请再按一次', 'It was not sent; please press again'),
} as const;

/** Best first, as the national rating standard names them; none is chosen beforehand. */
export const levels: readonly {
  readonly level: number;
  readonly icon: IconName;
  readonly name: ReturnType<typeof words>;
}[] = [
  { level: 5, icon: 'face-5', name: words('非常满意', 'Very satisfied') },
  { level: 4, icon: 'face-4', name: words('满意', 'Satisfied') },
  { level: 3, icon: 'face-3', name: words('基本满意', 'Fairly satisfied') },
  { level: 2, icon: 'face-2', name: words('不满意', 'Dissatisfied') },
  { level: 1, icon: 'face-1', name: words('非常不满意', 'Very dissatisfied') },
];
