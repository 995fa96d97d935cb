/** Runs a callback soon, after what is already waiting. A simulation may pass `queueMicrotask`. */
export type Defer = (callback: () => void) => void;

/**
 * After the current round of socket events: every request that arrived in the same round joins
 * one batch, and so one durable commit.
 */
export const systemDefer: Defer = (callback) => {
  setImmediate(callback);
};
