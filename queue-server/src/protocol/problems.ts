import { Type, type Static } from 'typebox';
import { Text } from './text.ts';

/** RFC 9457 problem document; `code` is stable, `words` are for people, `at` is the JSON pointer of what is wrong. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  /** What a program needs to act on it, e.g. the last `seq` the server has. */
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  words: Type.Optional(Text),
  errors: Type.Optional(Type.Array(Type.Object({ at: Type.String(), message: Type.String() }))),
});
export type Problem = Static<typeof Problem>;
