import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { publicLimit } from '../halls/public-limit.ts';
import { callerName } from '../http/gate.ts';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import {
  BookableDays,
  BookingView,
  BookSlot,
  Id,
  LegalDate,
  MoveBooking,
  NothingMore,
  SlotsOfDay,
} from '../protocol/index.ts';
import type { HallDesk } from '../queue/desk.ts';
import { refusal } from '../refusals.ts';
import { isDate } from '../rules/index.ts';
import type { App, Parts } from '../room.ts';
import { BookingDesk } from './booking-desk.ts';
import { checkInRoutes } from './check-in-routes.ts';
import { fits } from './contact.ts';
import type { BookingCommand } from './commands.ts';
import { contactDigest } from './secrets.ts';
import { offeredDays, offeredOn } from './slots.ts';

const InHall = Type.Object({ hall: Id });
const ByToken = Type.Object({ token: Type.String({ maxLength: 120 }) });
const open = { access: 'anyone' } as const;
const iso = (at: number): string => new Date(at).toISOString();

/** Booking a time, moving it, giving it up. */
export function appointmentRoutes(app: App, parts: Parts, desk: HallDesk): void {
  const { clock } = parts;
  const bookings = new BookingDesk(parts, desk);
  const limited = publicLimit(parts);
  checkInRoutes(app, parts, desk, bookings);

  /** What can be booked of a queue, and what of it is taken. */
  async function offer(hallId: string, queueId: string) {
    const founded = desk.hall(hallId);
    if (founded === undefined) return refusal('hall-unknown');
    const { hall } = await desk.now(founded);
    const queue = hall.queues.get(queueId);
    if (queue === undefined) return refusal('queue-unknown');
    const { appointments } = queue;
    if (appointments === undefined) return refusal('booking-closed');
    const { taken } = await bookings.state(founded);
    return { founded, hall, queue: { ...queue, appointments }, taken };
  }

  app.get(
    '/api/halls/:hall/days',
    {
      config: open,
      schema: {
        summary: 'The days on which a queue can be booked, and how often still',
        params: InHall,
        querystring: Type.Object({ queue: Id }, { additionalProperties: false }),
        response: { 200: BookableDays },
      },
    },
    async (request, reply) => {
      const found = await offer(request.params.hall, request.query.queue);
      if ('refused' in found) return sendProblem(request, reply, found.refused);
      const { hall, queue, taken } = found;
      return { queue: queue.id, days: [...offeredDays(hall, queue, taken, clock.now())] };
    },
  );

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
      const { date } = request.query;
      // A pattern knows no calendar: there is no 30 February to be booked.
      if (!isDate(date)) return sendProblem(request, reply, refusal('invalid-request').refused);
      const found = await offer(request.params.hall, request.query.queue);
      if ('refused' in found) return sendProblem(request, reply, found.refused);
      const { hall, queue, taken } = found;
      const slots = offeredOn(hall, queue, date, taken, clock.now());
      return {
        queue: queue.id,
        date,
        slots: slots.map(({ start, end, left }) => ({ start: iso(start), end: iso(end), left })),
      };
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
      const { caller, body, params } = request;
      const tooOften = limited(request, reply, body.contact);
      if (tooOften !== undefined) return tooOften;
      const found = await offer(params.hall, body.queue);
      if ('refused' in found) return sendProblem(request, reply, found.refused);
      const { founded, hall, queue } = found;
      const { contact } = body;
      const today = hall.localTime(clock.now()).date;
      const unfit = contact !== undefined && !fits(contact, queue.appointments, today);
      // Only a terminal or a clerk has seen who somebody is; anybody else says how to know them again.
      const known = caller.kind === 'anyone' ? undefined : body.citizen;
      const missing = known === undefined && contact === undefined;
      if (unfit || (missing && queue.appointments.contact !== undefined)) {
        return sendProblem(request, reply, refusal('contact-needed').refused);
      }
      if (missing && hall.settings.rules.realName === true) {
        return sendProblem(request, reply, refusal('citizen-needed').refused);
      }
      const secret = await parts.secret('bookings');
      const citizen = known ?? (contact === undefined ? null : contactDigest(secret, contact));
      const start = Date.parse(body.start);
      const command = { do: 'book', hall, queue: queue.id, start, citizen } as const;
      const outcome = await bookings.send(founded, command, senderOf(request));
      const made = outcome.ok
        ? await bookings.view(founded, outcome.answer.booking ?? '')
        : undefined;
      return sendOutcome(request, reply, outcome, () => made, 201);
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
      return shown ?? sendProblem(request, reply, refusal('booking-unknown').refused);
    },
  );

  /** Does something to the booking a token names, and answers with the booking after it. */
  async function change(
    request: FastifyRequest,
    token: string,
    command: (
      booking: string,
      hall: Awaited<ReturnType<HallDesk['now']>>['hall'],
    ) => BookingCommand,
  ) {
    const mine = await bookings.named(token);
    if (mine === undefined) return { ok: false as const, ...refusal('booking-unknown') };
    const { founded, booking } = mine;
    const { hall } = await desk.now(founded);
    const outcome = await bookings.send(founded, command(booking, hall), senderOf(request));
    if (!outcome.ok) return outcome;
    return { ok: true as const, answer: await bookings.view(founded, booking) };
  }

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
      const outcome = await change(request, request.params.token, (booking) => ({
        do: 'cancel',
        booking,
      }));
      return sendOutcome(request, reply, outcome, (view) => view);
    },
  );

  app.post(
    '/api/my-booking/:token/move',
    {
      config: open,
      schema: {
        summary: 'Another time for the same thing; code and page stay',
        params: ByToken,
        body: MoveBooking,
        response: { 200: BookingView },
      },
    },
    async (request, reply) => {
      const start = Date.parse(request.body.start);
      const outcome = await change(request, request.params.token, (booking, hall) => ({
        do: 'move',
        hall,
        booking,
        start,
      }));
      return sendOutcome(request, reply, outcome, (view) => view);
    },
  );
}

const senderOf = ({ caller, commandKey }: FastifyRequest) => ({
  by: callerName(caller),
  ...(commandKey && { key: commandKey }),
});
