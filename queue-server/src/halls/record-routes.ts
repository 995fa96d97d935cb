import { Type } from 'typebox';
import { sendProblem } from '../http/problems.ts';
import { AskRecords, DayRecords, ExportDay, Id } from '../protocol/index.ts';
import type { HallDesk } from '../queue/desk.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import { actsOf, isAsked } from './acts.ts';
import { numbersCsv, waitsCsv } from './day-csv.ts';
import { dayTable } from './day-table.ts';
import { eventsOfDay } from './events-of-day.ts';
import { numberLine } from './number-line.ts';

const actsShown = 300;

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

  for (const [what, summary, table] of exports) {
    app.get(
      `/api/halls/:hall/export/${what}.csv`,
      {
        config: { access: ['manager', 'administrator'] },
        schema: {
          summary,
          params: Type.Object({ hall: Id }),
          querystring: ExportDay,
          produces: ['text/csv'],
        },
      },
      async (request, reply) => {
        const founded = desk.hall(request.params.hall);
        if (founded === undefined)
          return sendProblem(request, reply, refusal('hall-unknown').refused);
        const { hall, seq } = await desk.now(founded);
        const { day = hall.dayOf(parts.clock.now()), language = 'zh' } = request.query;
        const rows = dayTable(await eventsOfDay(parts, desk, hall, day, seq));
        const name = `${hall.settings.id}-${what}-${day}.csv`;
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${name}"`)
          .send(table(hall, rows, language));
      },
    );
  }
}

/** What leaves the house as a table: numbers and times, nobody's name and nothing anybody typed. */
const exports = [
  ['numbers', 'What became of every number of a day, as CSV', numbersCsv],
  ['waits', 'Waits as they were told and as they were, as CSV', waitsCsv],
] as const;
