import type { OverlayHint } from '@banshi/terminal-agent/protocol';
import type { Words } from '../index.ts';
import { words } from '../words.ts';

/** The live picture of the document camera, while a sheet is laid down. */
export const outline = {
  picture: words('摄像头现在看到的画面', 'What the camera sees now'),
  hints: {
    'nothing-there': words('还没有看到材料', 'No paper seen yet'),
    'too-dark': words('光线太暗', 'Too dark'),
    'move-away-from-edge': words('请往里挪，四边都留出来', 'Move it away from the edge'),
    'hold-still': words('请放稳，不要动', 'Hold still'),
    good: words('放好了，可以扫描', 'In place, ready to scan'),
  } satisfies Record<OverlayHint, Words>,
} as const;
