import { Type, type Static } from 'typebox';
import { RequiredAction, Trouble } from './action.ts';
import { CertificateScreen, CertificatesScreen } from './certificates.ts';
import {
  CompartmentView,
  FieldView,
  Holder,
  MaterialView,
  OfferedService,
  PageThumb,
  PrintView,
  Section,
  Service,
} from './parts.ts';
import { Closed, Id, Instant, Words } from './words.ts';

/**
 * What the terminal shows now: one union, one member a screen. The agent decides, the page draws.
 * Nothing in a view outlives the session; names and numbers are masked already.
 */

const screen = <S extends string, P extends Parameters<typeof Closed>[0]>(step: S, data: P) =>
  Closed({ step: Type.Literal(step), ...data });

export const Screen = Type.Union([
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
  }),
  screen('choose-compartment', {
    contents: Type.Array(Words),
    /** What goes onto the envelope: printed as a label, or written by hand. */
    envelope: Closed({ number: Type.String(), label: Type.Union([PrintView, Type.Null()]) }),
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
  CertificatesScreen,
  CertificateScreen,
  screen('rate', { about: Words }),
  screen('rated', {}),
  screen('help', { called: Type.Boolean(), answeredBy: Type.Union([Words, Type.Null()]) }),
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
  }),
  screen('staff-found', { compartment: CompartmentView, because: Words }),
  screen('farewell', { cardLeft: Type.Boolean() }),
]);
export type Screen = Static<typeof Screen>;
export type Step = Screen['step'];

export const Modes = Closed({
  language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
  elder: Type.Boolean(),
  low: Type.Boolean(),
  contrast: Type.Boolean(),
  voice: Type.Boolean(),
});
export type Modes = Static<typeof Modes>;

/** The whole of what a page needs. `seq` rises with every change and names what a touch was answering. */
export const View = Closed({
  seq: Type.Integer({ minimum: 0 }),
  at: Instant,
  terminal: Closed({ id: Id, name: Words, site: Words, phone: Type.String() }),
  session: Type.Union([Id, Type.Null()]),
  service: Type.Union([Service, Type.Null()]),
  holder: Type.Union([Holder, Type.Null()]),
  modes: Modes,
  screen: Screen,
  action: Type.Union([RequiredAction, Type.Null()]),
  trouble: Type.Union([Trouble, Type.Null()]),
  /** Idle: when the warning comes, and when the session is wiped. */
  idle: Type.Union([
    Closed({ warnAt: Instant, wipeAt: Instant, warning: Type.Boolean() }),
    Type.Null(),
  ]),
  mayGoBack: Type.Boolean(),
  online: Type.Boolean(),
});
export type View = Static<typeof View>;
