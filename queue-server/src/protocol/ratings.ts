import { Type, type Static } from 'typebox';
import { CaseNumber } from './cases.ts';
import { Closed, Id, Instant, LegalDate } from './text.ts';

/** 5 非常满意 … 1 非常不满意. Voluntary, no default. */
export const RatingLevel = Type.Integer({ minimum: 1, maximum: 5 });

/** `POST /api/ratings`: once per service. The clerk sees no identity and cannot rate. */
export const Rate = Closed({
  service: Type.Union([
    Closed({ kind: Type.Literal('visit'), hall: Id, ticket: Id }),
    Closed({ kind: Type.Literal('application'), case: CaseNumber }),
  ]),
  channel: Type.Union([Type.Literal('evaluator'), Type.Literal('terminal'), Type.Literal('qr')]),
  level: RatingLevel,
  comment: Type.Optional(Type.String({ maxLength: 500 })),
});
export type Rate = Static<typeof Rate>;

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
