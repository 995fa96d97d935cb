import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Hall } from '../halls/hall.ts';
import { sendProblem } from '../http/problems.ts';
import { CheckIn, Id, IssuedTicket, NothingMore, type ProblemCode } from '../protocol/index.ts';
import type { HallDesk } from '../queue/desk.ts';
import { issuedView } from '../queue/issued-view.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import { nearestOf, type BookingDesk } from './booking-desk.ts';
import { bookingWithCode, contactDigest } from './secrets.ts';
import { bookingOf } from './state.ts';

const InHall = Type.Object({ hall: Id });
const ByToken = Type.Object({ token: Type.String({ maxLength: 120 }) });

/** Coming at the booked time: at a terminal, at the desk, or by the booking's own page. */
export function checkInRoutes(app: App, parts: Parts, desk: HallDesk, bookings: BookingDesk): void {
  const refuse = (request: FastifyRequest, reply: FastifyReply, code: ProblemCode) =>
    sendProblem(request, reply, refusal(code).refused);

  async function checkIn(
    request: FastifyRequest,
    reply: FastifyReply,
    founded: Hall,
    booking: string,
    { channel, citizen, print }: Pick<CheckIn, 'channel' | 'citizen' | 'print'>,
  ) {
    const found = bookingOf(await bookings.state(founded), booking);
    if (found === undefined) return refuse(request, reply, 'booking-unknown');
    const { caller } = request;
    const command = {
      do: 'issue',
      terminal: caller.kind === 'terminal' ? caller.terminal : null,
      identified: caller.kind !== 'anyone',
      booked: { appointment: booking, start: found.start },
      ticket: {
        queue: found.queue,
        channel,
        ...(citizen === undefined ? {} : { citizen }),
        ...(print === undefined ? {} : { print }),
      },
    } as const;
    const hall = founded.settings.id;
    const view = issuedView(await parts.secret('my-ticket'), hall, caller);
    return desk.send(request, reply, hall, command, 'issued', view, 201);
  }

  app.post(
    '/api/halls/:hall/check-in',
    {
      config: { access: ['terminal', 'clerk', 'manager', 'administrator'] },
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
      const secret = await parts.secret('bookings');
      const { code, contact } = body;
      const citizen = contact === undefined ? body.citizen : contactDigest(secret, contact);
      const id =
        code === undefined
          ? nearestOf(state, citizen, parts.clock.now())
          : bookingWithCode(secret, params.hall, code, state.lastSerial);
      if (id === undefined) return refuse(request, reply, 'booking-unknown');
      return checkIn(request, reply, founded, id, body);
    },
  );

  app.post(
    '/api/my-booking/:token/check-in',
    {
      config: { access: 'anyone' },
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
