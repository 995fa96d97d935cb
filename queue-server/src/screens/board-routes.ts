import { Type } from 'typebox';
import { sendProblem } from '../http/problems.ts';
import { Announcements, BoardView, Id } from '../protocol/index.ts';
import type { HallDesk } from '../queue/desk.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import { announcementOf } from './announcement.ts';
import { hallView } from './hall-view.ts';
import type { Hall } from '../halls/hall.ts';
import type { BoardSettings } from '../halls/settings.ts';

const InHall = Type.Object({ hall: Id });
const open = { access: 'anyone' } as const;

/** The board of a hall that set up none: calls and waits of everything, spoken. */
const usualBoard: BoardSettings = {
  id: 'main',
  layout: 'calls-and-waits',
  voice: true,
  languages: ['zh', 'en'],
};

/** What screens on the wall need beside the hall's picture: their set-up, and what is to be spoken. */
export function boardRoutes(app: App, { clock }: Parts, desk: HallDesk): void {
  app.get(
    '/api/halls/:hall/announcements',
    {
      config: open,
      schema: {
        summary:
          'The latest calls as they are to be spoken, oldest first; of one zone if it is named',
        params: InHall,
        querystring: Type.Object({ zone: Type.Optional(Id) }, { additionalProperties: false }),
        response: { 200: Announcements },
      },
    },
    async (request, reply) => {
      const founded = desk.hall(request.params.hall);
      if (founded === undefined)
        return sendProblem(request, reply, refusal('hall-unknown').refused);
      const { seq, state, hall } = await desk.now(founded);
      const { zone } = request.query;
      const part = hall.settings.zones?.find((one) => one.id === zone);
      if (zone !== undefined && part === undefined) {
        return sendProblem(request, reply, refusal('zone-unknown').refused);
      }
      const { calls } = hallView(hall, state, seq, clock.now());
      const spoken = calls.filter(
        (call) => call.silent !== true && (part?.windows.includes(call.window) ?? true),
      );
      return { seq, announcements: spoken.map(announcementOf).reverse() };
    },
  );

  app.get(
    '/api/halls/:hall/boards',
    {
      config: open,
      schema: {
        summary: 'The screens of a hall: layout, zone, voice, languages',
        params: InHall,
        response: { 200: Type.Array(BoardView) },
      },
    },
    async (request, reply) => {
      const founded = desk.hall(request.params.hall);
      if (founded === undefined)
        return sendProblem(request, reply, refusal('hall-unknown').refused);
      const { hall } = await desk.now(founded);
      return boardsOf(hall);
    },
  );

  app.get(
    '/api/halls/:hall/boards/:board',
    {
      config: open,
      schema: {
        summary: 'One screen of a hall',
        params: Type.Object({ hall: Id, board: Id }),
        response: { 200: BoardView },
      },
    },
    async (request, reply) => {
      const founded = desk.hall(request.params.hall);
      if (founded === undefined)
        return sendProblem(request, reply, refusal('hall-unknown').refused);
      const { hall } = await desk.now(founded);
      const board = boardsOf(hall).find(({ id }) => id === request.params.board);
      return board ?? sendProblem(request, reply, refusal('board-unknown').refused);
    },
  );
}

const boardsOf = ({ settings, served }: Hall): BoardView[] => {
  const { zones = [], boards = [usualBoard] } = settings;
  return boards.map(({ zone: id, queues, languages, ...board }) => {
    const zone = zones.find((one) => one.id === id);
    const inZone = new Set(zone?.windows.flatMap((window) => served.get(window) ?? []));
    const shown =
      queues ??
      (zone && settings.queues.flatMap((queue) => (inZone.has(queue.id) ? queue.id : [])));
    return {
      ...board,
      languages: [...languages],
      ...(zone === undefined ? {} : { zone: { ...zone, windows: [...zone.windows] } }),
      ...(shown === undefined ? {} : { queues: [...shown] }),
    };
  });
};
