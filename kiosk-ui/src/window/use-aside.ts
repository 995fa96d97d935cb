import type { AsideList, LoggedEvent } from '@banshi/queue-server/protocol';
import { shallowRef } from 'vue';
import type { Hall } from '../desk/use-hall.ts';
import type { Client } from '../server/client.ts';
import { lookAfter } from './look-after.ts';

const moves = new Set([
  'ticket-held',
  'ticket-parked',
  'ticket-resumed',
  'ticket-transferred',
  'ticket-cancelled',
  'action-undone',
  'day-started',
]);

/** What lies aside in the hall, read anew when something was put there or taken from it. */
export function useAside(client: Client, base: string, hall: Hall) {
  const aside = shallowRef<AsideList | null>(null);
  async function look() {
    const list = await client.get<AsideList>(`${base}/aside`);
    if (list.ok) aside.value = list.value;
  }
  /** Called back from there. */
  const lay = ({ type, data }: LoggedEvent): boolean =>
    type === 'ticket-called' &&
    typeof data === 'object' &&
    data !== null &&
    'ticket' in data &&
    aside.value?.tickets.some(({ ticket }) => ticket === data.ticket) === true;
  lookAfter(hall, (event) => moves.has(event.type) || lay(event), look);
  return { aside, look };
}
