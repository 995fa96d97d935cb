import { Type } from 'typebox';
import { sendProblem } from '../http/problems.ts';
import { visibleTo } from '../journal/index.ts';
import {
  EventPage,
  HallSummary,
  HallView,
  Id,
  IssuedTicket,
  IssueTicket,
  LeasedRange,
  LeaseRange,
  MyTicket,
  NothingMore,
  TicketView,
} from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import { hallAudiences, hallReader } from '../screens/audiences.ts';
import { hallSummary, hallView } from '../screens/hall-view.ts';
import type { HallDesk } from './desk.ts';
import { viewOf } from './scene.ts';
import { ticketOf, windowOf, type HallState } from './state.ts';
import { statusToken, ticketIn } from './status-token.ts';
import type { Hall } from '../halls/hall.ts';

const InHall = Type.Object({ hall: Id });
const OfTicket = Type.Object({ hall: Id, id: Id });
const ByToken = Type.Object({ token: Type.String({ maxLength: 120 }) });
/** Query values arrive as text: a whole number in digits. */
const Digits = Type.String({ pattern: '^\\d{1,15}$' });
const pageSize = 500;

const open = { access: 'anyone' } as const;

/** What needs no sign-in: the hall's public view, tickets, and the citizen's own one. */
export function publicRoutes(app: App, parts: Parts, desk: HallDesk): void {
  const { clock, journal } = parts;
  const key = () => parts.secret('my-ticket');

  app.get(
    '/api/halls',
    {
      config: open,
      schema: { summary: 'All halls', response: { 200: Type.Array(HallSummary) } },
    },
    async () => [...desk.halls].map((hall) => hallSummary(hall, clock.now())),
  );

  app.get(
    '/api/halls/:hall',
    {
      config: open,
      schema: { summary: 'The public view of a hall', params: InHall, response: { 200: HallView } },
    },
    async (request, reply) => {
      const hall = desk.hall(request.params.hall);
      if (hall === undefined) return sendProblem(request, reply, refusal('hall-unknown').refused);
      const { seq, state } = await desk.state(hall);
      return hallView(hall, state, seq, clock.now());
    },
  );

  app.get(
    '/api/halls/:hall/events',
    {
      config: open,
      schema: {
        summary: 'Events after a position, in order and gapless',
        params: InHall,
        querystring: Type.Object(
          { after: Type.Optional(Digits), limit: Type.Optional(Digits) },
          { additionalProperties: false },
        ),
        response: { 200: EventPage },
      },
    },
    async (request, reply) => {
      const hall = desk.hall(request.params.hall);
      if (hall === undefined) return sendProblem(request, reply, refusal('hall-unknown').refused);
      const after = Number(request.query.after ?? 0);
      const limit = Math.max(1, Math.min(pageSize, Number(request.query.limit ?? pageSize)));
      const { seq } = await desk.state(hall);
      const events = await journal.read({ ...desk.addressOf(hall), after }, limit);
      const reader = new Set(hallReader(request.caller));
      const shown = events.map((event) => visibleTo(hallAudiences, reader, event));
      return { events: shown, seq: Math.max(seq, events.at(-1)?.seq ?? 0) };
    },
  );

  app.post(
    '/api/halls/:hall/tickets',
    {
      config: open,
      schema: {
        summary: 'Take a ticket',
        params: InHall,
        body: IssueTicket,
        response: { 201: IssuedTicket },
      },
    },
    async (request, reply) => {
      const { caller, body, params } = request;
      const terminal = caller.kind === 'terminal' ? caller.terminal : null;
      if (body.offline !== undefined && terminal === null) {
        return sendProblem(request, reply, refusal('not-allowed').refused);
      }
      const secret = await key();
      const command = { do: 'issue', ticket: body, terminal } as const;
      return desk.send(
        request,
        reply,
        params.hall,
        command,
        'issued',
        ({ ticket }) => ({
          ...ticket,
          statusUrl: `/my-ticket/${statusToken(secret, params.hall, ticket.id)}`,
        }),
        201,
      );
    },
  );

  app.get(
    '/api/halls/:hall/tickets/:id',
    {
      config: open,
      schema: { summary: 'One ticket', params: OfTicket, response: { 200: TicketView } },
    },
    async (request, reply) => {
      const { hall: hallId, id } = request.params;
      const hall = desk.hall(hallId);
      if (hall === undefined) return sendProblem(request, reply, refusal('hall-unknown').refused);
      const { state } = await desk.state(hall);
      const ticket = ticketOf(state, id);
      if (ticket === undefined) {
        return sendProblem(request, reply, refusal('ticket-unknown').refused);
      }
      const { case: about, ...view } = viewOf(hall, state, ticket);
      const inside = request.caller.kind !== 'anyone' && about !== undefined;
      return inside ? { ...view, case: about } : view;
    },
  );

  app.post(
    '/api/halls/:hall/ranges',
    {
      config: { access: ['terminal'] },
      schema: {
        summary: 'Lend a terminal numbers to give out while the line is cut',
        params: InHall,
        body: LeaseRange,
        response: { 201: LeasedRange },
      },
    },
    async (request, reply) => {
      const { caller, body, params } = request;
      const terminal = caller.kind === 'terminal' ? caller.terminal : '';
      const command = { do: 'lease', terminal, ...body } as const;
      return desk.send(
        request,
        reply,
        params.hall,
        command,
        'range',
        ({ range }) => ({ range }),
        201,
      );
    },
  );

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
      const { state } = await desk.state(hall);
      const view = myTicket(hall, state, named.ticket, clock.now());
      return view ?? sendProblem(request, reply, refusal('ticket-unknown').refused);
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
  const view = viewOf(hall, state, ticket);
  const atWindow =
    ticket.window !== null && windowOf(state, ticket.window).ticket === ticket.serial;
  const window = atWindow ? hall.windows.get(ticket.window)?.label : undefined;
  return {
    ...common(hall, ticket.queue, now),
    number: view.number,
    state: view.state,
    ahead: view.ahead,
    wait: view.wait,
    window: window ?? null,
    moreTimeUsed: ticket.moreTimeUsed,
  };
}
