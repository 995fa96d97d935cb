import type { HallView } from '@banshi/queue-server/protocol';
import type { Draft, DraftWindow } from './draft.ts';

/** The windows that serve one queue under a draft, and how many of them are open now. */
export interface Cover {
  readonly queue: Draft['queues'][number];
  readonly windows: readonly {
    readonly id: string;
    readonly state: 'open' | 'paused' | 'closed';
    /** Takes it by a rule of its profile only, not as one of its own queues. */
    readonly byRule: boolean;
  }[];
  readonly open: number;
  readonly waiting: number;
  /** `nobody`: no window serves it at all; `closed`: those that do are not open, and people wait. */
  readonly trouble: 'nobody' | 'closed' | null;
}

/** The queues a window serves: those it names, else those of its category and function. */
export const servedBy = (draft: Draft, window: DraftWindow): string[] =>
  window.serves ??
  draft.queues
    .filter(
      ({ category, function: role }) => category === window.category && role === window.function,
    )
    .map(({ id }) => id);

/** Which windows can serve which queue if the draft were in force now. */
export function coverOf(draft: Draft, view: HallView | null): readonly Cover[] {
  const states = new Map(view?.windows.map(({ id, state }) => [id, state]));
  const waits = new Map(view?.queues.map(({ id, waiting }) => [id, waiting]));
  return draft.queues.map((queue) => {
    const windows = draft.windows.flatMap((window) => {
      const own = servedBy(draft, window).includes(queue.id);
      const byRule = (window.profile?.rules ?? []).some(({ take }) => take.includes(queue.id));
      if (!own && !byRule) return [];
      return [{ id: window.id, state: states.get(window.id) ?? 'closed', byRule: !own } as const];
    });
    const open = windows.filter(({ state }) => state === 'open').length;
    const waiting = waits.get(queue.id) ?? 0;
    // A rule helps out; somebody has to have the queue as their own.
    const trouble = windows.every(({ byRule }) => byRule)
      ? 'nobody'
      : open === 0 && waiting > 0
        ? 'closed'
        : null;
    return { queue, windows, open, waiting, trouble };
  });
}
