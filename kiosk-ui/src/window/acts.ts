import type { TicketState, WindowState } from '@banshi/queue-server/protocol';
import type { IconName } from '../design/index.ts';
import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';

/** Everything a clerk can do at the window, each on its own key. */
export type Act =
  | 'next'
  | 'recall'
  | 'start'
  | 'finish'
  | 'continue'
  | 'walk-up'
  | 'hold'
  | 'no-show'
  | 'cancel'
  | 'transfer'
  | 'line'
  | 'give'
  | 'undo'
  | 'open'
  | 'pause'
  | 'close';

export interface ActLook {
  readonly key: string;
  readonly icon: IconName;
  readonly name: Words;
}

/** A key as it stands on a button; `⇧` is Shift. */
export const keyLabel = (key: string): string => key.replace('Shift+', '⇧');

/** F5 and F11 stay the browser's; F1 shows this list. */
export const acts: Readonly<Record<Act, ActLook>> = {
  next: { key: 'F2', icon: 'bell', name: words('叫下一位', 'Next') },
  give: { key: 'Shift+F2', icon: 'ticket', name: words('发号 / 签到', 'Ticket, check in') },
  line: { key: 'Shift+F3', icon: 'people', name: words('排队名单', 'Who waits') },
  recall: { key: 'F3', icon: 'repeat', name: words('重呼', 'Recall') },
  start: { key: 'F4', icon: 'play', name: words('开始办理', 'Start') },
  finish: { key: 'F6', icon: 'check', name: words('办结', 'Finish') },
  continue: {
    key: 'Shift+F6',
    icon: 'next',
    name: words('转下一业务', 'Next service'),
  },
  'walk-up': { key: 'Shift+F4', icon: 'hand', name: words('无号受理', 'Walk-up') },
  hold: { key: 'F7', icon: 'pause', name: words('挂起', 'Hold') },
  'no-show': { key: 'F8', icon: 'person', name: words('过号', 'No-show') },
  cancel: { key: 'Shift+F8', icon: 'close', name: words('作废', 'Cancel ticket') },
  transfer: { key: 'F9', icon: 'next', name: words('转号', 'Transfer') },
  undo: { key: 'F10', icon: 'undo', name: words('撤销', 'Undo') },
  open: { key: 'F12', icon: 'play', name: words('开放窗口', 'Open') },
  pause: { key: 'F12', icon: 'pause', name: words('暂停', 'Pause') },
  close: { key: 'Shift+F12', icon: 'close', name: words('关闭窗口', 'Close') },
};

export interface Situation {
  readonly window: WindowState;
  readonly ticket: TicketState | null;
  readonly undoable: boolean;
  /** Further services wait for this citizen under the same number. */
  readonly further: boolean;
  /** Somebody else sits at this window. */
  readonly foreign?: boolean;
}

const because = {
  closed: words('窗口还没有开放', 'The window is not open'),
  paused: words('窗口正在暂停', 'The window is paused'),
  nobody: words('窗口前没有叫到的号', 'No ticket is at this window'),
  notStarted: words(
    '这位市民还没有开始办理：请开始或过号',
    'Start this visit or mark a no-show first',
  ),
  started: words('已经开始办理', 'The visit has begun'),
  serving: words('请先办结正在办理的号', 'Finish the visit first'),
  nothing: words('没有可撤销的操作', 'There is nothing to take back'),
  open: words('窗口已经开放', 'The window is open'),
  foreign: words('另一位工作人员正在使用本窗口', 'Another clerk is at this window'),
} as const;

/** Why something cannot be done now; null if it can. The server decides; this only keeps fingers from idle presses. */
export function whyNot(act: Act, situation: Situation): Words | null {
  const { window, ticket, undoable, foreign } = situation;
  // A manager closes the window of a clerk who is gone; what one did elsewhere can be taken back.
  const anyway = ['give', 'line', 'close', 'undo'].includes(act);
  if (foreign === true && !anyway) return because.foreign;
  switch (act) {
    case 'next':
      if (window === 'closed') return because.closed;
      if (window === 'paused') return because.paused;
      return ticket === 'called' ? because.notStarted : null;
    case 'recall':
    case 'start':
    case 'no-show':
      if (ticket === null) return because.nobody;
      return ticket === 'called' ? null : because.started;
    case 'finish':
    case 'continue':
    case 'hold':
    case 'cancel':
    case 'transfer':
      return ticket === null ? because.nobody : null;
    case 'line':
    case 'give':
      return null;
    case 'walk-up':
      if (window === 'closed') return because.closed;
      if (window === 'paused') return because.paused;
      return ticket === null ? null : because.serving;
    case 'undo':
      return undoable ? null : because.nothing;
    case 'open':
      return window === 'open' ? because.open : null;
    case 'pause':
    case 'close':
      if (window === 'closed') return because.closed;
      if (act === 'pause' && window === 'paused') return because.paused;
      return ticket === 'serving' ? because.serving : null;
  }
}

/** The act of a key, as `keydown` reports it. F12 opens or pauses, whichever is possible. */
export function actOfKey(key: string, shift: boolean, window: WindowState): Act | null {
  if (key === 'F12') return shift ? 'close' : window === 'open' ? 'pause' : 'open';
  const pressed = shift ? `Shift+${key}` : key;
  const found = Object.entries(acts).find(([, look]) => look.key === pressed);
  return found === undefined ? null : (found[0] as Act);
}

/** What a clerk most likely does next: it is drawn as the main button. */
export function likely({ window, ticket }: Situation): Act {
  if (window !== 'open') return 'open';
  if (ticket === 'called') return 'start';
  return ticket === 'serving' ? 'finish' : 'next';
}
