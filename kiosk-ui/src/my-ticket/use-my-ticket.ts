import type { MyTicket } from '@banshi/queue-server/protocol';
import { onScopeDispose, ref, shallowRef } from 'vue';
import { browserClient, type Refusal } from '../server/client.ts';
import { lookAgainAfter } from './ticket-words.ts';

/** The ticket behind the secret of a slip's QR, kept fresh while the page is looked at. */
export function useMyTicket(token: string) {
  const client = browserClient();
  const path = `/api/my-ticket/${encodeURIComponent(token)}`;
  const ticket = shallowRef<MyTicket | null>(null);
  const trueAt = ref<number | null>(null);
  /** Why there is nothing to show, and never will be. */
  const nothing = ref<'unknown' | 'expired' | null>(null);
  const refusal = shallowRef<Refusal | null>(null);
  const busy = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(next: MyTicket) {
    if (next.state === 'called' && ticket.value?.state === 'waiting')
      navigator.vibrate?.([300, 150, 300]);
    ticket.value = next;
    trueAt.value = Date.now();
  }
  async function look() {
    clearTimeout(timer);
    const answer = await client.get<MyTicket>(path);
    if (answer.ok) show(answer.value);
    else if (answer.refusal.status === 404) nothing.value = 'unknown';
    else if (answer.refusal.status === 410) nothing.value = 'expired';
    const again = nothing.value !== null ? null : lookAgainAfter(ticket.value);
    clearTimeout(timer);
    if (again !== null) timer = setTimeout(() => void look(), again);
  }
  async function wish(what: 'more-time' | 'leave') {
    if (busy.value) return;
    busy.value = true;
    const answer = await client.post<MyTicket>(`${path}/${what}`);
    busy.value = false;
    refusal.value = answer.ok ? null : answer.refusal;
    if (answer.ok) show(answer.value);
    void look();
  }
  // A phone sleeps; on waking it wants to know at once.
  const wake = () => {
    if (document.visibilityState === 'visible') void look();
  };
  document.addEventListener('visibilitychange', wake);
  onScopeDispose(() => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', wake);
  });
  void look();
  return { ticket, trueAt, nothing, refusal, busy, wish };
}
