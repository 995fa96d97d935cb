import type {
  EventPage,
  HallView,
  LoggedEvent,
  NextTicket,
  SessionView,
  Text,
  TicketView,
  Transfer,
} from '@banshi/queue-server/protocol';
import { computed, ref, shallowRef, watch } from 'vue';
import { useNow } from '../desk/now.ts';
import { useAct, useDesk } from '../desk/session.ts';
import { useHall } from '../desk/use-hall.ts';
import type { Words } from '../locales/index.ts';
import { acts, whyNot, type Act, type Situation } from './acts.ts';
import { evolveOwnWindow, ownWindow } from './own-window.ts';

/** How much of the day is read again to know what is on hold here. */
const eventsRead = 2_000;
/** A slipped finger presses twice within this time; the second press does nothing. */
const settleMs = { next: 1_200, other: 400 } as const;
/** Halls let clerks take an action back for two minutes; the server decides. */
export const undoMs = 120_000;

interface Undoable {
  readonly seq: number;
  readonly act: Words;
  readonly number: string;
  readonly at: number;
}
export interface Asked {
  readonly reason?: string;
  readonly minutes?: number;
  readonly to?: Transfer['to'];
}

/** One window at work: what is at it, what can be done, and doing it once. */
export function useConsole(session: SessionView, window: string) {
  const { client } = useDesk();
  const hall = useHall({ hall: session.hall, patienceMs: 1_500, client });
  const now = useNow();
  const { busy, refusal, act } = useAct();
  const base = `/api/halls/${session.hall}`;

  const own = shallowRef(ownWindow);
  const ticket = shallowRef<TicketView | null>(null);
  const because = shallowRef<Text | null>(null);
  const undoables = shallowRef<readonly Undoable[]>([]);
  const settling = ref(false);
  const finishedTicket = ref<string | null>(null);

  const view = computed(() => hall.view.value?.windows.find(({ id }) => id === window) ?? null);
  const undoable = computed(() => {
    const last = undoables.value.at(-1);
    return last !== undefined && now.value - last.at < undoMs ? last : null;
  });
  const situation = computed<Situation>(() => ({
    window: view.value?.state ?? 'closed',
    ticket:
      ticket.value?.state === 'called' || ticket.value?.state === 'serving'
        ? ticket.value.state
        : null,
    undoable: undoable.value !== null,
  }));

  const take = (events: readonly LoggedEvent[]) => {
    own.value = events.reduce((kept, event) => evolveOwnWindow(kept, event, window), own.value);
  };
  async function readBack(seq: number) {
    let after = Math.max(0, seq - eventsRead);
    while (after < seq) {
      const page = await client.get<EventPage>(`${base}/events?after=${after}`);
      if (!page.ok || page.value.events.length === 0) return;
      take(page.value.events.filter((event) => event.seq <= seq));
      after = page.value.events.at(-1)?.seq ?? seq;
    }
  }
  let began = false;
  watch(hall.view, (next: HallView | null) => {
    if (began || next === null) return;
    began = true;
    void readBack(next.seq);
  });
  hall.onEvents(take);

  /** The public picture says what is at the window; the ticket itself is asked for when it differs. */
  async function look() {
    const there = view.value?.ticket ?? null;
    if (there === null) {
      if (!busy.value) ticket.value = null;
      return;
    }
    if (there.id === ticket.value?.id && there.state === ticket.value.state) return;
    const answer = await client.get<TicketView>(`${base}/tickets/${there.id}`);
    if (answer.ok && view.value?.ticket?.id === answer.value.id) {
      if (answer.value.id !== ticket.value?.id) because.value = null;
      ticket.value = answer.value;
    }
  }
  watch(
    () => `${view.value?.ticket?.id ?? ''} ${view.value?.ticket?.state ?? ''}`,
    () => void look(),
  );

  function settle(what: Act) {
    settling.value = true;
    setTimeout(() => (settling.value = false), what === 'next' ? settleMs.next : settleMs.other);
  }
  function keep(what: Act, seq: number | undefined, number: string) {
    if (seq === undefined) return;
    const entry = { seq, act: acts[what].name, number, at: Date.now() };
    undoables.value = [...undoables.value, entry].slice(-10);
  }
  const atWindow = ({ state }: TicketView) => state === 'called' || state === 'serving';

  async function next() {
    const leaving = ticket.value;
    const called = await act(() => client.post<NextTicket>(`${base}/windows/${window}/next`));
    if (called === undefined) return;
    finishedTicket.value = leaving?.id ?? null;
    ticket.value = called.ticket;
    because.value = called.because;
    if (called.ticket !== null) keep('next', called.seq, called.ticket.number);
  }
  async function onTicket(what: Act, body: Asked = {}) {
    const current = ticket.value;
    if (current === null) return;
    const left = await act(() =>
      client.post<TicketView>(`${base}/tickets/${current.id}/${what}`, body),
    );
    if (left === undefined) return;
    if (what === 'finish') finishedTicket.value = left.id;
    if (what === 'start') finishedTicket.value = null;
    if (!atWindow(left)) because.value = null;
    ticket.value = atWindow(left) ? left : null;
    keep(what, left.seq, left.number);
  }
  async function undo() {
    const last = undoable.value;
    if (last === null) return;
    const taken = await act(() => client.post(`${base}/undo`, { seq: last.seq }));
    if (taken !== undefined || refusal.value?.status === 409)
      undoables.value = undoables.value.filter(({ seq }) => seq !== last.seq);
    hall.refresh();
  }
  async function onWindow(what: 'open' | 'pause' | 'close', body: Asked) {
    const answer = await act(() =>
      client.post<{ readonly seq?: number }>(`${base}/windows/${window}/${what}`, body),
    );
    if (answer !== undefined) keep(what, answer.seq, '');
    hall.refresh();
  }

  /** Does one thing, once. A press while something runs, or just after it, is no press. */
  async function perform(what: Act, asked: Asked = {}): Promise<void> {
    if (busy.value || settling.value || whyNot(what, situation.value) !== null) return;
    switch (what) {
      case 'next':
        await next();
        break;
      case 'undo':
        await undo();
        break;
      case 'open':
      case 'pause':
      case 'close':
        await onWindow(what, asked);
        break;
      case 'recall':
      case 'start':
      case 'finish':
      case 'hold':
      case 'no-show':
      case 'transfer':
        await onTicket(what, asked);
        break;
    }
    settle(what);
  }

  async function resume(held: string) {
    await act(() => client.post<TicketView>(`${base}/tickets/${held}/resume`));
  }

  return {
    hall,
    view,
    ticket,
    because,
    own,
    undoable,
    situation,
    busy,
    refusal,
    now,
    finishedTicket,
    perform,
    resume,
  };
}
export type Console = ReturnType<typeof useConsole>;
