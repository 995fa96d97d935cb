import type { Audiences } from '../journal/index.ts';
import type { HallEvent } from '../protocol/index.ts';
import type { Caller } from '../room.ts';

const everybody = ['public', 'staff', 'terminal'] as const;
const inside = ['staff', 'terminal'] as const;
const staff = ['staff'] as const;

/** Who reads a hall's events. Boards see numbers and windows; clerks and reasons stay inside. */
export const hallAudiences = {
  'day-started': everybody,
  'ticket-issued': { to: everybody, only: { booked: inside, needs: inside, attempt: inside } },
  'slip-changed': inside,
  'issue-stopped': { to: everybody, only: { reason: staff } },
  'issue-allowed': everybody,
  'settings-changed': { to: everybody, only: { change: staff, later: staff, reason: staff } },
  'ticket-bound': staff,
  'ticket-called': everybody,
  'ticket-recalled': everybody,
  'ticket-walked-up': everybody,
  'ticket-started': everybody,
  'ticket-finished': everybody,
  'ticket-continued': everybody,
  'ticket-missed': everybody,
  'ticket-held': { to: everybody, only: { reason: staff } },
  'ticket-parked': { to: everybody, only: { reason: staff, pool: staff } },
  'ticket-resumed': everybody,
  'ticket-transferred': { to: everybody, only: { to: staff, reason: staff } },
  'ticket-cancelled': everybody,
  'more-time-asked': everybody,
  'window-opened': { to: everybody, only: { account: staff } },
  'window-paused': { to: everybody, only: { reason: staff } },
  'window-closed': { to: everybody, only: { reason: staff } },
  'action-undone': { to: everybody, only: { account: staff } },
  'range-leased': inside,
  'numbers-skipped': inside,
} satisfies Record<HallEvent['type'], Audiences[string]>;

/** The audiences a caller belongs to when reading a hall. */
export function hallReader(caller: Caller): readonly string[] {
  switch (caller.kind) {
    case 'anyone':
      return ['public'];
    case 'staff':
      return ['public', 'staff'];
    case 'terminal':
      return ['public', 'terminal'];
  }
}
