import { Type } from 'typebox';
import { CompartmentView, PrintView } from '../parts.ts';
import { Closed, Id, Words } from '../words.ts';
import { screen } from './screen.ts';

/** Staff at the terminal. */
export const staffScreens = [
  screen('staff-sign-in', { error: Type.Union([Words, Type.Null()]) }),
  screen('staff', {
    account: Id,
    deposits: Type.Array(
      Closed({
        deposit: Id,
        slip: Type.String(),
        item: Words,
        compartment: CompartmentView,
        due: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
    parcels: Type.Array(
      Closed({ grant: Id, slip: Type.String(), item: Words, size: Type.String() }),
    ),
    flagged: Type.Array(
      Closed({ compartment: CompartmentView, state: Type.String(), because: Words }),
    ),
    /** The daily slip, once it was asked for. */
    day: Type.Union([PrintView, Type.Null()]),
  }),
  screen('staff-found', { compartment: CompartmentView, because: Words }),
] as const;
