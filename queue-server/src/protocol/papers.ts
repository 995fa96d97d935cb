import { Type, type Static } from 'typebox';
import { Closed, Id, Instant, Text } from './text.ts';

/** One sheet of a paper: reserved before a byte leaves, then what became of it. */
export const PaperPrint = Closed({
  /** From 1; a reprint is the next. */
  print: Type.Integer({ minimum: 1 }),
  /** On the sheet's foot. */
  serial: Type.String(),
  state: Type.Union([Type.Literal('reserved'), Type.Literal('printed'), Type.Literal('failed')]),
  by: Id,
  at: Instant,
  /** The serial that this sheet makes void, if it is a reprint. */
  voids: Type.Union([Type.String(), Type.Null()]),
});
export type PaperPrint = Static<typeof PaperPrint>;

/** `GET /api/cases/{number}/papers`: receipt voucher, notices, decisions; `…/papers/{id}` is the PDF. */
export const CasePapers = Closed({
  papers: Type.Array(
    Closed({
      id: Type.String(),
      name: Text,
      at: Instant,
      /** 文号, given with the first sheet. */
      number: Type.Union([Type.String(), Type.Null()]),
      prints: Type.Array(PaperPrint),
    }),
  ),
});
export type CasePapers = Static<typeof CasePapers>;

/** `POST …/papers/{id}/prints`. Once a sheet came out, another is asked for knowingly: `again`. */
export const PrintPaper = Closed({ again: Type.Optional(Type.Literal(true)) });
export type PrintPaper = Static<typeof PrintPaper>;

/** `POST …/prints/{print}`: whether the sheet came out. */
export const PaperPrinted = Closed({
  outcome: Type.Union([Type.Literal('printed'), Type.Literal('failed')]),
});
export type PaperPrinted = Static<typeof PaperPrinted>;

const Sheet = { paper: Id, print: Type.Integer({ minimum: 1 }) };

/** Events of `paper/<case>`. */
export const PaperEvent = Type.Union([
  Closed({
    type: Type.Literal('paper-reserved'),
    data: Closed({ ...Sheet, serial: Type.String(), number: Type.String(), account: Id }),
  }),
  Closed({ type: Type.Literal('paper-printed'), data: Closed({ ...Sheet, account: Id }) }),
  Closed({ type: Type.Literal('paper-failed'), data: Closed({ ...Sheet, account: Id }) }),
]);
export type PaperEvent = Static<typeof PaperEvent>;

/** Event of `document-numbers/<department>-<series>-<year>`: `key` has the next number of its series. */
export const NumberEvent = Closed({
  type: Type.Literal('document-numbered'),
  data: Closed({ key: Type.String(), number: Type.Integer({ minimum: 1 }) }),
});
export type NumberEvent = Static<typeof NumberEvent>;

/** Chinese is always on the paper; `both` adds the English. */
export const PaperLanguage = Closed({
  language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('both')])),
});
export type PaperLanguage = Static<typeof PaperLanguage>;

/** A sheet's number in an address. */
export const SheetNumber = Type.String({ pattern: '^[1-9]\\d{0,3}$' });

/** Which sheet; without it the page is a preview, and says so. */
export const PaperSheet = Closed({
  ...PaperLanguage.properties,
  print: Type.Optional(SheetNumber),
});
export type PaperSheet = Static<typeof PaperSheet>;
