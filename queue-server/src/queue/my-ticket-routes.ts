import { Type } from 'typebox';
import type { Hall } from '../halls/hall.ts';
import { sendProblem } from '../http/problems.ts';
import { MyTicket, NothingMore } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import type { HallDesk } from './desk.ts';
import { viewOf } from './scene.ts';
import { ticketOf, windowOf, type HallState } from './state.ts';
import { ticketIn } from './status-token.ts';
import { serialOf } from './ticket.ts';

const ByToken = Type.Object({ token: Type.String({ maxLength: 120 }) });
const open = { access: 'anyone' } as const;

/** The citizen's phone: whoever holds the slip's QR sees this one ticket, and nothing personal. */
export function myTicketRoutes(app: App, parts: Parts, desk: HallDesk): void {
  const { clock } = parts;
  const key = () => parts.secret('my-ticket');

  app.get(
    '/api/my-ticket/:token',
    {
      config: open,
      schema: {
        summary: 'The holder’s own ticket',
        params: ByToken,
        response: { 200: MyTicket },
      },
    },
    async (request, reply) => {
      const named = ticketIn(await key(), request.params.token);
      const hall = named === undefined ? undefined : desk.hall(named.hall);
      if (named === undefined || hall === undefined) {
        return sendProblem(request, reply, refusal('ticket-unknown').refused);
      }
      const { state, hall: inForce } = await desk.now(hall);
      const view = myTicket(inForce, state, named.ticket, clock.now());
      if (view !== undefined) return view;
      // The token proves that there was one: it went with its business day.
      const was = serialOf(named.ticket) <= state.lastSerial;
      const code = was ? 'ticket-expired' : 'ticket-unknown';
      return sendProblem(request, reply, refusal(code).refused);
    },
  );

  for (const wish of ['more-time', 'leave'] as const) {
    app.post(
      `/api/my-ticket/:token/${wish}`,
      {
        config: open,
        schema: {
          summary: wish === 'leave' ? 'Give the place up' : 'Some places back, once',
          params: ByToken,
          body: NothingMore,
          response: { 200: MyTicket },
        },
      },
      async (request, reply) => {
        const named = ticketIn(await key(), request.params.token);
        if (named === undefined) {
          return sendProblem(request, reply, refusal('ticket-unknown').refused);
        }
        const command = { do: wish, ticket: named.ticket };
        return desk.send(request, reply, named.hall, command, 'ticket', ({ ticket }, hall) => ({
          ...common(hall, ticket.queue, clock.now()),
          number: ticket.number,
          state: ticket.state,
          ahead: ticket.ahead,
          wait: ticket.wait,
          window: null,
          moreTimeUsed: wish === 'more-time',
          mayRate: false,
        }));
      },
    );
  }
}

function common(hall: Hall, queue: string, now: number) {
  const { id, name } = hall.settings;
  const queueName = hall.queues.get(queue)?.name ?? { zh: queue, en: queue };
  return { hall: id, hallName: name, queueName, at: new Date(now).toISOString() };
}

function myTicket(hall: Hall, state: HallState, id: string, now: number): MyTicket | undefined {
  const ticket = ticketOf(state, id);
  if (ticket === undefined) return undefined;
  const view = viewOf({ hall, context: { now } }, state, ticket);
  const atWindow =
    ticket.window !== null && windowOf(state, ticket.window).ticket === ticket.serial;
  const then = hall.queues.get(ticket.then?.[0] ?? '')?.name;
  const window = atWindow ? hall.windows.get(ticket.window)?.label : undefined;
  return {
    ...common(hall, ticket.queue, now),
    number: view.number,
    state: view.state,
    ahead: view.ahead,
    wait: view.wait,
    window: window ?? null,
    moreTimeUsed: ticket.moreTimeUsed,
    mayRate: ticket.state === 'finished',
    ...(then === undefined ? {} : { next: then }),
  };
}
