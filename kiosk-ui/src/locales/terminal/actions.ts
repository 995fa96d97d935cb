import type { RequiredAction } from '@banshi/terminal-agent/protocol';
import type { Words } from '../index.ts';
import { words } from '../words.ts';

interface ActionWords {
  /** What to do. */
  readonly ask: Words;
  /** Where and how. */
  readonly how: Words;
  /** Said when it has not been done for a while. */
  readonly remind: Words;
}

/** What the person in front must do, for each action a device can ask for. */
export const actions: { readonly [K in RequiredAction['kind']]: ActionWords } = {
  'present-card': {
    ask: words('请把身份证放在读卡区', 'Please lay your ID card on the reader'),
    how: words(
      '平放在发光的方框上，放好后不要移动。',
      'Lay it flat on the lit square and leave it there.',
    ),
    remind: words(
      '还没有读到身份证，请换个位置再放一次。',
      'No card read yet. Please lay it down once more.',
    ),
  },
  'keep-card-still': {
    ask: words('正在读卡，请不要移动', 'Reading, please do not move the card'),
    how: words('大约需要两秒钟。', 'It takes about two seconds.'),
    remind: words('请把身份证放平，不要移动。', 'Please keep the card flat and still.'),
  },
  'remove-card': {
    ask: words('请拿好您的身份证', 'Please take your ID card'),
    how: words('身份证还在读卡区上。', 'It is still on the reader.'),
    remind: words('请不要忘记您的身份证。', 'Please do not forget your ID card.'),
  },
  'place-document': {
    ask: words('请把材料放进扫描区', 'Please place the paper on the scanner'),
    how: words('放平整，四个角都在扫描区内。', 'Flat, with all four corners inside the area.'),
    remind: words(
      '还没有看到材料，请放好后再试。',
      'No paper seen yet. Please place it and try again.',
    ),
  },
  'hold-still': {
    ask: words('正在扫描，请不要移动', 'Scanning, please do not move it'),
    how: words('几秒钟就好。', 'Only a few seconds.'),
    remind: words('请不要移动材料。', 'Please do not move the paper.'),
  },
  'open-door': {
    ask: words('请拉开柜门', 'Please pull the door open'),
    how: words('柜门已经开锁，指示灯亮着。', 'It is unlocked and its light is on.'),
    remind: words('柜门已经开锁，请轻轻拉开。', 'The door is unlocked. Please pull it gently.'),
  },
  'put-in': {
    ask: words('请放入材料', 'Please put the papers in'),
    how: words('全部放进去以后，再关上柜门。', 'When everything is inside, close the door.'),
    remind: words(
      '放好材料后，请关上柜门。',
      'After putting the papers in, please close the door.',
    ),
  },
  'take-out': {
    ask: words('请取出物品', 'Please take out what is inside'),
    how: words('全部取出以后，再关上柜门。', 'When you have everything, close the door.'),
    remind: words('取出物品后，请关上柜门。', 'After taking everything, please close the door.'),
  },
  'close-door': {
    ask: words('请关好柜门', 'Please close the door'),
    how: words('轻轻推到底，听到咔哒一声。', 'Push it home until it clicks.'),
    remind: words('柜门还没有关好，请推到底。', 'The door is not shut yet. Please push it home.'),
  },
  'take-receipt': {
    ask: words('请取走凭条', 'Please take your slip'),
    how: words('凭条从出纸口出来，请妥善保管。', 'It comes from the slot below. Keep it safe.'),
    remind: words('请不要忘记取走凭条。', 'Please do not forget your slip.'),
  },
  'scan-code': {
    ask: words('请出示凭条上的二维码', 'Please show the code on your slip'),
    how: words('把二维码对准扫码窗。', 'Hold it in front of the code reader.'),
    remind: words(
      '还没有扫到，请把凭条拿平，靠近一些。',
      'Nothing read yet. Hold the slip flat and come closer.',
    ),
  },
  wait: {
    ask: words('请稍候', 'One moment, please'),
    how: words('正在处理，不需要操作。', 'This is being done. You need not do anything.'),
    remind: words('还在处理，请再等一下。', 'Still working on it. Please wait a little longer.'),
  },
  'call-staff': {
    ask: words('正在联系工作人员', 'Calling a member of staff'),
    how: words('请在原地稍候。', 'Please stay here for a moment.'),
    remind: words('仍在联系，请再等一下。', 'Still calling. Please wait a little longer.'),
  },
};

export const paged = words(
  '已经通知值班人员，马上会有人来帮您。',
  'Staff on duty have been told. Somebody will come and help.',
);
