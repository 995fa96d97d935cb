const beatEveryMs = 1_000;

/**
 * How long to wait instead of `ms`, at most a second less, so that the heartbeats of all devices fall
 * on the same seconds: one waking of the process serves them all and costs half as much as ten.
 * Short waits stay as they are.
 */
export const onCommonBeat = (now: number, ms: number): number =>
  ms < beatEveryMs ? ms : Math.floor((now + ms) / beatEveryMs) * beatEveryMs - now;
