import type { CaseEvent, CaseState, Deadline } from '../protocol/index.ts';

/** Both limits, running from the same day 0; null where the calendar does not know a year yet. */
export interface Clocks {
  readonly from: string;
  readonly promised: Deadline | null;
  readonly legal: Deadline | null;
}

export interface CaseDeposit {
  readonly deposit: string;
  readonly cabinet: string;
  readonly compartment: string;
  readonly slip: string;
  readonly at: string;
  readonly state: 'in-locker' | 'taken-back' | 'collected' | 'reconciled' | 'returned';
}

export interface CaseNotice {
  readonly id: string;
  readonly kind: string;
  readonly at: number;
}

/** A result on its way through a locker. */
export interface SentResult {
  readonly grant: string;
  readonly cabinet: string;
  readonly until: string;
  readonly disputed: boolean;
}

type Submitted = Extract<CaseEvent, { type: 'case-submitted' }>['data'];

/** One application under way, as its events tell it. */
export interface Case {
  readonly number: string;
  readonly item: string;
  readonly itemVersion: number;
  readonly site: string;
  readonly terminal: string;
  readonly submittedAt: string;
  readonly subject: string;
  readonly digest: string;
  readonly undoUntil: string;
  readonly state: CaseState;
  readonly steps: readonly { readonly state: CaseState; readonly at: number }[];
  readonly materials: Submitted['materials'];
  readonly supplements: readonly string[];
  readonly acceptBy: Deadline | null;
  readonly clock: Clocks;
  /** Why the review clock stands still since that legal date. */
  readonly pausedFrom: string | null;
  readonly pausedDays: number;
  readonly extendedDays: number;
  readonly correctionAsked: boolean;
  readonly acceptedBy: string | null;
  readonly deposits: readonly CaseDeposit[];
  readonly notices: readonly CaseNotice[];
  readonly result: SentResult | null;
  /** Originals waiting in a locker to go home. */
  readonly homeward: SentResult | null;
}

/** Deposits whose papers the office holds. */
export const inOurHands: ReadonlySet<CaseDeposit['state']> = new Set(['collected', 'reconciled']);

/** Null until something was submitted under the number. */
export type CaseRecord = Case | null;

/** End states: nothing follows but the archive. */
export const ended: ReadonlySet<CaseState> = new Set([
  'delivered',
  'archived',
  'withdrawn',
  'returned',
  'not-accepted',
]);
