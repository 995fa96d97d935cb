import { emptyHall, putTicket, type HallState, type HallWindow } from './state.ts';
import type { Ticket } from './ticket.ts';

/** A hall as plain JSON: lines and holds follow from the tickets. */
export function saveHall(state: HallState): unknown {
  const { tickets, windows, lines: _lines, held: _held, ...rest } = state;
  return { ...rest, tickets: [...tickets.values()], windows: [...windows.values()] };
}

export function loadHall(saved: unknown): HallState {
  // Written by saveHall under the same snapshot version.
  const { tickets, windows, ...rest } = saved as Omit<
    HallState,
    'tickets' | 'windows' | 'lines' | 'held'
  > & { readonly tickets: readonly Ticket[]; readonly windows: readonly HallWindow[] };
  const empty: HallState = {
    ...emptyHall,
    ...rest,
    windows: new Map(windows.map((window) => [window.id, window])),
  };
  return tickets.reduce(putTicket, empty);
}
