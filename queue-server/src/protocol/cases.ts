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

/** `POST /api/progress`: anybody with the slip. Wrong passwords are counted. */
export const AskProgress = Closed({ number: CaseNumber, password: QueryPassword });
export type AskProgress = Static<typeof AskProgress>;

/** `POST /api/terminals/{terminal}/my-cases`: the citizen has identified by card. */
export const AskMyCases = Closed({ applicant: Person });
export type AskMyCases = Static<typeof AskMyCases>;

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
  /** Notices issued so far; negative ones name their remedies. */
  notices: Type.Array(
    Closed({
      kind: Type.String(),
      at: Instant,
      reason: Type.String(),
      legalBasis: Type.Optional(Type.String()),
      defects: Type.Array(Closed({ material: Text, what: Type.String() })),
      remedies: Type.Optional(Text),
    }),
  ),
  /** Where a result waits, if it does. */
  pickUp: Type.Union([Closed({ cabinet: Text, until: LegalDate }), Type.Null()]),
});
export type CaseProgress = Static<typeof CaseProgress>;

/** The answer to `POST /api/cases`: it is here, durably, and its clock runs. */
export const CaseReceived = Closed({
  number: CaseNumber,
  state: CaseState,
  seq: Type.Integer({ minimum: 1 }),
  /** Null where the calendar does not know a year yet; then the duty has been told. */
  deadline: Type.Union([Deadline, Type.Null()]),
});
export type CaseReceived = Static<typeof CaseReceived>;

export const MyCases = Closed({ cases: Type.Array(CaseProgress) });
export type MyCases = Static<typeof MyCases>;

export const CaseFlag = Type.Union([
  Type.Literal('warning'),
  Type.Literal('yellow'),
  Type.Literal('red'),
  /** Nobody asked for a correction or decided on acceptance in time: deemed accepted (视为受理). */
  Type.Literal('deemed-accepted'),
  Type.Literal('calendar-unknown'),
]);
export type CaseFlag = Static<typeof CaseFlag>;

/** One line of an office worklist, `GET /api/cases`, by deadline. */
export const CaseLine = Closed({
  number: CaseNumber,
  item: Id,
  itemName: Text,
  department: Text,
  state: CaseState,
  stateName: Text,
  submittedAt: Instant,
  applicantName: Type.String(),
  due: Type.Union([LegalDate, Type.Null()]),
  flags: Type.Array(CaseFlag),
  deposit: Type.Union([Type.String(), Type.Null()]),
});
export type CaseLine = Static<typeof CaseLine>;
export const Worklist = Closed({ cases: Type.Array(CaseLine) });
export type Worklist = Static<typeof Worklist>;

/** How to reach the applicant, the phone masked where the role may not see it whole. */
export const ContactView = Closed({
  kind: Type.Union([
    Type.Literal('own'),
    Type.Literal('relative'),
    Type.Literal('staff-will-call'),
    Type.Literal('none'),
  ]),
  phone: Type.Optional(Type.String()),
});
export type ContactView = Static<typeof ContactView>;

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
  contact: ContactView,
  situations: Type.Record(Type.String(), Type.String()),
  answers: Type.Record(Type.String(), Type.Unknown()),
  materials: Type.Array(ProvidedMaterial),
  /** The promised limit; the legal one runs beside it. */
  deadline: Type.Union([Deadline, Type.Null()]),
  legalDeadline: Type.Union([Deadline, Type.Null()]),
  flags: Type.Array(CaseFlag),
  /** What happened so far; departments and steps, never a reviewer's name to the counter or the reverse. */
  history: Type.Array(Closed({ type: Type.String(), name: Text, at: Instant, by: Text })),
  /** Notices issued so far, newest last. */
  notices: Type.Array(
    Closed({
      kind: Type.String(),
      at: Instant,
      reason: Type.String(),
      legalBasis: Type.Optional(Type.String()),
      defects: Type.Array(Closed({ material: Id, what: Type.String() })),
    }),
  ),
  /** Where its deposited originals lie now. */
  deposit: Type.Union([
    Closed({ cabinet: Id, compartment: Type.String(), slip: Type.String(), state: Type.String() }),
    Type.Null(),
  ]),
  /** What this account may do with it now: names of `POST /api/cases/{number}/<action>`. */
  actions: Type.Array(CaseAction),
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

/** A special procedure stops the review clock; only the listed kinds do. */
export const SpecialProcedure = Closed({
  kind: Type.Union([
    Type.Literal('hearing'),
    Type.Literal('inspection'),
    Type.Literal('testing'),
    Type.Literal('quarantine'),
    Type.Literal('appraisal'),
    Type.Literal('expert-review'),
  ]),
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
  legalBasis: Type.String({ minLength: 1, maxLength: 2000 }),
});
export type SpecialProcedure = Static<typeof SpecialProcedure>;

/** An extension needs a reason and the agency head, whose account sends it. */
export const Extension = Closed({
  workingDays: Type.Integer({ minimum: 1, maximum: 30 }),
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
});
export type Extension = Static<typeof Extension>;

/** An officer's remark that goes with an action and needs no notice. */
export const Remark = Closed({ remark: Type.Optional(Type.String({ maxLength: 1000 })) });
export type Remark = Static<typeof Remark>;
