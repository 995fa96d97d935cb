import { Type } from 'typebox';
import { PrintView } from '../parts.ts';
import { Closed, Id, Instant, Words } from '../words.ts';
import { screen } from './screen.ts';

/** Tickets, progress, rating, help, farewell. */
export const visitScreens = [
  screen('choose-queue', {
    queues: Type.Array(
      Closed({
        id: Id,
        name: Words,
        waiting: Type.Union([Type.Integer(), Type.Null()]),
        wait: Type.Union([Closed({ low: Type.Integer(), high: Type.Integer() }), Type.Null()]),
        offered: Type.Boolean(),
        because: Type.Optional(Words),
        /** The day's end is near enough to be told. It only advises: everybody ticketed is served. */
        closing: Type.Optional(Words),
      }),
    ),
    suggested: Type.Union([Id, Type.Null()]),
    /** Somebody may have booked: then they check in instead. */
    takesBookings: Type.Boolean(),
  }),
  screen('check-in', { error: Type.Union([Words, Type.Null()]) }),
  screen('ticket', {
    number: Type.String(),
    queueName: Words,
    ahead: Type.Union([Type.Integer(), Type.Null()]),
    wait: Type.Union([Closed({ low: Type.Integer(), high: Type.Integer() }), Type.Null()]),
    statusUrl: Type.Union([Type.String(), Type.Null()]),
    slip: PrintView,
  }),
  screen('progress-code', { error: Type.Union([Words, Type.Null()]) }),
  screen('progress', {
    cases: Type.Array(
      Closed({
        number: Type.String(),
        item: Words,
        state: Words,
        due: Type.Union([Type.String(), Type.Null()]),
        steps: Type.Array(Closed({ name: Words, at: Instant })),
      }),
    ),
  }),
  screen('rate', { about: Words }),
  screen('rated', {}),
  screen('help', {
    called: Type.Boolean(),
    answeredBy: Type.Union([Words, Type.Null()]),
    slip: Type.Union([PrintView, Type.Null()]),
  }),
  screen('farewell', { cardLeft: Type.Boolean() }),
] as const;
