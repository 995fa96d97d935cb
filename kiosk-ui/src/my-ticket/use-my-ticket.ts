import type { MyTicket } from '@banshi/queue-server/protocol';
import { onScopeDispose, ref, shallowRef } from 'vue';
import { browserClient, type Refusal } from '../server/client.ts';
import { openPipe } from '../server/stream.ts';
import { liveTicket, type Nothing } from './live-ticket.ts';

/** The ticket behind the secret of a slip's QR, live while the page is looked at. */
export function useMyTicket(token: string) {
  const client = browserClient();
  const path = `/api/my-ticket/${encodeURIComponent(token)}`;
  const ticket = shallowRef<MyTicket | null>(null);
  const trueAt = ref<number | null>(null);
  /** Why there is nothing to show, and never will be. */
  const nothing = ref<Nothing | null>(null);
  const refusal = shallowRef<Refusal | null>(null);
  const busy = ref(false);

  function show(next: MyTicket) {
    if (next.state === 'called' && ticket.value?.state === 'waiting')
      navigator.vibrate?.([300, 150, 300]);
    ticket.value = next;
  }
  const live = liveTicket(
    {
      client,
      openPipe,
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
      random: () => Math.random(),
    },
    path,
    {
      ticket: show,
      alive: () => (trueAt.value = Date.now()),
      nothing: (why) => (nothing.value = why),
    },
  );
  async function wish(what: 'more-time' | 'leave') {
    if (busy.value) return;
    busy.value = true;
    const answer = await client.post<MyTicket>(`${path}/${what}`);
    busy.value = false;
    refusal.value = answer.ok ? null : answer.refusal;
    if (answer.ok) show(answer.value);
    live.look();
  }
  // A phone sleeps; on waking it wants to know at once.
  const turned = () => {
    if (document.visibilityState === 'visible') live.look();
    else live.rest();
  };
  document.addEventListener('visibilitychange', turned);
  onScopeDispose(() => {
    live.rest();
    document.removeEventListener('visibilitychange', turned);
  });
  live.look();
  return { ticket, trueAt, nothing, refusal, busy, wish };
}
