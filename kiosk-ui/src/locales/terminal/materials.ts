import type { OverlayHint } from '@banshi/terminal-agent/protocol';
import type { Words } from '../index.ts';
import { words } from '../words.ts';

export const materials = {
  heading: words('请逐项提供材料', 'Please provide each paper'),
  left: (n: number) =>
    n === 0 ? words('材料已齐', 'All provided') : words(`还差 ${n} 项`, `${n} left`),
  necessity: {
    required: words('必须', 'Required'),
    optional: words('可选', 'Optional'),
    'may-follow': words('可以后补', 'May follow later'),
  },
  how: {
    scanned: words('已扫描', 'Scanned'),
    locker: words('放入智能柜', 'Into the locker'),
    later: words('以后补交', 'Later'),
    certificate: words('用电子证照', 'E-certificate'),
  },
  way: {
    scan: words('现在扫描', 'Scan now'),
    locker: words('原件放柜子', 'Leave in locker'),
    later: words('以后补交', 'Hand in later'),
    certificate: words('用电子证照', 'Use e-certificate'),
  },
  original: words('依法需交原件', 'Original required by law'),
  pages: (n: number) => words(`共 ${n} 页`, `${n} page${n === 1 ? '' : 's'}`),
  notYet: words('未提供', 'Not provided yet'),
} as const;

export const scan = {
  heading: (name: string) => words(`扫描：${name}`, `Scan: ${name}`),
  placed: words('放好了，开始扫描', 'It is in place, scan'),
  looksGood: words('这一页清楚吗？', 'Is this page clear?'),
  good: words('清楚、完整', 'Clear and complete'),
  retake: words('建议重拍', 'Better scan again'),
  duplicate: words('这就是您刚才扫描过的那一页。', 'This is the page you already scanned.'),
  placedUnderCamera: words('现在就拍', 'Take it now'),
  otherSide: words(
    '这一面已经拍好。请翻到另一面，两面会放在同一页上。',
    'This side is kept. Please turn the card over: both sides come onto one page.',
  ),
  frontKept: words('一面已拍好', 'One side kept'),
  keep: words('保留这一页', 'Keep it'),
  keepAnyway: words('仍然保留', 'Keep it anyway'),
  again: words('重新扫描', 'Scan again'),
  more: words('再扫一页', 'Scan another page'),
  finish: words('扫完了', 'Finished'),
  kept: (n: number) => words(`已保留 ${n} 页`, `${n} kept`),
  remove: (n: number) => words(`删除第 ${n} 页`, `Remove page ${n}`),
  page: (n: number) => words(`第 ${n} 页`, `Page ${n}`),
} as const;

/** The live picture of the document camera, while a sheet is laid down. */
export const outline = {
  picture: words('摄像头现在看到的画面', 'What the camera sees now'),
  hints: {
    'nothing-there': words('还没有看到材料', 'No paper seen yet'),
    'too-dark': words('光线太暗', 'Too dark'),
    'move-away-from-edge': words('请往里挪，四边都留出来', 'Move it away from the edge'),
    'hold-still': words('请放稳，不要动', 'Hold still'),
    good: words('放好了，这就自动拍下', 'In place, the picture takes itself'),
    'next-sheet': words('这一页已经拍过，请换下一页', 'Taken already, please lay the next page'),
  } satisfies Record<OverlayHint, Words>,
} as const;
