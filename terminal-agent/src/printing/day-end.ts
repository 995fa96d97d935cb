import type { Log } from '../log.ts';
import type { Clock } from '../ports/index.ts';
import type { Print } from '../sessions/session.ts';
import { businessDay } from '../sessions/hands/tickets.ts';
import type { Marks } from '../store/marks.ts';
import { startLoop, type Loop } from '../sync/loop.ts';
import type { Press } from './press.ts';

export interface DayEndParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly marks: Marks;
  readonly press: Press;
  readonly timeZone: string;
  /** Nobody is being served: the slot is free. */
  readonly free: () => boolean;
}

const mark = 'daily-slip';
const lookEveryMs = 5 * 60_000;
const dayMs = 24 * 3_600_000;

/**
 * The daily slip by itself, once the business day is over and nobody stands here. The day counts
 * as done before a byte leaves, so that no power cut prints it twice; only a sheet that surely did
 * not come out is tried again.
 */
export function startDayEnd({ clock, log, marks, press, timeZone, free }: DayEndParts): Loop {
  return startLoop({ name: 'day-end', clock, log }, async () => {
    const over = businessDay(clock.now() - dayMs, timeZone);
    const done = await marks.get(mark);
    // A terminal that has just been set up has no day behind it.
    if (done === null) await marks.set(mark, over);
    if (done === null || done >= over || !free()) return lookEveryMs;
    await marks.set(mark, over);
    let ended: Print['state'] = 'failed';
    await press.print(
      { slip: { kind: 'day', day: over }, about: over, voids: null, english: false, large: false },
      ({ state }) => void (ended = state),
    );
    if (ended === 'failed') await marks.set(mark, done);
    return lookEveryMs;
  });
}
