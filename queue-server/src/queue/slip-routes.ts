import { Type } from 'typebox';
import {
  FindTicket,
  Id,
  IssuedTicket,
  LeasedRange,
  LeaseRange,
  NothingMore,
  ReportSlip,
  TicketView,
} from '../protocol/index.ts';
import { contactDigest } from '../appointments/secrets.ts';
import { sendProblem } from '../http/problems.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import type { HallDesk } from './desk.ts';
import { statusUrl } from './issued-view.ts';
import { viewOf } from './scene.ts';
import { ticketOfCitizen } from './state.ts';

const OfTicket = Type.Object({ hall: Id, id: Id });

/** What a terminal says of a ticket's paper, and the numbers it may give out by itself. */
export function slipRoutes(app: App, parts: Parts, desk: HallDesk): void {
  app.post(
    '/api/halls/:hall/tickets/:id/slip',
    {
      config: { access: ['terminal', 'clerk', 'manager', 'administrator'] },
      schema: {
        summary: 'How printing a ticket’s slip goes',
        params: OfTicket,
        body: ReportSlip,
        response: { 200: TicketView },
      },
    },
    async (request, reply) => {
      const { hall, id } = request.params;
      const command = { do: 'slip', ticket: id, report: request.body } as const;
      return desk.send(request, reply, hall, command, 'ticket', ({ ticket }) => ticket);
    },
  );

  app.post(
    '/api/halls/:hall/tickets/:id/reprint',
    {
      config: { access: ['terminal', 'clerk', 'manager', 'administrator'] },
      schema: {
        summary: 'A new slip for a ticket; the one before is void',
        params: OfTicket,
        body: NothingMore,
        response: { 200: TicketView },
      },
    },
    async (request, reply) => {
      const { hall, id } = request.params;
      const command = { do: 'reprint', ticket: id } as const;
      return desk.send(request, reply, hall, command, 'ticket', ({ ticket }) => ticket);
    },
  );

  app.post(
    '/api/halls/:hall/find-ticket',
    {
      config: { access: ['terminal', 'clerk', 'manager', 'administrator'] },
      schema: {
        summary: 'The slip is lost: the newest living ticket taken with this card',
        params: Type.Object({ hall: Id }),
        body: FindTicket,
        response: { 200: IssuedTicket },
      },
    },
    async (request, reply) => {
      const { body, params } = request;
      const founded = desk.hall(params.hall);
      if (founded === undefined)
        return sendProblem(request, reply, refusal('hall-unknown').refused);
      const { hall, state } = await desk.now(founded);
      const citizen = contactDigest(await parts.secret('bookings'), body.contact);
      const ticket = ticketOfCitizen(state, citizen);
      if (ticket === undefined)
        return sendProblem(request, reply, refusal('ticket-unknown').refused);
      const scene = { hall, context: { now: parts.clock.now() } };
      const { id, number, queue, ahead, wait, slip } = viewOf(scene, state, ticket);
      const found = { id, number, queue, ahead, wait, ...(slip === undefined ? {} : { slip }) };
      const secret = await parts.secret('my-ticket');
      return { ...found, statusUrl: statusUrl(secret, params.hall, id) };
    },
  );

  app.post(
    '/api/halls/:hall/ranges',
    {
      config: { access: ['terminal'] },
      schema: {
        summary: 'Lend a terminal numbers to give out while the line is cut',
        params: Type.Object({ hall: Id }),
        body: LeaseRange,
        response: { 201: LeasedRange },
      },
    },
    async (request, reply) => {
      const { caller, body, params } = request;
      const terminal = caller.kind === 'terminal' ? caller.terminal : '';
      const command = { do: 'lease', terminal, ...body } as const;
      const shape = ({ range }: { readonly range: unknown }) => ({ range });
      return desk.send(request, reply, params.hall, command, 'range', shape, 201);
    },
  );
}
