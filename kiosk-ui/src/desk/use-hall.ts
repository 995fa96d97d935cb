import type { HallView, LoggedEvent } from '@banshi/queue-server/protocol';
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { browserClient, type Client } from '../server/client.ts';
import { liveHall, type LiveHallListener } from '../server/live-hall.ts';
import { openPipe } from '../server/stream.ts';

export type HallLink = 'connecting' | Parameters<LiveHallListener['link']>[0];

export interface Hall {
  readonly view: Readonly<ShallowRef<HallView | null>>;
  readonly link: Readonly<Ref<HallLink>>;
  /** When (epoch ms of this machine) the view was last known to be true; null: never yet. */
  readonly trueAt: Readonly<Ref<number | null>>;
  /** Server's clock minus this machine's, ms: boards' clocks drift. */
  readonly skew: Readonly<Ref<number>>;
  readonly onEvents: (listener: (events: readonly LoggedEvent[]) => void) => void;
  readonly refresh: () => void;
}

export interface UseHallOptions {
  readonly hall: string;
  readonly patienceMs: number;
  readonly client?: Client;
  readonly last?: { readonly view: HallView; readonly trueAt: number };
}

/** The live picture of a hall, for as long as the component that asks for it lives. */
export function useHall({
  hall,
  patienceMs,
  client = browserClient(),
  last,
}: UseHallOptions): Hall {
  const view = shallowRef<HallView | null>(null);
  const link = ref<HallLink>('connecting');
  const trueAt = ref<number | null>(last?.trueAt ?? null);
  const skew = ref(0);
  const listeners: ((events: readonly LoggedEvent[]) => void)[] = [];

  const live = liveHall(
    {
      client,
      openPipe,
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
      random: () => Math.random(),
    },
    { hall, patienceMs, ...(last && { last: last.view }) },
    {
      view: (next, fetched) => {
        view.value = next;
        if (fetched) skew.value = Date.parse(next.at) - Date.now();
      },
      events: (events) => {
        for (const listener of listeners) listener(events);
      },
      alive: () => (trueAt.value = Date.now()),
      link: (state) => (link.value = state),
    },
  );
  onScopeDispose(live.stop);
  return {
    view,
    link,
    trueAt,
    skew,
    onEvents: (one) => listeners.push(one),
    refresh: live.refresh,
  };
}
