import { Type, type Static } from 'typebox';
import { Closed, Id, Instant, Words } from './words.ts';

/** What the person in front must do now, so that the page can show, speak and time it without knowing a device. */
export const RequiredAction = Closed({
  kind: Type.Union([
    Type.Literal('present-card'),
    Type.Literal('keep-card-still'),
    Type.Literal('remove-card'),
    Type.Literal('place-document'),
    Type.Literal('hold-still'),
    Type.Literal('open-door'),
    Type.Literal('put-in'),
    Type.Literal('take-out'),
    Type.Literal('close-door'),
    Type.Literal('take-receipt'),
    Type.Literal('scan-code'),
    Type.Literal('wait'),
    Type.Literal('call-staff'),
  ]),
  since: Instant,
  /** Until when the terminal waits; the page counts down. */
  until: Type.Union([Instant, Type.Null()]),
  /** For doors: what is painted on it and where it is. */
  compartment: Type.Optional(
    Closed({ id: Id, label: Type.String(), band: Type.String(), size: Type.String() }),
  ),
  /** 0 friendly, 1 reminded (30 s), 2 warned (60 s), 3 duty paged (120 s). */
  urgency: Type.Integer({ minimum: 0, maximum: 3 }),
});
export type RequiredAction = Static<typeof RequiredAction>;

/** A thing that went wrong, told so that the citizen knows what it means for them and what they can do now. */
export const Trouble = Closed({
  code: Type.String(),
  what: Words,
  meaning: Words,
  /** Names of commands offered as ways on, in order. */
  ways: Type.Array(Type.String()),
  /** Reference for staff, also in the log. */
  reference: Type.String(),
});
export type Trouble = Static<typeof Trouble>;
