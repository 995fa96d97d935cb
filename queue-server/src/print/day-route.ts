import { Type } from 'typebox';
import { feedOf } from '../city.ts';
import { sendProblem } from '../http/problems.ts';
import { hallDaySlip } from '../paper/index.ts';
import { Id, PaperLanguage } from '../protocol/index.ts';
import type { HallDesk } from '../queue/desk.ts';
import { hallDay } from '../queue/hall-day.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import { createPress, sendPage } from './press.ts';

/** The daily slip of a hall, with the head of its site's journal: printed and filed, it anchors the past. */
export function dayPaperRoute(app: App, { city, clock, store }: Parts, desk: HallDesk): void {
  const press = createPress({
    now: () => clock.now(),
    fontDirectory: city.services?.fontDirectory,
    demo: city.services?.demo === true,
  });
  app.get(
    '/api/halls/:hall/day/paper',
    {
      config: { access: ['clerk', 'manager', 'administrator'] },
      schema: {
        summary: 'The business day so far as PDF, with the head of the audit chain',
        params: Type.Object({ hall: Id }),
        querystring: PaperLanguage,
        produces: ['application/pdf'],
      },
    },
    async (request, reply) => {
      const founded = desk.hall(request.params.hall);
      const site = city.sites.find(({ id }) => id === founded?.settings.site);
      if (founded === undefined || site === undefined) {
        return sendProblem(request, reply, refusal('hall-unknown').refused);
      }
      const { hall, state, seq } = await desk.now(founded);
      const { day, total, queues } = hallDay(hall, state, seq, clock.now());
      const feed = feedOf(site.id);
      const row = await store.read(async (tx) => tx.rows.feed(feed));
      const names = new Map(hall.settings.queues.map(({ id, name }) => [id, name]));
      const serial = `RJ-${hall.settings.id}-${day.replaceAll('-', '')}-${row?.position ?? 0}`;
      const content = hallDaySlip(
        {
          hall: hall.settings.name,
          day,
          total,
          queues: queues
            .filter(({ issued }) => issued > 0)
            .map((queue) => ({
              ...queue,
              name: names.get(queue.queue) ?? { zh: queue.queue, en: queue.queue },
            })),
          audit: { feed, position: row?.position ?? 0, hash: row?.head ?? '' },
        },
        press.imprint(site, serial),
      );
      return sendPage(request, reply, serial, await press.page(content, request.query.language));
    },
  );
}
