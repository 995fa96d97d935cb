import type {
  IssuedTicket,
  NextTicket,
  SessionView,
  Text,
  TicketView,
  Transfer,
  WindowView,
} from '@banshi/queue-server/protocol';
import { computed, ref, shallowRef, watch } from 'vue';
import { useNow } from '../desk/now.ts';
import { useAct, useDesk } from '../desk/session.ts';
import { useHall } from '../desk/use-hall.ts';
import { acts, whyNot, type Act, type Situation } from './acts.ts';
import { requestOf, type Given } from './give.ts';
import { useAside } from './use-aside.ts';
import { useUndo } from './use-undo.ts';
import { useWork } from './use-work.ts';
import { windowWords } from './window-words.ts';

/** A slipped finger presses twice within this time; the second press does nothing. */
const settleMs = { next: 1_200, other: 400 } as const;

const silentAs = 'banshi.window.silent';

/** What an act needs to be told. */
export interface Asked {
  readonly reason?: string;
  readonly minutes?: number;
  readonly to?: Transfer['to'];
  readonly pool?: string;
  readonly queue?: string;
  readonly add?: readonly string[];
}
/** One window at work: what is at it, what can be done, and doing it once. */
export function useConsole(session: SessionView, window: string) {
  const { client } = useDesk();
  const hall = useHall({ hall: session.hall, patienceMs: 1_500, client });
  const now = useNow();
  const { busy, refusal, act } = useAct();
  const base = `/api/halls/${session.hall}`;
  const { aside, look: lookAside } = useAside(client, base, hall);
  const work = useWork(client, base, window, hall);
  const { undoable, keep, forget } = useUndo(now, session.account);

  const silent = ref(localStorage.getItem(silentAs) === '1');
  watch(silent, (on) => localStorage.setItem(silentAs, on ? '1' : '0'));
  const ticket = shallowRef<TicketView | null>(null);
  const because = shallowRef<Text | null>(null);
  /** The act just done: pressed again too soon it was a slip; another one was meant. */
  const settling = ref<Act | null>(null);
  const finishedTicket = ref<string | null>(null);

  const view = computed(() => hall.view.value?.windows.find(({ id }) => id === window) ?? null);
  /** Who sits here, when it is somebody else. */
  const colleague = computed(() => {
    const clerk = work.value?.clerk ?? null;
    return clerk === null || clerk.account === session.account ? null : clerk.name;
  });
  const situation = computed<Situation>(() => ({
    window: view.value?.state ?? 'closed',
    ticket:
      ticket.value?.state === 'called' || ticket.value?.state === 'serving'
        ? ticket.value.state
        : null,
    undoable: undoable.value !== null,
    further: (ticket.value?.then ?? []).length > 0,
    foreign: colleague.value !== null,
  }));

  /** The public picture says what is at the window; the ticket itself is asked for when it differs. */
  async function look() {
    const there = view.value?.ticket ?? null;
    if (there === null) {
      // It went from here by another hand: why it had come goes with it.
      if (!busy.value && ticket.value !== null) [ticket.value, because.value] = [null, null];
      return;
    }
    if (there.id === ticket.value?.id && there.state === ticket.value.state) return;
    const answer = await client.get<TicketView>(`${base}/tickets/${there.id}`);
    if (answer.ok && view.value?.ticket?.id === answer.value.id) {
      if (answer.value.id !== ticket.value?.id) because.value = null;
      ticket.value = answer.value;
    }
  }
  const atThisWindow = computed(
    () => `${view.value?.ticket?.id ?? ''} ${view.value?.ticket?.state ?? ''}`,
  );
  watch(atThisWindow, () => void look());
  // What nobody knew while no answer came stands on the screen again.
  watch([atThisWindow, hall.link], () => {
    if (hall.link.value === 'live' && refusal.value?.code === 'unreachable') refusal.value = null;
  });

  function settle(what: Act) {
    settling.value = what;
    const done = (): void => {
      if (settling.value === what) settling.value = null;
    };
    setTimeout(done, what === 'next' ? settleMs.next : settleMs.other);
  }
  const atWindow = ({ state }: TicketView) => state === 'called' || state === 'serving';

  /** What was refused may have been pressed on an old picture: the ticket is looked at again. */
  async function lookAgain(id: string) {
    const answer = await client.get<TicketView>(`${base}/tickets/${id}`);
    if (!answer.ok || ticket.value?.id !== id) return;
    const { value } = answer;
    ticket.value = atWindow(value) && value.window === window ? value : null;
    hall.refresh();
  }

  async function call(path: 'next' | 'call', body: object) {
    const leaving = ticket.value;
    const called = await act(() =>
      client.post<NextTicket>(`${base}/windows/${window}/${path}`, {
        ...body,
        ...(silent.value && { silent: true }),
      }),
    );
    if (called === undefined) return hall.refresh();
    finishedTicket.value = leaving?.id ?? null;
    ticket.value = called.ticket;
    because.value = called.because;
    if (called.ticket !== null) keep(acts.next.name, called.seq, called.ticket.number);
  }
  async function walkUp(queue: string | undefined) {
    if (queue === undefined) return;
    const served = await act(() =>
      client.post<TicketView>(`${base}/windows/${window}/walk-up`, { queue }),
    );
    if (served === undefined) return;
    because.value = null;
    ticket.value = served;
    keep(acts['walk-up'].name, served.seq, served.number);
  }
  async function onTicket(what: Act | 'park', body: Asked = {}) {
    const current = ticket.value;
    if (current === null) return;
    const left = await act(() =>
      client.post<TicketView>(`${base}/tickets/${current.id}/${what}`, body),
    );
    if (left === undefined) return lookAgain(current.id);
    if (what === 'finish') finishedTicket.value = left.id;
    if (what === 'start') finishedTicket.value = null;
    if (!atWindow(left)) because.value = null;
    ticket.value = atWindow(left) ? left : null;
    keep(acts[what === 'park' ? 'hold' : what].name, left.seq, left.number);
  }
  async function undo() {
    const last = undoable.value;
    if (last === null) return;
    const taken = await act(() => client.post(`${base}/undo`, { seq: last.seq }));
    if (taken !== undefined || refusal.value?.status === 409) forget(last.seq);
    hall.refresh();
  }
  async function onWindow(what: 'open' | 'pause' | 'close', body: Asked) {
    const answer = await act(() =>
      client.post<WindowView>(`${base}/windows/${window}/${what}`, body),
    );
    if (answer !== undefined) keep(acts[what].name, answer.seq, '');
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
      case 'cancel':
      case 'transfer':
        await onTicket(what, asked);
        break;
      case 'line':
      case 'give':
        // They only open a list or a form; what is chosen there comes back by its own name.
        return;
    }
    settle(what);
  }

  async function resume(held: string) {
    const back = await act(() => client.post<TicketView>(`${base}/tickets/${held}/resume`));
    if (back !== undefined) keep(windowWords.resume, back.seq, back.number);
    void lookAside();
  }
  /** Calls one ticket out of turn: back from where it was put aside, or by its number. */
  async function callThis(id: string) {
    if (settling.value === 'next' || whyNot('next', situation.value) !== null) return;
    await call('call', { ticket: id });
    settle('next');
    void lookAside();
  }
  /** A ticket from the desk: a plain one, or that of somebody who booked. */
  async function give(to: Given): Promise<IssuedTicket | undefined> {
    const { path, body } = requestOf(to);
    const issued = await act(() => client.post<IssuedTicket>(`${base}/${path}`, body));
    if (issued !== undefined) keep(windowWords.giveTicket, issued.seq, issued.number);
    return issued;
  }

  return {
    base,
    client,
    hall,
    view,
    colleague,
    ticket,
    because,
    aside,
    work,
    silent,
    undoable,
    situation,
    busy,
    refusal,
    now,
    finishedTicket,
    perform,
    resume,
    callThis,
    give,
  };
}
export type Console = ReturnType<typeof useConsole>;
