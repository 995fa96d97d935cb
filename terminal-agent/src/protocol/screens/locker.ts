import { Type } from 'typebox';
import { CompartmentView, PrintView } from '../parts.ts';
import { Closed, Id, Instant, Words } from '../words.ts';
import { screen } from './screen.ts';

/** Papers into the locker and out of it. */
export const lockerScreens = [
  screen('choose-compartment', {
    contents: Type.Array(Words),
    /** What goes onto the envelope: printed as a label, or written by hand. */
    envelope: Closed({
      number: Type.String(),
      label: Type.Union([PrintView, Type.Null()]),
      /** It bears its number, printed or by hand: a door may be chosen. */
      ready: Type.Boolean(),
    }),
    sizes: Type.Array(
      Closed({
        size: Type.String(),
        name: Words,
        fits: Words,
        free: Type.Integer(),
        low: Type.Integer(),
      }),
    ),
    /** No slip can be printed now: the deposit goes on only if the citizen accepts it on the screen. */
    screenOnly: Type.Boolean(),
  }),
  screen('door', {
    purpose: Type.Union([
      Type.Literal('deposit'),
      Type.Literal('pick-up'),
      Type.Literal('collect'),
      Type.Literal('load'),
      Type.Literal('inspect'),
      Type.Literal('left-card'),
    ]),
    phase: Type.Union([
      Type.Literal('opening'),
      Type.Literal('open'),
      Type.Literal('closed-empty'),
      Type.Literal('checking'),
      Type.Literal('blocked'),
    ]),
    compartment: CompartmentView,
    contents: Type.Array(Words),
  }),
  /** After the door has closed: is everything in it, and is it the right thing? */
  screen('confirm-deposit', { compartment: CompartmentView, contents: Type.Array(Words) }),
  screen('deposited', {
    case: Type.String(),
    slip: PrintView,
    compartment: CompartmentView,
    deadline: Type.Union([Words, Type.Null()]),
    /** The door may be opened again until staff have collected. */
    mayReopen: Type.Boolean(),
  }),
  screen('pick-up-code', {
    attemptsLeft: Type.Union([Type.Integer(), Type.Null()]),
    error: Type.Union([Words, Type.Null()]),
  }),
  screen('pick-up-list', {
    parcels: Type.Array(
      Closed({ grant: Id, item: Words, compartment: CompartmentView, until: Instant }),
    ),
  }),
  screen('confirm-pick-up', { grant: Id, item: Words }),
  screen('picked-up', {
    item: Words,
    confirmed: Type.Boolean(),
    slip: Type.Union([PrintView, Type.Null()]),
  }),
] as const;
