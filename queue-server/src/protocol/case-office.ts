import { Type, type Static } from 'typebox';
import { Deadline } from './case-progress.ts';
import { CaseAction, CaseNumber, CaseState, ProvidedMaterial } from './cases.ts';
import { Closed, Id, Instant, LegalDate, Text } from './text.ts';

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
