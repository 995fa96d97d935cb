import { Type } from 'typebox';
import {
  FieldView,
  MaterialView,
  OfferedService,
  PageThumb,
  PrintView,
  Section,
  Service,
} from '../parts.ts';
import { Closed, Id, Words } from '../words.ts';
import { screen } from './screen.ts';

/** From the first touch to the submitted application. */
export const applyingScreens = [
  screen('attract', {
    services: Type.Array(OfferedService),
    lockersFree: Type.Union([
      Closed({ S: Type.Integer(), M: Type.Integer(), L: Type.Integer() }),
      Type.Null(),
    ]),
    notices: Type.Array(Words),
  }),
  screen('out-of-service', { because: Words }),
  screen('notice', { paragraphs: Type.Array(Words) }),
  screen('identify', {
    purpose: Service,
    ways: Type.Array(Type.Union([Type.Literal('card'), Type.Literal('code')])),
  }),
  screen('menu', { services: Type.Array(OfferedService) }),
  screen('choose-item', { popular: Type.Array(Id) }),
  screen('guide', {
    item: Id,
    name: Words,
    department: Words,
    promisedDays: Type.Integer(),
    fee: Words,
    conditions: Type.Array(Words),
    materials: Type.Array(Words),
    /** Why it cannot be done at this terminal; then the way is a ticket. */
    windowOnly: Type.Union([Words, Type.Null()]),
  }),
  screen('situation', {
    item: Id,
    index: Type.Integer(),
    of: Type.Integer(),
    question: Words,
    choices: Type.Array(Closed({ value: Id, label: Words })),
    chosen: Type.Union([Id, Type.Null()]),
  }),
  screen('not-eligible', {
    because: Words,
    /** The personal one-time notice, once it was asked for. */
    notice: Type.Union([PrintView, Type.Null()]),
  }),
  screen('form', {
    page: Id,
    title: Words,
    index: Type.Integer(),
    of: Type.Integer(),
    fields: Type.Array(FieldView),
  }),
  screen('materials', {
    materials: Type.Array(MaterialView),
    notice: Type.Union([PrintView, Type.Null()]),
  }),
  screen('scan', {
    material: MaterialView,
    phase: Type.Union([Type.Literal('place'), Type.Literal('scanning'), Type.Literal('judged')]),
    page: Type.Union([PageThumb, Type.Null()]),
    /** This page was scanned already. */
    duplicate: Type.Boolean(),
    /** A document camera looks on: a sheet that lies still is taken by itself. */
    camera: Type.Boolean(),
    /** One side of a card is kept; the next side comes onto the same page. */
    otherSide: Type.Boolean(),
  }),
  screen('contact', {
    kind: Type.Union([
      Type.Literal('own'),
      Type.Literal('relative'),
      Type.Literal('staff-will-call'),
      Type.Literal('none'),
      Type.Null(),
    ]),
    phone: Type.Union([Type.String(), Type.Null()]),
    error: Type.Union([Words, Type.Null()]),
  }),
  screen('check-answers', { sections: Type.Array(Section), declaration: Words }),
  screen('submitted', {
    case: Type.String(),
    password: Type.String(),
    /** When the server has it durably; until then it lies safe in the outbox. */
    delivered: Type.Boolean(),
    expectedBy: Type.Union([Type.String(), Type.Null()]),
    phone: Type.String(),
    /** Originals that still have to go into the locker. */
    toDeposit: Type.Array(Words),
    slip: Type.Union([PrintView, Type.Null()]),
    /** Where the item has a fee: what to pay, and where. */
    pay: Type.Union([PrintView, Type.Null()]),
  }),
] as const;
