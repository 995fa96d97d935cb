import { Type, type Static } from 'typebox';
import { Closed, Id, Instant, Sha256 } from './text.ts';

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

/** What staff can do with a case: `POST /api/cases/{number}/<action>`. */
export const CaseAction = Type.Union([
  Type.Literal('register'),
  Type.Literal('pre-check'),
  Type.Literal('ask-correction'),
  Type.Literal('accept'),
  Type.Literal('not-accept'),
  Type.Literal('return'),
  Type.Literal('start-review'),
  Type.Literal('special-start'),
  Type.Literal('special-end'),
  Type.Literal('extend'),
  Type.Literal('grant'),
  Type.Literal('deny'),
  Type.Literal('finish'),
  Type.Literal('make-certificate'),
  Type.Literal('deliver'),
  Type.Literal('return-originals'),
  Type.Literal('archive'),
]);
export type CaseAction = Static<typeof CaseAction>;

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
  /** The citizen wants work to begin at once and gives up the undo time. */
  undoWaived: Type.Optional(Type.Boolean()),
});
export type CaseSubmission = Static<typeof CaseSubmission>;

/** Who asks for something to happen to a case at a terminal: by the slip's password, or by the card that was read. */
export const CitizenProof = Type.Union([
  Closed({ kind: Type.Literal('password'), password: QueryPassword }),
  Closed({ kind: Type.Literal('card'), applicant: Person }),
]);
export type CitizenProof = Static<typeof CitizenProof>;

/** Papers that come after the application: for a correction, or a material that may follow. Signed by the terminal. */
export const Supplement = Closed({
  /** Made by the terminal; the same supplement has one effect. */
  id: Id,
  at: Instant,
  proof: CitizenProof,
  materials: Type.Array(ProvidedMaterial, { minItems: 1, maxItems: 60 }),
});
export type Supplement = Static<typeof Supplement>;

/** `POST /api/cases/{number}/withdraw`, signed by the terminal (within the undo time, or later before a decision). */
export const Withdrawal = Closed({
  at: Instant,
  proof: CitizenProof,
  reason: Type.Optional(Type.String({ maxLength: 500 })),
});
export type Withdrawal = Static<typeof Withdrawal>;
