export { type Log, silentLog } from './log.ts';
export { type Clock, systemClock } from './clock.ts';
export { type Rng, systemRng } from './rng.ts';
export { type Defer, systemDefer } from './defer.ts';
export { type VirtualClock, virtualClock } from './virtual-clock.ts';
