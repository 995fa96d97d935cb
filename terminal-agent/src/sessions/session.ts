import type { IdentityCard } from '@banshi/hardware-drivers';
import type {
  CaseProgress,
  PrintableCertificate,
  CompartmentSize,
  Contact,
  Deadline,
} from '@banshi/queue-server/protocol';
import type { Static } from 'typebox';
import type { Draft, KeptDraft, ScannedPage } from '../applications/index.ts';
import type { Declared, Proofs } from '../custody/index.ts';
import type { Modes, PrintView, Service, Trouble, Words } from '../protocol/index.ts';

export type Size = Static<typeof CompartmentSize>;
export type Mode = Static<typeof Modes>;
export type Print = Static<typeof PrintView>;

/** Why a door is open for the one in front. `cancel`: a reopening to take everything out again. */
export type DoorPurpose =
  'deposit' | 'reopen' | 'cancel' | 'pick-up' | 'collect' | 'load' | 'inspect';

export interface OpenDoor {
  readonly purpose: DoorPurpose;
  readonly compartment: string;
  /** The deposit or grant it is for. */
  readonly reference: string;
  readonly phase: 'opening' | 'open' | 'closed-empty' | 'checking' | 'blocked';
  /** Epoch milliseconds of the phase's beginning. */
  readonly since: number;
  /** Already reopened once because nothing was inside. */
  readonly askedAgain: boolean;
  /** Duty was called because it stood open too long. */
  readonly dutyCalled: boolean;
}

/** Where a citizen is. Each step carries only what no other step needs. */
export type At =
  | { readonly step: 'notice' }
  | { readonly step: 'identify'; readonly keepStill: boolean }
  | { readonly step: 'menu' }
  | { readonly step: 'choose-item' }
  | { readonly step: 'guide'; readonly item: string }
  | { readonly step: 'situation'; readonly index: number }
  | { readonly step: 'not-eligible'; readonly because: Words }
  | { readonly step: 'form'; readonly index: number; readonly complain: boolean }
  | { readonly step: 'materials' }
  | {
      readonly step: 'scan';
      readonly material: string;
      readonly phase: 'place' | 'scanning' | 'judged';
      readonly page: ScannedPage | null;
      readonly duplicate: boolean;
    }
  | {
      readonly step: 'contact';
      readonly kind: Contact['kind'] | null;
      readonly phone: string | null;
      readonly error: Words | null;
    }
  | { readonly step: 'check-answers' }
  /** Asks whether a draft may be kept; "back" leads to where it was asked. */
  | { readonly step: 'keep-draft'; readonly back: At }
  | { readonly step: 'draft-kept' }
  | { readonly step: 'resume-draft'; readonly error: Words | null }
  | { readonly step: 'submitted' }
  | { readonly step: 'choose-compartment' }
  | { readonly step: 'door'; readonly door: OpenDoor }
  | { readonly step: 'confirm-deposit' }
  | { readonly step: 'deposited' }
  | {
      readonly step: 'pick-up-code';
      readonly attemptsLeft: number | null;
      readonly error: Words | null;
    }
  | { readonly step: 'pick-up-list' }
  | { readonly step: 'confirm-pick-up'; readonly grant: string; readonly compartment: string }
  | { readonly step: 'picked-up'; readonly grant: string; readonly confirmed: boolean }
  | { readonly step: 'choose-queue' }
  | { readonly step: 'check-in'; readonly error: Words | null }
  | { readonly step: 'ticket' }
  | { readonly step: 'progress-code'; readonly error: Words | null }
  | { readonly step: 'progress'; readonly cases: readonly CaseProgress[] }
  | { readonly step: 'certificates'; readonly offers: readonly PrintableCertificate[] }
  | {
      readonly step: 'certificate';
      readonly offers: readonly PrintableCertificate[];
      readonly offer: PrintableCertificate;
      /** What was asked for last; a reprint asks the same again. */
      readonly wish: CertificateWish | null;
      readonly error: Words | null;
    }
  | { readonly step: 'rate' }
  | { readonly step: 'rated' }
  | { readonly step: 'help'; readonly back: At }
  | { readonly step: 'staff-sign-in'; readonly error: Words | null }
  | { readonly step: 'staff' }
  | { readonly step: 'staff-found'; readonly compartment: string }
  | { readonly step: 'farewell'; readonly since: number; readonly cardLeft: boolean };

/** Who has identified themselves with a card. */
export interface Holder {
  readonly card: IdentityCard;
  /** HMAC of the number under the cabinet's key; null where there is no cabinet. */
  readonly digest: string | null;
  readonly expired: boolean;
}

/** An application that was handed in during this session. */
export interface Filed {
  readonly case: string;
  readonly password: string;
  /** ISO 8601, UTC. */
  readonly submittedAt: string;
  readonly deadline: Deadline | null;
}

/** Papers on their way into the locker, or in it. */
export interface DepositUnderWay {
  readonly deposit: string;
  readonly slip: string;
  readonly contents: Declared;
  readonly size: Size;
  readonly low: boolean;
  /** Compartments whose door failed already. */
  readonly tried: readonly string[];
  readonly compartment: string | null;
  /** ISO 8601 instant of the first confirmation; null before. */
  readonly placedAt: string | null;
}

export interface TicketTaken {
  readonly number: string;
  readonly queue: string;
  /** Null for a number from the leased range. */
  readonly id: string | null;
  readonly ahead: number | null;
  readonly wait: { readonly low: number; readonly high: number } | null;
  readonly statusUrl: string | null;
  readonly issuedAt: string;
  /** The newest sheet's serial at the hall; null for a number of the terminal's own. */
  readonly sheet: number | null;
}

/** How many sheets, and the query password where the card alone does not do. */
export interface CertificateWish {
  readonly copies: number;
  readonly password: string | null;
}

export type SlipKind =
  | 'submission'
  | 'deposit'
  | 'ticket'
  | 'pick-up'
  | 'certificate'
  | 'notice'
  | 'label'
  | 'draft'
  | 'pay'
  | 'help'
  | 'day';

/** Everything known of the one in front. It ends with the session; nothing of it is stored. */
export interface Session {
  readonly id: string;
  /** Null for staff. */
  readonly service: Service | null;
  readonly at: At;
  readonly noticed: boolean;
  readonly holder: Holder | null;
  /** Digests of slip and code that were typed correctly. */
  readonly codes: Proofs['codes'];
  readonly draft: Draft | null;
  /** Section being changed from the check: the next "continue" leads back there. */
  readonly changing: boolean;
  /** The draft that is kept of it at the hall, sealed; null as long as nobody asked for one. */
  readonly kept: KeptDraft | null;
  readonly filed: Filed | null;
  readonly deposit: DepositUnderWay | null;
  readonly ticket: TicketTaken | null;
  readonly slips: Readonly<Partial<Record<SlipKind, Print>>>;
  /** The deposit's number stands on the envelope, written by hand. */
  readonly handWritten: boolean;
  readonly rated: boolean;
  readonly staff: string | null;
  /** The business day whose slip staff have asked for. */
  readonly dayAsked: string | null;
  readonly helpCalled: boolean;
  /** When help was first called for, epoch ms. */
  readonly helpAskedAt: number | null;
  /** A task runs whose result must be awaited; touches other than help and modes are refused. */
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  /** Epoch milliseconds of the last touch or progress of a device. */
  readonly touchedAt: number;
}

/** What stands on the terminal: its modes, and at most one citizen. */
export interface Stage {
  readonly modes: Mode;
  /** When a mode was last touched without a session, epoch ms. */
  readonly modesTouchedAt: number;
  readonly session: Session | null;
}

export const plainModes: Mode = {
  language: 'zh',
  elder: false,
  low: false,
  contrast: false,
  voice: false,
};

export const emptyStage: Stage = { modes: plainModes, modesTouchedAt: 0, session: null };
