import type { Store } from '../journal/index.ts';
import type { Clock } from '../ports/index.ts';

/** What boards are told when the store goes away and when it is back. */
export interface StoreNews {
  readonly reachable: boolean;
}

interface Watch {
  readonly store: Pick<Store, 'read'>;
  readonly clock: Clock;
  /** How long the store may take to answer anything at all, in milliseconds. */
  readonly patienceMs: number;
  readonly tell: (news: StoreNews) => void;
}

/**
 * A node that cannot reach its database still beats, and its boards would call their picture true
 * for ever. So it looks, and says when it cannot; a board then shows how old its picture is.
 */
export function watchStore({ store, clock, patienceMs, tell }: Watch): {
  readonly news: () => StoreNews;
  readonly stop: () => void;
} {
  let reachable = true;
  let cancel = (): void => undefined;
  let stopped = false;
  const found = (next: boolean): void => {
    if (stopped || next === reachable) return;
    reachable = next;
    tell({ reachable });
  };
  async function look(): Promise<void> {
    const late = clock.after(patienceMs / 2, () => found(false));
    // One look at a time: a database that hangs is not asked again and again.
    const ok = await store
      .read(async (tx) => tx.rows.feed('health'))
      .then(
        () => true,
        () => false,
      );
    late();
    found(ok);
    if (!stopped) cancel = clock.after(patienceMs / 5, () => void look());
  }
  cancel = clock.after(patienceMs / 5, () => void look());
  return {
    news: () => ({ reachable }),
    stop() {
      stopped = true;
      cancel();
    },
  };
}
