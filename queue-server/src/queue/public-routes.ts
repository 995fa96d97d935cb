import { createSecretKey, type KeyObject } from 'node:crypto';
import { Type } from 'typebox';
import { contactDigest } from '../appointments/secrets.ts';
import { publicLimit } from '../halls/public-limit.ts';
import { remitOf } from '../halls/remit.ts';
import { sendProblem } from '../http/problems.ts';
import { visibleTo } from '../journal/index.ts';
import {
  EventPage,
  HallSummary,
  HallView,
  Id,
  IssuedTicket,
  IssueTicket,
  TicketView,
} from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import { hallAudiences, hallReader } from '../screens/audiences.ts';
import { hallSummary } from '../screens/hall-view.ts';
import type { HallDesk } from './desk.ts';
import { issuedView } from './issued-view.ts';
import { viewOf } from './scene.ts';
import { ticketOf } from './state.ts';
import { without } from './ticket.ts';

const InHall = Type.Object({ hall: Id });
const OfTicket = Type.Object({ hall: Id, id: Id });
/** Query values arrive as text: a whole number in digits. */
const Digits = Type.String({ pattern: '^\\d{1,15}$' });
const pageSize = 500;

const open = { access: 'anyone' } as const;

/** What needs no sign-in: the hall's public view, its events and its tickets. */
export function publicRoutes(app: App, parts: Parts, desk: HallDesk): void {
  const { clock, journal } = parts;
  const actsIn = remitOf(parts.city);
  const limited = publicLimit(parts);
  let ready: Promise<KeyObject> | undefined;
  const key = () => (ready ??= parts.secret('my-ticket').then((bytes) => createSecretKey(bytes)));

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
      return desk.picture(hall);
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
      const { seq } = await desk.now(hall);
      const events = await journal.read({ ...desk.addressOf(hall), after }, limit);
      const here = actsIn(request.caller, request.params.hall);
      const reader = new Set(hallReader(here ? request.caller : { kind: 'anyone' }));
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
      const tooOften = limited(request, reply, body.contact ?? body.citizen);
      if (tooOften !== undefined) return tooOften;
      const terminal = caller.kind === 'terminal' ? caller.terminal : null;
      if (body.offline !== undefined && terminal === null) {
        return sendProblem(request, reply, refusal('not-allowed').refused);
      }
      const here = actsIn(caller, params.hall);
      if (!here && body.channel === 'clerk') {
        return sendProblem(request, reply, refusal('not-your-hall').refused);
      }
      const identified = caller.kind !== 'anyone' && here;
      const { contact, ...wished } = body;
      // Anybody can say a number; only who saw the card may have it counted.
      const citizen =
        contact === undefined || !identified
          ? wished.citizen
          : contactDigest(await parts.secret('bookings'), contact);
      const ticket = { ...wished, ...(citizen === undefined ? {} : { citizen }) };
      const command = { do: 'issue', ticket, terminal, identified } as const;
      const view = issuedView(await key(), params.hall, caller);
      return desk.send(request, reply, params.hall, command, 'issued', view, 201);
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
      const { state, hall: inForce } = await desk.now(hall);
      const ticket = ticketOf(state, id);
      if (ticket === undefined) {
        return sendProblem(request, reply, refusal('ticket-unknown').refused);
      }
      const scene = { hall: inForce, context: { now: clock.now() } };
      const view = viewOf(scene, state, ticket);
      const { caller } = request;
      const inside = caller.kind !== 'anyone' && actsIn(caller, hallId);
      // As in the events: whom a ticket is for, and what they need, is the hall's business alone.
      return inside ? view : without(view, 'case', 'needs', 'appointment', 'pool');
    },
  );
}
