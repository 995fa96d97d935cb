import { words } from '../words.ts';

/** Sheets on their way to paper. */
export const slipWords = {
  printing: words('正在打印', 'Printing'),
  printed: words('已打印，请取走', 'Printed, please take it'),
  failed: words(
    '没有打印出来，请记下屏幕上的内容',
    'It did not print. Please note what is on the screen',
  ),
  unknown: words(
    '不确定是否打印完整，请核对或记下屏幕内容',
    'Perhaps not fully printed. Please check, or note what is on the screen',
  ),
  there: words('已经出来了', 'It is there'),
  again: words('重新打印', 'Print again'),
  serial: (serial: string) => words(`编号 ${serial}`, `Serial ${serial}`),
} as const;

/** 一次性告知书: the list, or the reason, to take home. */
export const oneTimeNotice = {
  printList: words('打印这份清单', 'Print this list'),
  printReason: words('打印原因和条件', 'Print reason and conditions'),
} as const;
