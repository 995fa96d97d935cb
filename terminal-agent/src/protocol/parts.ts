import { Type, type Static } from 'typebox';
import { Closed, Id, Words } from './words.ts';

/** What several screens are made of. */

export const Service = Type.Union([
  Type.Literal('apply'),
  Type.Literal('drop-off'),
  Type.Literal('pick-up'),
  Type.Literal('ticket'),
  Type.Literal('progress'),
  Type.Literal('print'),
  Type.Literal('help'),
]);
export type Service = Static<typeof Service>;

export const OfferedService = Closed({
  service: Service,
  offered: Type.Boolean(),
  because: Type.Optional(Words),
});
export type OfferedService = Static<typeof OfferedService>;

export const Holder = Closed({
  maskedName: Type.String(),
  maskedNumber: Type.String(),
  /** An expired card: deposit, ticket and code pick-up only. */
  expired: Type.Boolean(),
});

export const FieldView = Closed({
  id: Id,
  label: Words,
  hint: Type.Optional(Words),
  kind: Type.Union([
    Type.Literal('text'),
    Type.Literal('number'),
    Type.Literal('phone'),
    Type.Literal('date'),
    Type.Literal('choice'),
    Type.Literal('yes-no'),
  ]),
  choices: Type.Optional(Type.Array(Closed({ value: Id, label: Words }))),
  required: Type.Boolean(),
  value: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
  /** Read-back form where the value is personal. */
  masked: Type.Optional(Type.String()),
  /** Where the value came from, if not from the citizen. */
  source: Type.Optional(Words),
  maxLength: Type.Optional(Type.Integer()),
  error: Type.Optional(Words),
});
export type FieldView = Static<typeof FieldView>;

export const PageThumb = Closed({
  id: Id,
  /** Path on the agent, good for this session only. */
  image: Type.String(),
  verdict: Type.Union([Type.Literal('ok'), Type.Literal('retake')]),
  reasons: Type.Array(Words),
});
export type PageThumb = Static<typeof PageThumb>;

export const MaterialView = Closed({
  id: Id,
  name: Words,
  notes: Words,
  necessity: Type.Union([
    Type.Literal('required'),
    Type.Literal('optional'),
    Type.Literal('may-follow'),
  ]),
  /** An original that the law wants handed in, with the basis. */
  original: Type.Union([Words, Type.Null()]),
  /** Ways still open for it here and now. */
  ways: Type.Array(
    Type.Union([
      Type.Literal('scan'),
      Type.Literal('locker'),
      Type.Literal('later'),
      Type.Literal('certificate'),
    ]),
  ),
  how: Type.Union([
    Type.Literal('scanned'),
    Type.Literal('locker'),
    Type.Literal('later'),
    Type.Literal('certificate'),
    Type.Null(),
  ]),
  pages: Type.Array(PageThumb),
});
export type MaterialView = Static<typeof MaterialView>;

export const Section = Closed({
  id: Id,
  title: Words,
  rows: Type.Array(Closed({ label: Words, value: Type.String(), source: Type.Optional(Words) })),
  /** The command that changes this section. */
  change: Type.Optional(Type.String()),
});

export const PrintView = Closed({
  what: Words,
  serial: Type.String(),
  state: Type.Union([
    Type.Literal('reserved'),
    Type.Literal('sent'),
    Type.Literal('printed'),
    Type.Literal('failed'),
    Type.Literal('unknown'),
  ]),
  /** The slip's words, line by line, so that it can be shown and spoken where paper fails or cannot be read. */
  lines: Type.Array(Words),
});
export type PrintView = Static<typeof PrintView>;

export const CompartmentView = Closed({
  id: Id,
  label: Type.String(),
  size: Type.String(),
  band: Type.String(),
});
