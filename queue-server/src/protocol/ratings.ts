import { Type, type Static, type TSchema } from 'typebox';
import { CaseNumber, QueryPassword } from './cases.ts';
import { Closed, Id, Instant, LegalDate } from './text.ts';

/** 5 非常满意 … 1 非常不满意. Voluntary, no default. */
export const RatingLevel = Type.Integer({ minimum: 1, maximum: 5 });

/** `POST /api/ratings`: once per service. The clerk sees no identity and cannot rate. */
export const Rate = Closed({
  service: Type.Union([
    /** The holder's own: the token of the slip's QR. */
    Closed({ kind: Type.Literal('visit'), token: Type.String({ maxLength: 120 }) }),
    /** From a terminal, or from the evaluator at the ticket's window, which shows its own token. */
    Closed({
      kind: Type.Literal('visit'),
      hall: Id,
      ticket: Id,
      evaluator: Type.Optional(Type.String({ maxLength: 120 })),
    }),
    /** At a terminal the session vouches for the citizen; anywhere else the slip's password does. */
    Closed({
      kind: Type.Literal('application'),
      case: CaseNumber,
      password: Type.Optional(QueryPassword),
    }),
  ]),
  channel: Type.Union([Type.Literal('evaluator'), Type.Literal('terminal'), Type.Literal('qr')]),
  level: RatingLevel,
  comment: Type.Optional(Type.String({ maxLength: 500 })),
});
export type Rate = Static<typeof Rate>;

/** `GET …/windows/{window}/evaluator` (clerk): pairs the screen before the citizen with the window. */
export const EvaluatorView = Closed({ hall: Id, window: Id, token: Type.String() });
export type EvaluatorView = Static<typeof EvaluatorView>;

/** A low rating is followed up by another person, by a working day (setting: 5). */
export const FollowUpView = Closed({
  id: Id,
  level: RatingLevel,
  comment: Type.Union([Type.String(), Type.Null()]),
  service: Type.String(),
  ratedAt: Instant,
  due: Type.Union([LegalDate, Type.Null()]),
  state: Type.Union([Type.Literal('open'), Type.Literal('closed')]),
  outcome: Type.Union([Type.String(), Type.Null()]),
});
export type FollowUpView = Static<typeof FollowUpView>;
export const CloseFollowUp = Closed({ outcome: Type.String({ minLength: 1, maxLength: 2000 }) });
export type CloseFollowUp = Static<typeof CloseFollowUp>;

const Maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Events of `rating/<service>`; comments and outcomes lie sealed, the journal has their ids. */
export const RatingEvent = Type.Union([
  Closed({
    type: Type.Literal('service-rated'),
    data: Closed({
      service: Type.String(),
      site: Id,
      level: RatingLevel,
      channel: Type.String(),
      comment: Maybe(Id),
      /** Present for a low rating: by when somebody else answers it; null where the calendar ends. */
      followUp: Maybe(Closed({ due: Maybe(LegalDate) })),
    }),
  }),
  Closed({
    type: Type.Literal('follow-up-closed'),
    data: Closed({ account: Id, outcome: Id }),
  }),
]);
export type RatingEvent = Static<typeof RatingEvent>;
