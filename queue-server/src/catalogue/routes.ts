import { Type } from 'typebox';
import { CalendarView, Catalogue, Id, ServiceItem } from '../protocol/index.ts';
import { sendProblem } from '../http/problems.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import type { Shelf } from './shelf.ts';

/** Items are public: anybody may read what can be done here and what it takes. */
export function catalogueRoutes(app: App, parts: Parts, shelf: Shelf): void {
  app.get(
    '/api/catalogue',
    { config: { access: 'anyone' }, schema: { response: { 200: Catalogue, 304: Type.Null() } } },
    async (request, reply) => {
      const { body, digest } = shelf.text;
      const tag = `"${digest}"`;
      void reply.header('etag', tag).header('cache-control', 'no-cache');
      if (request.headers['if-none-match'] === tag) return reply.code(304).send(null);
      // Serialised once per edition: it is large and asked for by every terminal.
      return reply
        .type('application/json; charset=utf-8')
        .serializer((text: unknown) => String(text))
        .send(body as never);
    },
  );

  app.get(
    '/api/catalogue/items/:code',
    {
      config: { access: 'anyone' },
      schema: {
        params: Type.Object({ code: Id }),
        querystring: Type.Object(
          // A query is text: the server turns no text into numbers by itself.
          { version: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,8}$' })) },
          { additionalProperties: false },
        ),
        response: { 200: ServiceItem },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const { version } = request.query;
      const item =
        version === undefined
          ? shelf.item(code)
          : (await shelf.compiled(code, Number(version)))?.item;
      return item === undefined
        ? sendProblem(request, reply, refusal('item-unknown').refused)
        : reply.send(item);
    },
  );

  app.get(
    '/api/calendar',
    { config: { access: 'anyone' }, schema: { response: { 200: CalendarView } } },
    async (_request, reply) =>
      reply.send({
        years: parts.city.calendar.years.map(({ year, holidays, workdays }) => ({
          year,
          holidays: { ...holidays },
          workdays: { ...workdays },
        })),
      }),
  );
}
