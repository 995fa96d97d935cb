import type { Player } from './announcer.ts';

/** For halls that call without sound, and for tests: everything is shown, nothing is heard. */
export const silentPlayer: Player = { play: async () => 'silent' };
