import type { BookingView, IssuedTicket } from '@banshi/queue-server/protocol';
import { onScopeDispose, ref, shallowRef } from 'vue';
import type { Refusal } from '../server/client.ts';
import { bookingClient } from './use-ask.ts';

/** The booking behind the secret address, and what its holder can do with it. */
export function useMyBooking(token: string) {
  const path = `/api/my-booking/${encodeURIComponent(token)}`;
  const booking = shallowRef<BookingView | null>(null);
  const unknown = ref(false);
  const refusal = shallowRef<Refusal | null>(null);
  const busy = ref(false);

  async function look() {
    const answer = await bookingClient.get<BookingView>(path);
    if (answer.ok) booking.value = answer.value;
    else if (answer.refusal.status === 404) unknown.value = true;
    else if (booking.value === null) refusal.value = answer.refusal;
  }
  async function send<T>(what: string, body: unknown = {}): Promise<T | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    refusal.value = null;
    const answer = await bookingClient.post<T>(`${path}/${what}`, body);
    busy.value = false;
    if (answer.ok) return answer.value;
    refusal.value = answer.refusal;
    return undefined;
  }
  async function change(what: 'move' | 'cancel', body: unknown = {}): Promise<boolean> {
    const after = await send<BookingView>(what, body);
    if (after !== undefined) booking.value = after;
    return after !== undefined;
  }
  /** Whoever checks in is in line at once: the page becomes that of the ticket. */
  async function checkIn() {
    const ticket = await send<IssuedTicket>('check-in');
    if (ticket !== undefined) location.assign(ticket.statusUrl);
  }
  // A phone sleeps; on waking it wants to know at once.
  const wake = () => {
    if (document.visibilityState === 'visible') void look();
  };
  document.addEventListener('visibilitychange', wake);
  onScopeDispose(() => document.removeEventListener('visibilitychange', wake));
  void look();
  return { booking, unknown, refusal, busy, change, checkIn, look };
}
