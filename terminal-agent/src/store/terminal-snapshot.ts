import type { SnapshotRule } from '@banshi/queue-server/journal';
import type { Guesses, Letter, OpenPrint, Range, Terminal } from './terminal-state.ts';

interface Saved extends Omit<
  Terminal,
  'outbox' | 'setAside' | 'prints' | 'filed' | 'ranges' | 'guesses'
> {
  readonly outbox: readonly (readonly [string, Letter])[];
  readonly setAside: readonly (readonly [string, { status: number; code: string }])[];
  readonly prints: readonly (readonly [string, OpenPrint])[];
  readonly filed: readonly (readonly [string, { readonly item: string; readonly at: number }])[];
  readonly ranges: readonly (readonly [string, Range])[];
  readonly guesses: readonly (readonly [string, Guesses])[];
}

/** How the terminal's state is kept: its maps as lists of entries. */
export const terminalSnapshot: SnapshotRule<Terminal> = {
  version: 1,
  every: 500,
  save: (state) => ({
    ...state,
    outbox: [...state.outbox],
    setAside: [...state.setAside],
    prints: [...state.prints],
    filed: [...state.filed],
    ranges: [...state.ranges],
    guesses: [...state.guesses],
  }),
  load: (saved) => {
    // Written by `save` of the same version.
    const state = saved as Saved;
    return {
      ...state,
      outbox: new Map(state.outbox),
      setAside: new Map(state.setAside),
      prints: new Map(state.prints),
      filed: new Map(state.filed),
      ranges: new Map(state.ranges),
      guesses: new Map(state.guesses),
    };
  },
};
