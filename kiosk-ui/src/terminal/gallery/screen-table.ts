import type { Screen, Step } from '@banshi/terminal-agent/protocol';

/** One screen for every step. */
export type ScreenTable = { readonly [S in Step]: Extract<Screen, { step: S }> };
