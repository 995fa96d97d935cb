import { Type, type Static } from 'typebox';
import { CaseNumber } from './cases.ts';
import { Closed, Id } from './text.ts';

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
