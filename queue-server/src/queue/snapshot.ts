import { ById } from './by-id.ts';
import { emptyHall, putTicket, type HallState, type HallWindow, type Undoable } from './state.ts';
import { Table } from './table.ts';
import { without, type Ticket } from './ticket.ts';

/** A hall as plain JSON: lines and holds follow from the tickets. */
type SavedHall = Omit<HallState, 'tickets' | 'windows' | 'lines' | 'held' | 'undoable'> & {
  readonly tickets: readonly Ticket[];
  readonly windows: readonly HallWindow[];
  readonly undoable: readonly Undoable[];
};

export function saveHall(state: HallState): SavedHall {
  return {
    ...without(state, 'lines', 'held'),
    tickets: [...state.tickets.values()],
    windows: [...state.windows.values()],
    undoable: [...state.undoable.values()],
  };
}

export function loadHall(saved: unknown): HallState {
  // Written by saveHall under the same snapshot version.
  const { tickets, windows, undoable, ...rest } = saved as SavedHall;
  const empty: HallState = {
    ...emptyHall,
    ...rest,
    windows: ById.of(windows.map((window) => [window.id, window] as const)),
    undoable: Table.of(undoable),
  };
  return tickets.reduce(putTicket, empty);
}
