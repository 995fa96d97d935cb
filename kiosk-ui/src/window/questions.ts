import type { Act, Situation } from './acts.ts';

/** What can be asked over the console. */
export type Question =
  'hold' | 'pause' | 'transfer' | 'walk-up' | 'continue' | 'cancel' | 'line' | 'give' | 'keys';

/** What an act asks before it is done; null: it is done at once. */
export function questionOf(act: Act, { further }: Situation): Question | null {
  switch (act) {
    case 'hold':
    case 'pause':
    case 'transfer':
    case 'walk-up':
    case 'cancel':
    case 'line':
    case 'give':
      return act;
    case 'continue':
      // The citizen said at the beginning where the visit goes on.
      return further ? null : 'continue';
    default:
      return null;
  }
}
