import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { BookingDesk } from '../appointments/booking-desk.ts';
import { bookingOf } from '../appointments/state.ts';
import { publicLimit } from '../halls/public-limit.ts';
import { sendProblem } from '../http/problems.ts';
import { AskMessages, MessagesAsked, NothingMore, type ProblemCode } from '../protocol/index.ts';
import type { HallDesk } from '../queue/desk.ts';
import { ticketOf } from '../queue/state.ts';
import { ticketIn } from '../queue/status-token.ts';
import { isAlive } from '../queue/ticket.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import { isDue, type ReminderRules } from './notices.ts';
import type { ReminderRound } from './round.ts';
import type { ReminderShelf } from './shelf.ts';

export interface ReminderParts {
  readonly parts: Parts;
  readonly desk: HallDesk;
  readonly bookings: BookingDesk;
  readonly shelf: ReminderShelf;
  readonly round: ReminderRound;
  readonly rules: ReminderRules;
}

const ByToken = Type.Object({ token: Type.String({ maxLength: 120 }) });
const open = { access: 'anyone' } as const;
const bare = (phone: string): string => phone.replaceAll(/[\s-]/g, '').replace(/^\+?86/, '');

/** Messages about one visit, for whoever asks for them: a number is kept for it, and for nothing else. */
export function reminderRoutes(app: App, own: ReminderParts): void {
  const { parts, desk, bookings, shelf, round, rules } = own;
  const limited = publicLimit(parts);
  const refuse = (request: FastifyRequest, reply: FastifyReply, code: ProblemCode) =>
    sendProblem(request, reply, refusal(code).refused);

  /** The booking or ticket a token names, while there is something to be told about it. */
  async function visit(of: 'booking' | 'ticket', token: string) {
    if (of === 'booking') {
      const mine = await bookings.named(token);
      if (mine === undefined) return refusal('booking-unknown');
      const { founded, booking: ref } = mine;
      const booking = bookingOf(await bookings.state(founded), ref);
      if (booking === undefined) return refusal('booking-unknown');
      const { hall } = await desk.now(founded);
      return {
        ...{ id: `${hall.settings.id}.${ref}`, hall: hall.settings.id, ref },
        ...{ start: booking.start, over: booking.state !== 'booked' },
        reminded: isDue(booking.start, parts.clock.now(), hall.localTime, rules),
        facts: () => round.factsOfBooking(hall, ref, booking),
      };
    }
    const named = ticketIn(await parts.secret('my-ticket'), token);
    const founded = named === undefined ? undefined : desk.hall(named.hall);
    if (named === undefined || founded === undefined) return refusal('ticket-unknown');
    const { hall, state } = await desk.now(founded);
    const ticket = ticketOf(state, named.ticket);
    if (ticket === undefined) return refusal('ticket-unknown');
    return {
      ...{ id: `${hall.settings.id}.${named.ticket}`, hall: hall.settings.id, ref: named.ticket },
      ...{ start: ticket.issuedAt, over: !isAlive(ticket), reminded: false },
      facts: () => undefined,
    };
  }

  for (const kind of ['booking', 'ticket'] as const) {
    const path = `/api/my-${kind}/:token/messages`;
    app.get(
      path,
      {
        config: open,
        schema: {
          summary: 'Whether messages about this visit go to a phone; the number is told to nobody',
          params: ByToken,
          response: { 200: MessagesAsked },
        },
      },
      async (request, reply) => {
        const mine = await visit(kind, request.params.token);
        return 'refused' in mine
          ? sendProblem(request, reply, mine.refused)
          : { on: await shelf.isOn(mine.id) };
      },
    );

    app.post(
      path,
      {
        config: open,
        schema: {
          summary:
            kind === 'booking'
              ? 'Messages about this booking, and a reminder on the day before'
              : 'A message when the turn is near',
          params: ByToken,
          body: AskMessages,
          response: { 200: MessagesAsked },
        },
      },
      async (request, reply) => {
        const phone = bare(request.body.phone);
        const refused = limited(request, reply, phone);
        if (refused !== undefined) return refused;
        if (!/^1[3-9]\d{9}$/.test(phone)) return refuse(request, reply, 'phone-needed');
        const mine = await visit(kind, request.params.token);
        if ('refused' in mine) return sendProblem(request, reply, mine.refused);
        if (mine.over)
          return refuse(request, reply, kind === 'booking' ? 'booking-over' : 'ticket-over');
        const { id, hall, ref, start, reminded } = mine;
        const reminder = { id, hall, ref, start, reminded, language: request.body.language };
        await shelf.ask(reminder, phone);
        const facts = await mine.facts();
        if (facts !== undefined) await round.say('booked', reminder, facts);
        return { on: true };
      },
    );

    app.post(
      `${path}/stop`,
      {
        config: open,
        schema: {
          summary: 'No more messages: the number is forgotten at once',
          params: ByToken,
          body: NothingMore,
          response: { 200: MessagesAsked },
        },
      },
      async (request, reply) => {
        const mine = await visit(kind, request.params.token);
        if ('refused' in mine) return sendProblem(request, reply, mine.refused);
        await shelf.forget(mine.id);
        return { on: false };
      },
    );
  }
}
