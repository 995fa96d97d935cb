import { Type } from 'typebox';
import type { Hall } from '../halls/hall.ts';
import { sendProblem } from '../http/problems.ts';
import { MyTicket, NothingMore, type TicketView } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { visitBefore } from '../ratings/rateable.ts';
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
      const { state, hall: inForce, seq } = await desk.now(hall);
      const view = myTicket(inForce, state, named.ticket, seq, clock.now());
      if (view !== undefined) return view;
      // The token proves that there was one: it went with its business day.
      const was = serialOf(named.ticket) <= state.lastSerial;
      if (!was) return sendProblem(request, reply, refusal('ticket-unknown').refused);
      const before = visitBefore(hall.settings, state, named.ticket, clock.now());
      const mayRate = before?.late === false;
      return sendProblem(request, reply, refusal('ticket-expired', { mayRate }).refused);
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
        return desk.send(
          request,
          reply,
          named.hall,
          command,
          'ticket',
          ({ ticket, seq }, hall) => ({
            ...common(hall, ticket, seq, clock.now()),
            state: ticket.state,
            ahead: ticket.ahead,
            wait: ticket.wait,
            window: null,
            moreTimeUsed: wish === 'more-time',
            mayRate: false,
          }),
        );
      },
    );
  }
}

/** What is said of the ticket whatever its state. */
function common(hall: Hall, view: TicketView, seq: number, now: number) {
  const { id, name } = hall.settings;
  const { queue, number, then = [] } = view;
  const next = hall.queues.get(then[0] ?? '')?.name;
  return {
    hall: id,
    hallName: name,
    ticket: view.id,
    seq,
    number,
    queue,
    queueName: hall.queues.get(queue)?.name ?? { zh: queue, en: queue },
    ...(next === undefined ? {} : { next }),
    at: new Date(now).toISOString(),
  };
}

function myTicket(
  hall: Hall,
  state: HallState,
  id: string,
  seq: number,
  now: number,
): MyTicket | undefined {
  const ticket = ticketOf(state, id);
  if (ticket === undefined) return undefined;
  const view = viewOf({ hall, context: { now } }, state, ticket);
  const atWindow =
    ticket.window !== null && windowOf(state, ticket.window).ticket === ticket.serial;
  const window = atWindow ? hall.windows.get(ticket.window)?.label : undefined;
  return {
    ...common(hall, view, seq, now),
    state: view.state,
    ahead: view.ahead,
    wait: view.wait,
    window: window ?? null,
    moreTimeUsed: ticket.moreTimeUsed,
    ...(ticket.state === 'waiting' && ticket.timesMissed > 0 ? { missedOnce: true } : {}),
    mayRate: ticket.state === 'finished',
  };
}
