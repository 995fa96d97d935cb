import { Type, type Static } from 'typebox';
import { SpecialProcedure } from './case-office.ts';
import { Deadline } from './case-progress.ts';
import { CaseNumber } from './cases.ts';
import { Closed, Id, Instant, LegalDate, Sha256 } from './text.ts';

const event = <T extends string, P extends Parameters<typeof Closed>[0]>(type: T, data: P) =>
  Closed({ type: Type.Literal(type), data: Closed(data) });

const Maybe = Type.Union([Deadline, Type.Null()]);
/** The clock as it runs after the event; null where the calendar does not know a year yet. */
const Clocks = Closed({ from: LegalDate, promised: Maybe, legal: Maybe });

/** A material as the journal knows it: which one, how, which pages; never what is on them. */
const Provided = Closed({ material: Id, how: Type.String(), pages: Type.Array(Sha256) });

/** A sealed text (an officer's notice): the journal has its id only. */
const NoticeId = Id;

/**
 * Events of `case/<number>`; the server writes them. They carry no personal data: `subject` is a keyed digest,
 * answers, names and notices lie in sealed rows that can be deleted.
 */
export const CaseEvent = Type.Union([
  event('case-submitted', {
    number: CaseNumber,
    item: Id,
    itemVersion: Type.Integer({ minimum: 1 }),
    site: Id,
    terminal: Id,
    submittedAt: Instant,
    subject: Type.String(),
    /** Keyed digest of the whole submission: the same number with other bytes is refused. */
    digest: Type.String(),
    /** Until then the citizen may take it back and nobody works on it. */
    undoUntil: Instant,
    /** A correction is asked, or acceptance decided, by then; else it is deemed accepted. */
    acceptBy: Maybe,
    clock: Clocks,
    materials: Type.Array(Provided),
  }),
  event('originals-deposited', {
    cabinet: Id,
    deposit: Id,
    compartment: Id,
    slip: Type.String(),
    at: Instant,
  }),
  event('originals-taken-back', { deposit: Id }),
  event('originals-collected', { deposit: Id, account: Id, at: Instant }),
  event('originals-reconciled', {
    deposit: Id,
    account: Id,
    found: Type.Array(Closed({ material: Id, copies: Type.Integer({ minimum: 0 }) })),
    discrepancy: Type.Union([NoticeId, Type.Null()]),
  }),
  /** Originals on their way home through a locker, and back in the citizen's hands. */
  event('originals-sent', { grant: Id, cabinet: Id, until: Instant }),
  event('originals-returned', {
    how: Type.Union([Type.Literal('locker'), Type.Literal('window')]),
    at: Instant,
  }),
  event('case-registered', { account: Id }),
  event('materials-added', {
    supplement: Id,
    at: Instant,
    materials: Type.Array(Provided),
    acceptBy: Maybe,
    clock: Clocks,
  }),
  event('case-pre-checked', { account: Id }),
  event('correction-asked', { account: Id, notice: NoticeId, materials: Type.Array(Id) }),
  event('case-accepted', { account: Id, deemed: Type.Boolean(), clock: Clocks }),
  event('case-not-accepted', { account: Id, notice: NoticeId }),
  event('review-started', { account: Id }),
  event('special-procedure-started', {
    account: Id,
    kind: SpecialProcedure.properties.kind,
    notice: NoticeId,
    from: LegalDate,
  }),
  event('special-procedure-ended', {
    account: Id,
    workingDays: Type.Integer({ minimum: 0 }),
    clock: Clocks,
  }),
  event('case-extended', {
    account: Id,
    notice: NoticeId,
    workingDays: Type.Integer({ minimum: 1 }),
    clock: Clocks,
  }),
  event('case-granted', { account: Id }),
  event('case-denied', { account: Id, notice: NoticeId }),
  event('case-finished', { account: Id }),
  event('certificate-made', { account: Id }),
  event('result-sent', { grant: Id, cabinet: Id, until: Instant }),
  event('result-withdrawn', { grant: Id, because: Type.String() }),
  event('delivery-disputed', { grant: Id, at: Instant }),
  event('case-delivered', {
    how: Type.Union([Type.Literal('locker'), Type.Literal('window')]),
    at: Instant,
    account: Type.Union([Id, Type.Null()]),
  }),
  event('case-archived', { account: Id }),
  event('case-withdrawn', { at: Instant, within: Type.Boolean() }),
  event('case-returned', { account: Id, notice: NoticeId }),
]);
export type CaseEvent = Static<typeof CaseEvent>;
