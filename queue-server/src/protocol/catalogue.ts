import { Type, type Static } from 'typebox';
import { Closed, Id, LegalDate, Text } from './text.ts';

/**
 * A condition in the house's expression language (`@banshi/queue-server/rules`), e.g. `answers.insured == "yes"`.
 * It may read `situations.<id>`, `answers.<field>`, `applicant.(card|birthDate|sex|age)` and `session.today`,
 * and only what stands before it; yes-no fields hold "yes" or "no".
 */
export const Expression = Type.String({ minLength: 1, maxLength: 500 });
/** How strongly a citizen must be identified: A card or code, B two proofs, C at a window only. */
export const Assurance = Type.Union([Type.Literal('A'), Type.Literal('B'), Type.Literal('C')]);
export type Assurance = Static<typeof Assurance>;

export const Choice = Closed({ value: Id, label: Text });
export type Choice = Static<typeof Choice>;

export const Situation = Closed({
  id: Id,
  question: Text,
  choices: Type.Array(Choice, { minItems: 2, maxItems: 6 }),
  askedWhen: Type.Optional(Expression),
});
export type Situation = Static<typeof Situation>;

export const Field = Closed({
  id: Id,
  label: Text,
  hint: Type.Optional(Text),
  kind: Type.Union([
    Type.Literal('text'),
    Type.Literal('number'),
    Type.Literal('phone'),
    Type.Literal('date'),
    Type.Literal('choice'),
    Type.Literal('yes-no'),
  ]),
  choices: Type.Optional(Type.Array(Choice)),
  /** JSON Schema of the value; the same check runs on the terminal and on the server. */
  schema: Type.Record(Type.String(), Type.Unknown()),
  /** Where a first value comes from: `idcard.name`, `certificate.<type>.<field>`, `earlier.<field>`, `session.today`. */
  prefill: Type.Optional(Type.String()),
  required: Type.Optional(Type.Boolean()),
  shownWhen: Type.Optional(Expression),
  requiredWhen: Type.Optional(Expression),
  /** Masked as it is read back: identity numbers, phones, bank cards. */
  masked: Type.Optional(Type.Boolean()),
});
export type Field = Static<typeof Field>;

export const FormPage = Closed({
  id: Id,
  title: Text,
  fields: Type.Array(Field, { minItems: 1 }),
  shownWhen: Type.Optional(Expression),
});
export type FormPage = Static<typeof FormPage>;

export const Material = Closed({
  id: Id,
  name: Text,
  form: Type.Union([
    Type.Literal('original'),
    Type.Literal('copy'),
    Type.Literal('electronic'),
    Type.Literal('auto-obtained'),
  ]),
  necessity: Type.Union([
    Type.Literal('required'),
    Type.Literal('optional'),
    Type.Literal('may-follow'),
  ]),
  source: Closed({
    kind: Type.Union([Type.Literal('citizen'), Type.Literal('government'), Type.Literal('other')]),
    certificate: Type.Optional(Id),
  }),
  copies: Type.Integer({ minimum: 0, maximum: 9 }),
  paper: Type.Union([
    Type.Literal('A4'),
    Type.Literal('A5'),
    Type.Literal('ID-1'),
    Type.Literal('other'),
  ]),
  /** Originals are taken only where the law asks for them; then this names the basis. */
  originalBasis: Type.Optional(Text),
  notes: Text,
  standard: Text,
  neededWhen: Type.Optional(Expression),
});
export type Material = Static<typeof Material>;

export const ServiceItem = Closed({
  code: Id,
  /** Implementation code: 18 (credit code of the body) + 1 (level) + 12 (base code). */
  implementationCode: Type.String({ pattern: '^[0-9A-Z]{31}$' }),
  name: Text,
  /** Full pinyin and initials, for search by letters. */
  pinyin: Type.String(),
  type: Type.Union([
    Type.Literal('permit'),
    Type.Literal('benefit'),
    Type.Literal('confirmation'),
    Type.Literal('public-service'),
    Type.Literal('print'),
    Type.Literal('bundle'),
  ]),
  caseType: Type.Union([Type.Literal('on-the-spot'), Type.Literal('promised')]),
  department: Closed({ id: Id, name: Text, creditCode: Type.String() }),
  theme: Id,
  level: Type.Union([
    Type.Literal('city'),
    Type.Literal('county'),
    Type.Literal('township'),
    Type.Literal('village'),
  ]),
  legalBasis: Text,
  conditions: Type.Array(Text),
  /** What can be decided by itself before anybody fills anything in; `otherwise` tells the citizen why not. */
  eligibility: Type.Optional(
    Type.Array(Closed({ id: Id, requires: Expression, otherwise: Text }), { maxItems: 20 }),
  ),
  limits: Closed({
    /** Working days. */
    legal: Type.Integer({ minimum: 0 }),
    promised: Type.Integer({ minimum: 0 }),
    legalExtension: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  situations: Type.Array(Situation),
  materials: Type.Array(Material),
  pages: Type.Array(FormPage),
  /** Parts of a bundle (一件事): codes of other items, or ids of its own steps in other departments. */
  parts: Type.Optional(Type.Array(Id)),
  fee: Type.Union([Closed({ yuan: Type.Number({ minimum: 0 }), basis: Text }), Type.Null()]),
  assurance: Closed({ apply: Assurance, result: Assurance }),
  channels: Closed({
    terminal: Type.Boolean(),
    window: Type.Boolean(),
    locker: Type.Boolean(),
    appointment: Type.Boolean(),
    courier: Type.Boolean(),
  }),
  delegates: Type.Boolean(),
  /** Queue category of the windows that handle it. */
  queueCategory: Id,
  steps: Type.Array(
    Closed({ id: Id, name: Text, owner: Text, days: Type.Integer({ minimum: 0 }) }),
  ),
  result: Closed({
    name: Text,
    kind: Type.Union([
      Type.Literal('certificate'),
      Type.Literal('notice'),
      Type.Literal('record'),
      Type.Literal('none'),
    ]),
    /** One of the eight fields that every level shares: what the result looks like. */
    sample: Type.Optional(Text),
    /** Only the holder may collect it; names the legal basis. Otherwise named collectors may. */
    holderOnly: Type.Optional(Text),
  }),
  visits: Type.Integer({ minimum: 0 }),
  phones: Closed({ consult: Type.String(), complaint: Type.String() }),
  popular: Type.Boolean(),
  version: Type.Integer({ minimum: 1 }),
  asOf: LegalDate,
});
export type ServiceItem = Static<typeof ServiceItem>;

export const Catalogue = Closed({
  version: Type.Integer({ minimum: 1 }),
  departments: Type.Array(Closed({ id: Id, name: Text })),
  themes: Type.Array(Closed({ id: Id, name: Text })),
  items: Type.Array(ServiceItem),
});
export type Catalogue = Static<typeof Catalogue>;
