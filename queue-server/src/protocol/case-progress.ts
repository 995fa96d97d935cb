import { Type, type Static } from 'typebox';
import { CaseNumber, CaseState, Person, QueryPassword } from './cases.ts';
import { Closed, Instant, LegalDate, Text } from './text.ts';

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
