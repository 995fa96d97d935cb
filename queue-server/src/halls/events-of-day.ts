import type { Recorded } from '../journal/index.ts';
import type { HallEvent } from '../protocol/index.ts';
import type { HallDesk } from '../queue/desk.ts';
import type { Parts } from '../room.ts';
import { instantAt, minutesOf } from './business-day.ts';
import type { Hall } from './hall.ts';

/** A day of a large hall is some ten thousand events; more than this is not one day. */
const eventsAtMost = 50_000;

/** A business day's events: from the one that started it to the one that started the next. */
export async function eventsOfDay(
  { journal }: Pick<Parts, 'journal'>,
  desk: HallDesk,
  hall: Hall,
  day: string,
  newest: number,
): Promise<readonly Recorded<HallEvent>[]> {
  const at = desk.addressOf(hall);
  const start = instantAt(hall.localTime, day, minutesOf(hall.settings.dayBorder));
  // Events are in order of time: the day's first is found by halving.
  let [low, high] = [0, newest];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [event] = await journal.read({ ...at, after: middle }, 1);
    if (event !== undefined && event.at < start) low = middle + 1;
    else high = middle;
  }
  const found: Recorded<HallEvent>[] = [];
  let begun = false;
  for (let after = low; found.length < eventsAtMost;) {
    const page = await journal.read({ ...at, after }, 500);
    for (const { seq, at: when, by, type, data } of page) {
      // Written by the hall's own decider, which makes no other events.
      const event = { type, data, seq, at: when, by } as Recorded<HallEvent>;
      if (event.type === 'day-started') {
        if (begun) return found;
        if (event.data.day > day) return [];
        begun = event.data.day === day;
      } else if (begun) found.push(event);
    }
    const last = page.at(-1);
    if (last === undefined) return found;
    after = last.seq;
  }
  return found;
}
