import { Type } from 'typebox';
import { sendProblem } from '../http/problems.ts';
import { Id, WindowWork } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import type { HallDesk } from './desk.ts';
import { windowWork } from './window-work.ts';

/** What a clerk's console shows beside the ticket. */
export function workRoute(app: App, { city, clock }: Parts, desk: HallDesk): void {
  const names = new Map(city.accounts.map(({ id, name }) => [id, name]));
  app.get(
    '/api/halls/:hall/windows/:window/work',
    {
      config: { access: ['clerk', 'manager', 'administrator'] },
      schema: {
        summary: 'What lies before the clerk of a window: who comes next, and why; the day here',
        params: Type.Object({ hall: Id, window: Id }),
        response: { 200: WindowWork },
      },
    },
    async (request, reply) => {
      const { hall: id, window } = request.params;
      const founded = desk.hall(id);
      if (founded === undefined) {
        return sendProblem(request, reply, refusal('hall-unknown').refused);
      }
      const { hall, state, seq } = await desk.now(founded);
      return hall.windows.has(window)
        ? windowWork(
            hall,
            state,
            window,
            seq,
            clock.now(),
            (account) => names.get(account) ?? account,
          )
        : sendProblem(request, reply, refusal('window-unknown').refused);
    },
  );
}
