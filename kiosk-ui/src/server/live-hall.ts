import type { HallView, LoggedEvent } from '@banshi/queue-server/protocol';
import type { Client } from './client.ts';
import { evolveHall, type Refresh } from './evolve-hall.ts';
import { follow } from './follow.ts';
import type { OpenPipe } from './stream.ts';

export interface LiveHallPorts {
  readonly client: Pick<Client, 'get'>;
  readonly openPipe: OpenPipe;
  /** Calls back once after so many milliseconds, unless cancelled. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** 0 ≤ x < 1: spreads the questions of many screens. */
  readonly random: () => number;
}
export interface LiveHallListener {
  /** The newest picture; `fetched` when the server drew it just now. */
  readonly view: (view: HallView, fetched: boolean) => void;
  /** Events in order, each exactly once, from the moment this page began. */
  readonly events: (events: readonly LoggedEvent[]) => void;
  readonly alive: () => void;
  readonly link: (state: 'live' | 'cut' | 'no-such-hall') => void;
}
export interface LiveHallOptions {
  readonly hall: string;
  /** The last good picture from before a restart, if any. */
  readonly last?: HallView;
  /** How long (ms) a change of counts may wait for its computed ranges. Boards are many and patient. */
  readonly patienceMs: number;
}

/** The public picture asks again at least this often, because expected waits move while nothing happens. */
const idleRefreshMs = 60_000;
const againAfterMs = 4_000;
const nobodySuchMs = 30_000;

/**
 * Keeps the picture of one hall true: a snapshot, then every event after it; after a hole or a cut, whatever was missed.
 * Nothing is ever blanked: what is shown stays until something newer is known.
 */
export function liveHall(
  ports: LiveHallPorts,
  { hall, last, patienceMs }: LiveHallOptions,
  listener: LiveHallListener,
): { refresh: () => void; stop: () => void } {
  const path = `/api/halls/${encodeURIComponent(hall)}`;
  let view: HallView | null = last ?? null;
  let position: number | null = null;
  let stopped = false;
  let asking = false;
  let behind = 0;
  let pending: { cancel: () => void; due: Refresh } | null = null;

  function schedule(due: Exclude<Refresh, 'none'>, ms: number) {
    if (stopped || pending?.due === 'now' || (pending?.due === 'soon' && due === 'soon')) return;
    pending?.cancel();
    const cancel = ports.after(ms, () => {
      pending = null;
      void ask();
    });
    pending = { cancel, due };
  }
  const soon = () => schedule('soon', patienceMs * (0.5 + ports.random()));
  const now = () => schedule('now', 0);
  let cancelIdle = (): void => undefined;
  let cancelAgain = (): void => undefined;
  function rest() {
    cancelIdle();
    cancelIdle = ports.after(idleRefreshMs * (0.75 + ports.random() / 2), () => void ask());
  }

  async function ask() {
    if (asking || stopped) return;
    asking = true;
    const answer = await ports.client.get<HallView>(path);
    asking = false;
    if (stopped) return;
    rest();
    if (!answer.ok) {
      const unknown = answer.refusal.status === 404;
      if (unknown) listener.link('no-such-hall');
      cancelIdle();
      const pause = unknown ? nobodySuchMs : againAfterMs * (0.5 + ports.random());
      cancelIdle = ports.after(pause, () => void ask());
      return;
    }
    // Drawn before events that are shown already: ask again rather than step back. Behind twice in
    // a row, it is another journal (a hall set up anew), and that one is the truth now.
    if (position !== null && answer.value.seq < position) {
      behind += 1;
      if (behind < 2) return soon();
      position = null;
    }
    behind = 0;
    view = answer.value;
    listener.alive();
    listener.view(view, true);
    if (position === null) {
      position = view.seq;
      pipe.subscribe();
    }
  }

  const pipe = ports.openPipe(`hall/${hall}`, {
    position: () => position,
    alive: () => listener.alive(),
    link: (state) => {
      listener.link(state === 'up' ? 'live' : 'cut');
      if (state === 'up') now();
    },
    refused: (code) => {
      // Our position lies beyond the journal: it is another one, and begins anew.
      if (code === 'cursor-ahead') position = null;
      cancelAgain();
      cancelAgain = ports.after(againAfterMs, () =>
        position === null ? void ask() : pipe.subscribe(),
      );
    },
    events: (batch) => {
      if (position === null || view === null || stopped) return;
      const step = follow(position, batch);
      position = step.seq;
      let due: Refresh = 'none';
      for (const event of step.fresh) {
        const evolved = evolveHall(view, event);
        view = evolved.view;
        if (evolved.refresh === 'now' || due === 'none') due = evolved.refresh;
      }
      if (step.fresh.length > 0) {
        listener.view(view, false);
        listener.events(step.fresh);
      }
      if (due === 'soon') soon();
      if (due === 'now') now();
      if (step.gap) pipe.subscribe();
    },
  });
  if (view !== null) listener.view(view, false);
  now();

  return {
    refresh: now,
    stop: () => {
      stopped = true;
      pending?.cancel();
      cancelIdle();
      cancelAgain();
      pipe.close();
    },
  };
}
