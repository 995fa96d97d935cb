import { Type } from 'typebox';
import { sendProblem } from '../http/problems.ts';
import type { Recorded } from '../journal/index.ts';
import { AskRecords, DayRecords, Id, type HallEvent } from '../protocol/index.ts';
import type { HallDesk } from '../queue/desk.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import { actsOf, isAsked } from './acts.ts';
import { instantAt, minutesOf } from './business-day.ts';
import type { Hall } from './hall.ts';
import { numberLine } from './number-line.ts';

const actsShown = 300;
/** A day of a large hall is some ten thousand events; more than this is not one day. */
const eventsAtMost = 50_000;

/** What every number of a day became, and who did what: read from the journal, kept nowhere else. */
export function recordRoutes(app: App, parts: Parts, desk: HallDesk): void {
  const names = new Map(parts.city.accounts.map(({ id, name }) => [id, name]));
  app.get(
    '/api/halls/:hall/records',
    {
      config: { access: ['manager', 'administrator'] },
      schema: {
        summary: 'What every number of a day became, and what staff did and took back',
        params: Type.Object({ hall: Id }),
        querystring: AskRecords,
        response: { 200: DayRecords },
      },
    },
    async (request, reply) => {
      const founded = desk.hall(request.params.hall);
      if (founded === undefined)
        return sendProblem(request, reply, refusal('hall-unknown').refused);
      const ask = request.query;
      const { hall, seq } = await desk.now(founded);
      const day = ask.day ?? hall.dayOf(parts.clock.now());
      const events = await eventsOfDay(parts, desk, hall, day, seq);
      const all = actsOf(events, (account) => names.get(account) ?? account);
      const found = all.filter((row) => isAsked(row, ask));
      const accounts = new Map(all.map(({ by, name }) => [by, name]));
      return {
        seq,
        day,
        numbers: numberLine(hall, events),
        acts: found.slice(-actsShown).toReversed(),
        found: found.length,
        accounts: [...accounts].map(([id, name]) => ({ id, name })),
      };
    },
  );
}

/** A business day's events: from the one that started it to the one that started the next. */
async function eventsOfDay(
  { journal }: Parts,
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
