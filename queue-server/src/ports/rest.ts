import { Session } from 'node:inspector/promises';
import { performance } from 'node:perf_hooks';
import { systemClock, type Clock } from './clock.ts';

/** What resting needs of the process. */
export interface Body {
  readonly clock: Clock;
  /** The share of the time since the last question in which the process was at work, 0 to 1. */
  readonly activity: () => number;
  /** Resident memory in bytes. */
  readonly resident: () => number;
  /** Collects everything and gives the pages back; the process stands still for a sixth of a second. */
  readonly collect: () => Promise<void>;
}

const lookEvery = 60_000;
/** So many looks in a row must find little more than heartbeats: then hardly anybody meets the pause. */
const quietLooks = 15;
const quietActivity = 0.02;
/** Less than this, in bytes, is not worth a pause. */
const worthwhile = 8_000_000;

/**
 * V8 keeps the pages a busy day needed, a good 20 MB, until the next busy day. When little has
 * gone on for a quarter of an hour they are given back. Answers how to stop.
 */
export function restWhenQuiet(body: Body = ownBody()): () => void {
  const { clock, activity, resident, collect } = body;
  let quiet = 0;
  let rested = 0;
  let cancel = (): void => undefined;
  async function look(): Promise<void> {
    quiet = activity() < quietActivity ? quiet + 1 : 0;
    if (quiet >= quietLooks && resident() - rested >= worthwhile) {
      await collect();
      rested = resident();
      quiet = 0;
    }
    later();
  }
  const later = (): void => void (cancel = clock.after(lookEvery, () => void look()));
  later();
  return () => cancel();
}

function ownBody(): Body {
  let last = performance.eventLoopUtilization();
  return {
    clock: systemClock,
    activity() {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, last);
      last = now;
      return utilization;
    },
    resident: () => process.memoryUsage.rss(),
    async collect() {
      // V8's own tools can ask for it; a flag would change what the compile cache may be used for.
      const session = new Session();
      session.connect();
      await session.post('HeapProfiler.collectGarbage');
      session.disconnect();
    },
  };
}
