/**
 * A named place at which the power may fail: before and after every commit, before and after the
 * bytes of every effect. The crash tests cut there; elsewhere it does nothing.
 */
export type Checkpoint = (name: string) => Promise<void> | void;

export const noCheckpoint: Checkpoint = () => undefined;
