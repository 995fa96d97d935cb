import { Type, type Static } from 'typebox';
import { Closed, Id } from './words.ts';
import { Service } from './parts.ts';
import { Modes } from './view.ts';

const command = <T extends string, P extends Parameters<typeof Closed>[0]>(type: T, data: P) =>
  Closed({ type: Type.Literal(type), ...data });

/** Everything a touch can mean. The agent refuses what does not fit the screen it belongs to. */
export const Command = Type.Union([
  command('begin', { service: Service }),
  command('accept-notice', {}),
  command('decline-notice', {}),
  command('identify-with', { way: Type.Union([Type.Literal('card'), Type.Literal('code')]) }),
  command('choose-service', { service: Service }),
  command('choose-item', { item: Id }),
  command('continue', {}),
  command('back', {}),
  command('choose-situation', { value: Id }),
  command('fill', {
    values: Type.Record(
      Type.String({ maxLength: 64 }),
      Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean(), Type.Null()]),
    ),
  }),
  command('provide-material', {
    material: Id,
    how: Type.Union([
      Type.Literal('scan'),
      Type.Literal('locker'),
      Type.Literal('later'),
      Type.Literal('certificate'),
    ]),
  }),
  command('scan-page', {}),
  command('keep-page', {}),
  command('discard-page', { page: Id }),
  /** The personal one-time notice, where the own answers have given the list, or the refusal. */
  command('print-notice', {}),
  command('contact', {
    kind: Type.Union([
      Type.Literal('own'),
      Type.Literal('relative'),
      Type.Literal('staff-will-call'),
      Type.Literal('none'),
    ]),
    phone: Type.Optional(Type.String({ maxLength: 20 })),
  }),
  command('change', { section: Id }),
  command('submit', {}),
  command('start-deposit', {}),
  /** The envelope bears its number, written by hand: it needs no label. */
  command('by-hand', {}),
  command('choose-compartment', {
    size: Type.Union([Type.Literal('S'), Type.Literal('M'), Type.Literal('L')]),
    low: Type.Boolean(),
    acceptScreenOnly: Type.Optional(Type.Boolean()),
  }),
  command('confirm-deposit', { complete: Type.Boolean() }),
  command('reopen', {}),
  command('cancel-deposit', {}),
  command('pick-up-code', {
    slip: Type.String({ maxLength: 24 }),
    code: Type.String({ maxLength: 12 }),
  }),
  command('open-parcel', { grant: Id }),
  command('confirm-pick-up', {
    answer: Type.Union([Type.Literal('complete'), Type.Literal('wrong')]),
  }),
  command('take-ticket', { queue: Id }),
  /** "I have booked", and then the code of the booking. */
  command('booked', {}),
  command('check-in', { code: Type.String({ pattern: '^\\d{8}$' }) }),
  /** Once more, under a serial that voids the sheet before; `slip` where a screen has more than one. */
  command('reprint', { slip: Type.Optional(Type.Literal('pay')) }),
  /** The printer did not say whether it is done; the one in front says that the sheet is there. */
  command('sheet-there', { slip: Type.Optional(Type.Literal('pay')) }),
  command('progress-code', {
    number: Type.String({ maxLength: 24 }),
    password: Type.String({ maxLength: 8 }),
  }),
  command('choose-certificate', { number: Id }),
  command('print-certificate', {
    copies: Type.Integer({ minimum: 1, maximum: 5 }),
    password: Type.Union([Type.String({ pattern: '^\\d{6}$' }), Type.Null()]),
  }),
  /** "I must go now": asks whether a draft may be kept. */
  command('pause', {}),
  /** 单独同意: keep it, sealed, for its time. */
  command('keep-draft', {}),
  /** "I have a draft slip", and then its code, where it is not held before the code reader. */
  command('resume', {}),
  command('resume-code', { code: Type.String({ maxLength: 40 }) }),
  command('rate', { level: Type.Integer({ minimum: 1, maximum: 5 }) }),
  command('skip', {}),
  command('help', {}),
  /** A slip of the call for help: what staff find it by, and where to turn. */
  command('print-help', {}),
  command('more-time', {}),
  command('leave', {}),
  command('set-modes', { modes: Type.Partial(Modes) }),
  /** Staff at the terminal: shows where they identify themselves. */
  command('staff', {}),
  command('staff-sign-in', { account: Id, code: Type.String({ maxLength: 8 }) }),
  command('collect', { deposit: Id }),
  command('load', { grant: Id }),
  command('inspect', { compartment: Id }),
  /** The day's counts and the head of the audit chain, on paper. */
  command('print-day', {
    day: Type.Union([Type.Literal('today'), Type.Literal('yesterday')]),
  }),
  command('found', {
    what: Type.Union([
      Type.Literal('empty'),
      Type.Literal('papers-kept'),
      Type.Literal('still-broken'),
    ]),
    note: Type.String({ maxLength: 500 }),
  }),
]);
export type Command = Static<typeof Command>;
export type CommandType = Command['type'];

/** What the page emits as `command`. The same id has one effect; a stale `seq` (an older screen) is refused as `stale`. */
export const CommandMessage = Closed({
  id: Id,
  seq: Type.Integer({ minimum: 0 }),
  command: Command,
});
export type CommandMessage = Static<typeof CommandMessage>;

/** The acknowledgement of a command. */
export type CommandAnswer =
  | { readonly ok: true; readonly seq: number }
  | {
      readonly ok: false;
      readonly code: 'stale' | 'not-now' | 'invalid' | 'no-session' | 'busy';
      readonly message: string;
    };
