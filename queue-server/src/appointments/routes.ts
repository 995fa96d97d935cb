import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Hall } from '../halls/hall.ts';
import { callerName } from '../http/gate.ts';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import {
  BookingView,
  BookSlot,
  CheckIn,
  Id,
  IssuedTicket,
  LegalDate,
  NothingMore,
  SlotsOfDay,
  type ProblemCode,
} from '../protocol/index.ts';
import type { HallDesk } from '../queue/desk.ts';
import { statusToken } from '../queue/status-token.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import { BookingDesk, nearestOf } from './booking-desk.ts';
import { bookingsDecider } from './decider.ts';
import { bookingWithCode, contactDigest } from './secrets.ts';
import { slotKey, slotsOn } from './slots.ts';
import { bookingOf } from './state.ts';

const InHall = Type.Object({ hall: Id });
const ByToken = Type.Object({ token: Type.String({ maxLength: 120 }) });
const open = { access: 'anyone' } as const;
const atTheHall = { access: ['terminal', 'clerk', 'manager', 'administrator'] } as const;
const iso = (at: number): string => new Date(at).toISOString();

/** Booking a time, and coming at it. */
export function appointmentRoutes(app: App, parts: Parts, desk: HallDesk): void {
  const { clock, journal } = parts;
  const key = () => parts.secret('bookings');
  const refuse = (request: FastifyRequest, reply: FastifyReply, code: ProblemCode) =>
    sendProblem(request, reply, refusal(code).refused);
  const bookings = new BookingDesk(parts, desk);

  app.get(
    '/api/halls/:hall/slots',
    {
      config: open,
      schema: {
        summary: 'When a queue can be booked on a date, and how often still',
        params: InHall,
        querystring: Type.Object({ queue: Id, date: LegalDate }, { additionalProperties: false }),
        response: { 200: SlotsOfDay },
      },
    },
    async (request, reply) => {
      const founded = desk.hall(request.params.hall);
      if (founded === undefined) return refuse(request, reply, 'hall-unknown');
      const { hall } = await desk.now(founded);
      const { queue: id, date } = request.query;
      const queue = hall.queues.get(id);
      if (queue === undefined) return refuse(request, reply, 'queue-unknown');
      if (queue.appointments === undefined) return refuse(request, reply, 'booking-closed');
      const { perSlot, daysAhead } = queue.appointments;
      const { taken } = await bookings.state(founded);
      const now = clock.now();
      const slots = slotsOn(hall, queue, date).map(({ start, end }) => {
        const past = start <= now || start > now + (daysAhead + 1) * 86_400_000;
        const left = past ? 0 : Math.max(0, perSlot - (taken.get(slotKey(id, start)) ?? 0));
        return { start: iso(start), end: iso(end), left };
      });
      return { queue: id, date, slots };
    },
  );

  app.post(
    '/api/halls/:hall/bookings',
    {
      config: open,
      schema: {
        summary: 'Book a time',
        params: InHall,
        body: BookSlot,
        response: { 201: BookingView },
      },
    },
    async (request, reply) => {
      const { caller, body, params, commandKey } = request;
      const founded = desk.hall(params.hall);
      if (founded === undefined) return refuse(request, reply, 'hall-unknown');
      const { hall } = await desk.now(founded);
      // Only a terminal or a clerk has seen who somebody is; anybody else says how to know them again.
      const known = caller.kind === 'anyone' ? undefined : body.citizen;
      const said = body.contact === undefined ? null : contactDigest(await key(), body.contact);
      const citizen = known ?? said;
      if (citizen === null && hall.settings.rules.realName === true) {
        return refuse(request, reply, 'citizen-needed');
      }
      const start = Date.parse(body.start);
      const command = { do: 'book', hall, queue: body.queue, start, citizen } as const;
      const sender = { by: callerName(caller), ...(commandKey && { key: commandKey }) };
      const at = bookings.addressOf(founded);
      const outcome = await journal.execute(bookingsDecider, at, command, sender);
      const made = outcome.ok
        ? await bookings.view(founded, outcome.answer.booking ?? '')
        : undefined;
      return sendOutcome(request, reply, outcome, () => made, 201);
    },
  );

  async function checkIn(
    request: FastifyRequest,
    reply: FastifyReply,
    founded: Hall,
    booking: string,
    said: Omit<CheckIn, 'code'>,
  ) {
    const found = bookingOf(await bookings.state(founded), booking);
    if (found === undefined) return refuse(request, reply, 'booking-unknown');
    const secret = await parts.secret('my-ticket');
    const { channel, citizen, print } = said;
    const command = {
      do: 'issue',
      terminal: request.caller.kind === 'terminal' ? request.caller.terminal : null,
      identified: request.caller.kind !== 'anyone',
      booked: { appointment: booking, start: found.start },
      ticket: {
        queue: found.queue,
        channel,
        ...(citizen === undefined ? {} : { citizen }),
        ...(print === undefined ? {} : { print }),
      },
    } as const;
    const hallId = founded.settings.id;
    return desk.send(
      request,
      reply,
      hallId,
      command,
      'issued',
      ({ ticket }) => ({
        ...ticket,
        statusUrl: `/my-ticket/${statusToken(secret, hallId, ticket.id)}`,
      }),
      201,
    );
  }

  app.post(
    '/api/halls/:hall/check-in',
    {
      config: atTheHall,
      schema: {
        summary: 'Somebody who booked has come: a ticket at the booked place',
        params: InHall,
        body: CheckIn,
        response: { 201: IssuedTicket },
      },
    },
    async (request, reply) => {
      const { body, params } = request;
      const founded = desk.hall(params.hall);
      if (founded === undefined) return refuse(request, reply, 'hall-unknown');
      const state = await bookings.state(founded);
      const id =
        body.code === undefined
          ? nearestOf(state, body.citizen, clock.now())
          : bookingWithCode(await key(), params.hall, body.code, state.lastSerial);
      if (id === undefined) return refuse(request, reply, 'booking-unknown');
      return checkIn(request, reply, founded, id, body);
    },
  );

  app.get(
    '/api/my-booking/:token',
    {
      config: open,
      schema: {
        summary: 'The holder’s own booking',
        params: ByToken,
        response: { 200: BookingView },
      },
    },
    async (request, reply) => {
      const mine = await bookings.named(request.params.token);
      const shown =
        mine === undefined ? undefined : await bookings.view(mine.founded, mine.booking);
      return shown ?? refuse(request, reply, 'booking-unknown');
    },
  );

  app.post(
    '/api/my-booking/:token/cancel',
    {
      config: open,
      schema: {
        summary: 'Give the booked time up',
        params: ByToken,
        body: NothingMore,
        response: { 200: BookingView },
      },
    },
    async (request, reply) => {
      const mine = await bookings.named(request.params.token);
      if (mine === undefined) return refuse(request, reply, 'booking-unknown');
      const { founded, booking } = mine;
      const { commandKey } = request;
      const sender = { by: callerName(request.caller), ...(commandKey && { key: commandKey }) };
      const command = { do: 'cancel', booking } as const;
      const at = bookings.addressOf(founded);
      const outcome = await journal.execute(bookingsDecider, at, command, sender);
      const after = outcome.ok ? await bookings.view(founded, booking) : undefined;
      return sendOutcome(request, reply, outcome, () => after);
    },
  );

  app.post(
    '/api/my-booking/:token/check-in',
    {
      config: open,
      schema: {
        summary: 'I am here: a ticket at the booked place',
        params: ByToken,
        body: NothingMore,
        response: { 201: IssuedTicket },
      },
    },
    async (request, reply) => {
      const mine = await bookings.named(request.params.token);
      if (mine === undefined) return refuse(request, reply, 'booking-unknown');
      return checkIn(request, reply, mine.founded, mine.booking, { channel: 'qr' });
    },
  );
}
