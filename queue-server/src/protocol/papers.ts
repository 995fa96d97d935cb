import { Type, type Static } from 'typebox';
import { Closed, Instant, Text } from './text.ts';

/** `GET /api/cases/{number}/papers`: receipt voucher, notices, decisions; `…/papers/{id}` is the PDF. */
export const CasePapers = Closed({
  papers: Type.Array(Closed({ id: Type.String(), name: Text, at: Instant })),
});
export type CasePapers = Static<typeof CasePapers>;

/** Chinese is always on the paper; `both` adds the English. */
export const PaperLanguage = Closed({
  language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('both')])),
});
export type PaperLanguage = Static<typeof PaperLanguage>;
