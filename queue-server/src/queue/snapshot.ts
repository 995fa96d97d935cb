import { ById } from './by-id.ts';
import { emptyHall, putTicket, type HallState, type HallWindow } from './state.ts';
import { without, type Ticket } from './ticket.ts';

/** A hall as plain JSON: lines and holds follow from the tickets. */
type SavedHall = Omit<HallState, 'tickets' | 'windows' | 'lines' | 'held'> & {
  readonly tickets: readonly Ticket[];
  readonly windows: readonly HallWindow[];
};

export function saveHall(state: HallState): SavedHall {
  return {
    ...without(state, 'lines', 'held'),
    tickets: [...state.tickets.values()],
    windows: [...state.windows.values()],
  };
}

export function loadHall(saved: unknown): HallState {
  // Written by saveHall under the same snapshot version.
  const { tickets, windows, ...rest } = saved as SavedHall;
  const empty: HallState = {
    ...emptyHall,
    ...rest,
    windows: ById.of(windows.map((window) => [window.id, window] as const)),
  };
  return tickets.reduce(putTicket, empty);
}
