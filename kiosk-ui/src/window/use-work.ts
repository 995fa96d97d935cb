import type { LoggedEvent, WindowWork } from '@banshi/queue-server/protocol';
import { shallowRef } from 'vue';
import type { Hall } from '../desk/use-hall.ts';
import type { Client } from '../server/client.ts';
import { lookAfter } from './look-after.ts';

/** Says whether an event may change who comes next at a window that serves these queues. */
export function touches(
  { type, data }: LoggedEvent,
  window: string,
  serves: readonly string[] | undefined,
): boolean {
  if (type === 'slip-changed' || typeof data !== 'object' || data === null) return false;
  if ('window' in data && data.window === window) return true;
  // Whoever did not come may stand in line again.
  if (type === 'ticket-missed') return true;
  // An event that names no queue may be about one of ours.
  if (!('queue' in data)) return !('window' in data);
  return serves === undefined || serves.some((queue) => queue === data.queue);
}

/** What lies before the clerk: who comes next here and why, and the day at this window. */
export function useWork(client: Client, base: string, window: string, hall: Hall) {
  const work = shallowRef<WindowWork | null>(null);
  async function look() {
    const answer = await client.get<WindowWork>(`${base}/windows/${window}/work`);
    if (answer.ok) work.value = answer.value;
  }
  lookAfter(hall, (event) => touches(event, window, work.value?.serves), look);
  return work;
}
