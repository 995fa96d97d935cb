import type {
  AsideList,
  HallDay,
  NextTicket,
  SessionView,
  Text,
  TicketView,
  Transfer,
  WindowView,
} from '@banshi/queue-server/protocol';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { useNow } from '../desk/now.ts';
import { useAct, useDesk } from '../desk/session.ts';
import { useHall } from '../desk/use-hall.ts';
import type { Words } from '../locales/index.ts';
import { acts, whyNot, type Act, type Situation } from './acts.ts';

/** What lies aside and what was done today follow the hall's events this much later, once for many. */
const asideAfterMs = 600;
/** A slipped finger presses twice within this time; the second press does nothing. */
const settleMs = { next: 1_200, other: 400 } as const;
/** Halls let clerks take an action back for two minutes; the server decides. */
export const undoMs = 120_000;

const silentAs = 'banshi.window.silent';

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
  readonly pool?: string;
  readonly queue?: string;
}

/** One window at work: what is at it, what can be done, and doing it once. */
export function useConsole(session: SessionView, window: string) {
  const { client } = useDesk();
  const hall = useHall({ hall: session.hall, patienceMs: 1_500, client });
  const now = useNow();
  const { busy, refusal, act } = useAct();
  const base = `/api/halls/${session.hall}`;

  const aside = shallowRef<AsideList | null>(null);
  const finished = ref(0);
  const silent = ref(localStorage.getItem(silentAs) === '1');
  watch(silent, (on) => localStorage.setItem(silentAs, on ? '1' : '0'));
  const ticket = shallowRef<TicketView | null>(null);
  const because = shallowRef<Text | null>(null);
  const undoables = shallowRef<readonly Undoable[]>([]);
  /** The act just done: pressed again too soon it was a slip; another one was meant. */
  const settling = ref<Act | null>(null);
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
    further: (ticket.value?.then ?? []).length > 0,
  }));

  async function lookAside() {
    const [list, day] = await Promise.all([
      client.get<AsideList>(`${base}/aside`),
      client.get<HallDay>(`${base}/day`),
    ]);
    if (list.ok) aside.value = list.value;
    if (day.ok)
      finished.value = day.value.windows.find((one) => one.window === window)?.served ?? 0;
  }
  void lookAside();
  let later: ReturnType<typeof setTimeout> | undefined;
  hall.onEvents(() => {
    clearTimeout(later);
    later = setTimeout(() => void lookAside(), asideAfterMs);
  });
  onScopeDispose(() => clearTimeout(later));

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
    settling.value = what;
    const done = (): void => {
      if (settling.value === what) settling.value = null;
    };
    setTimeout(done, what === 'next' ? settleMs.next : settleMs.other);
  }
  function keep(what: Act, seq: number | undefined, number: string) {
    if (seq === undefined) return;
    const entry = { seq, act: acts[what].name, number, at: Date.now() };
    undoables.value = [...undoables.value, entry].slice(-10);
  }
  const atWindow = ({ state }: TicketView) => state === 'called' || state === 'serving';

  async function call(path: 'next' | 'call', body: object) {
    const leaving = ticket.value;
    const called = await act(() =>
      client.post<NextTicket>(`${base}/windows/${window}/${path}`, {
        ...body,
        ...(silent.value && { silent: true }),
      }),
    );
    if (called === undefined) return;
    finishedTicket.value = leaving?.id ?? null;
    ticket.value = called.ticket;
    because.value = called.because;
    if (called.ticket !== null) keep('next', called.seq, called.ticket.number);
  }
  async function walkUp(queue: string | undefined) {
    if (queue === undefined) return;
    const served = await act(() =>
      client.post<TicketView>(`${base}/windows/${window}/walk-up`, { queue }),
    );
    if (served === undefined) return;
    because.value = null;
    ticket.value = served;
    keep('walk-up', served.seq, served.number);
  }
  async function onTicket(what: Act | 'park', body: Asked = {}) {
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
    keep(what === 'park' ? 'hold' : what, left.seq, left.number);
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
      client.post<WindowView>(`${base}/windows/${window}/${what}`, body),
    );
    if (answer !== undefined) keep(what, answer.seq, '');
    hall.refresh();
  }

  /** Does one thing, once. A press while something runs, or just after it, is no press. */
  async function perform(what: Act, asked: Asked = {}): Promise<void> {
    if (busy.value || settling.value === what || whyNot(what, situation.value) !== null) return;
    switch (what) {
      case 'next':
        await call('next', {});
        break;
      case 'walk-up':
        await walkUp(asked.queue);
        break;
      case 'hold':
        await onTicket(asked.pool === undefined ? 'hold' : 'park', asked);
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
      case 'continue':
      case 'no-show':
      case 'transfer':
        await onTicket(what, asked);
        break;
    }
    settle(what);
  }

  async function resume(held: string) {
    await act(() => client.post<TicketView>(`${base}/tickets/${held}/resume`));
    void lookAside();
  }
  /** Calls somebody back who was put aside, out of turn. */
  async function callBack(held: string) {
    if (settling.value === 'next' || whyNot('next', situation.value) !== null) return;
    await call('call', { ticket: held });
    settle('next');
    void lookAside();
  }

  return {
    hall,
    view,
    ticket,
    because,
    aside,
    finished,
    silent,
    undoable,
    situation,
    busy,
    refusal,
    now,
    finishedTicket,
    perform,
    resume,
    callBack,
  };
}
export type Console = ReturnType<typeof useConsole>;
