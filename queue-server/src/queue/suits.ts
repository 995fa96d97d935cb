import type { Hall } from '../halls/hall.ts';
import { windowOf, type HallState } from './state.ts';
import type { Ticket } from './ticket.ts';

/**
 * Whether a window may take what a ticket asks for. Where nobody at work for its queue has it, any
 * window may: a wish for English must not leave somebody standing there for ever.
 */
export function suits(
  hall: Hall,
  state: HallState,
  window: string,
  { queue, needs }: Pick<Ticket, 'queue' | 'needs'>,
): boolean {
  if (needs === undefined || hall.meets(window, needs)) return true;
  return !(hall.servers.get(queue) ?? []).some(
    (id) => windowOf(state, id).state !== 'closed' && hall.meets(id, needs),
  );
}
