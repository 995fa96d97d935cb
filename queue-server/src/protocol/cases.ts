import { Type, type Static } from 'typebox';
import { Closed, Id, Instant, LegalDate, Sha256, Text } from './text.ts';

/** Local case number: site region (6) + date of submission (8) + terminal (3) + serial (4) = 21 digits. Made by the terminal, also offline. */
export const CaseNumber = Type.String({ pattern: '^\\d{21}$' });
/** Six digits on the slip; with the number it answers "how far is my case". */
export const QueryPassword = Type.String({ pattern: '^\\d{6}$' });

export const CaseState = Type.Union([
  Type.Literal('submitted'),
  Type.Literal('registered'),
  Type.Literal('pre-checked'),
  Type.Literal('accepted'),
  Type.Literal('correction-asked'),
  Type.Literal('not-accepted'),
  Type.Literal('under-review'),
  Type.Literal('special-procedure'),
  Type.Literal('granted'),
  Type.Literal('denied'),
  Type.Literal('finished'),
  Type.Literal('certificate-made'),
  Type.Literal('delivered'),
  Type.Literal('archived'),
  Type.Literal('withdrawn'),
  Type.Literal('returned'),
]);
export type CaseState = Static<typeof CaseState>;

export const Person = Closed({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  idNumber: Type.String({ minLength: 6, maxLength: 24 }),
  card: Type.Union([
    Type.Literal('citizen'),
    Type.Literal('foreigner-2017'),
    Type.Literal('foreigner-2023'),
    Type.Literal('hmt-permit'),
  ]),
});
export type Person = Static<typeof Person>;

export const Contact = Type.Union([
  Closed({ kind: Type.Literal('own'), phone: Type.String({ pattern: '^1\\d{10}$' }) }),
  Closed({ kind: Type.Literal('relative'), phone: Type.String({ pattern: '^1\\d{10}$' }) }),
  Closed({ kind: Type.Literal('staff-will-call') }),
  Closed({ kind: Type.Literal('none') }),
]);
export type Contact = Static<typeof Contact>;

/** One scanned page, already uploaded to `PUT /api/files/{sha256}`. */
export const PageRef = Closed({
  sha256: Sha256,
  mediaType: Type.Union([
    Type.Literal('image/jpeg'),
    Type.Literal('image/png'),
    Type.Literal('application/pdf'),
  ]),
  bytes: Type.Integer({ minimum: 1 }),
});
export type PageRef = Static<typeof PageRef>;

export const ProvidedMaterial = Closed({
  material: Id,
  how: Type.Union([
    Type.Literal('scanned'),
    Type.Literal('locker'),
    Type.Literal('later'),
    Type.Literal('certificate'),
  ]),
  pages: Type.Array(PageRef, { maxItems: 60 }),
});
export type ProvidedMaterial = Static<typeof ProvidedMaterial>;

/** `POST /api/cases`, signed by the terminal; the same number and body has one effect. */
export const CaseSubmission = Closed({
  number: CaseNumber,
  password: QueryPassword,
  site: Id,
  terminal: Id,
  item: Id,
  itemVersion: Type.Integer({ minimum: 1 }),
  submittedAt: Instant,
  situations: Type.Record(Type.String(), Type.String()),
  answers: Type.Record(Type.String(), Type.Unknown()),
  applicant: Person,
  contact: Contact,
  collectors: Type.Array(Person, { maxItems: 5 }),
  materials: Type.Array(ProvidedMaterial, { maxItems: 60 }),
});
export type CaseSubmission = Static<typeof CaseSubmission>;

/** A deadline with the arithmetic behind it, so that anybody can check it. */
export const Deadline = Closed({
  from: LegalDate,
  workingDays: Type.Integer({ minimum: 0 }),
  due: LegalDate,
  /** The days that did not count, with the reason. */
  skipped: Type.Array(Closed({ date: LegalDate, because: Text })),
});
export type Deadline = Static<typeof Deadline>;

/** What anybody with number and password may see. */
export const CaseProgress = Closed({
  number: CaseNumber,
  itemName: Text,
  department: Text,
  phone: Type.String(),
  state: CaseState,
  stateName: Text,
  submittedAt: Instant,
  deadline: Type.Union([Deadline, Type.Null()]),
  steps: Type.Array(Closed({ state: CaseState, name: Text, at: Instant })),
  /** Where a result waits, if it does. */
  pickUp: Type.Union([Closed({ cabinet: Text, until: LegalDate }), Type.Null()]),
});
export type CaseProgress = Static<typeof CaseProgress>;

/** What staff with the right role see in the office. */
export const CaseView = Closed({
  number: CaseNumber,
  item: Id,
  itemName: Text,
  site: Id,
  state: CaseState,
  submittedAt: Instant,
  /** Masked unless the role may see it whole. */
  applicantName: Type.String(),
  applicantNumber: Type.String(),
  contact: Contact,
  situations: Type.Record(Type.String(), Type.String()),
  answers: Type.Record(Type.String(), Type.Unknown()),
  materials: Type.Array(ProvidedMaterial),
  deadline: Type.Union([Deadline, Type.Null()]),
  flags: Type.Array(
    Type.Union([Type.Literal('warning'), Type.Literal('yellow'), Type.Literal('red')]),
  ),
  /** Where its deposited originals lie now. */
  deposit: Type.Union([
    Closed({ cabinet: Id, compartment: Type.String(), slip: Type.String(), state: Type.String() }),
    Type.Null(),
  ]),
  /** What this account may do with it now: names of `POST /api/cases/{number}/<action>`. */
  actions: Type.Array(Type.String()),
  seq: Type.Integer({ minimum: 0 }),
});
export type CaseView = Static<typeof CaseView>;

/** A notice with a reason: non-acceptance, denial, correction. Every negative notice names basis and remedies. */
export const Notice = Closed({
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
  legalBasis: Type.Optional(Type.String({ maxLength: 2000 })),
  /** For a correction: the complete list, told at once. */
  defects: Type.Optional(
    Type.Array(Closed({ material: Id, what: Type.String({ minLength: 1, maxLength: 500 }) }), {
      maxItems: 60,
    }),
  ),
});
export type Notice = Static<typeof Notice>;
