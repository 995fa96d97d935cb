import type { Draft, KeptDraft, ResumePoint, ScannedPage } from '../applications/index.ts';
import type { CustodyCommand, Grant, Person, Proofs, Purpose } from '../custody/index.ts';
import type {
  CallBackSlip,
  DepositSlip,
  DraftSlip,
  EnvelopeLabel,
  OneTimeNotice,
  PaySlip,
  PickUpReceipt,
  QueueTicket,
  SubmissionSlip,
} from '@banshi/queue-server/paper';
import type { PrintableCertificate } from '@banshi/queue-server/protocol';
import type { SessionEnd } from '../store/terminal-event.ts';
import type { CertificateWish, SlipKind } from './session.ts';

/** The words of a slip; the sheet's serial and imprint are added when it is printed. */
export type SlipContent =
  | { readonly kind: 'submission'; readonly data: SubmissionSlip }
  | { readonly kind: 'deposit'; readonly data: DepositSlip }
  | {
      readonly kind: 'ticket';
      readonly data: QueueTicket;
      /** Which sheet it is at the hall; null for a number of the terminal's own. */
      readonly sheet: { readonly ticket: string; readonly serial: number } | null;
    }
  | { readonly kind: 'pick-up'; readonly data: PickUpReceipt }
  | { readonly kind: 'notice'; readonly data: OneTimeNotice }
  | { readonly kind: 'label'; readonly data: EnvelopeLabel }
  | { readonly kind: 'draft'; readonly data: DraftSlip }
  | { readonly kind: 'pay'; readonly data: PaySlip }
  | { readonly kind: 'help'; readonly data: CallBackSlip }
  /** 日结单 of a business day: what happened is read from the journal when it is printed. */
  | { readonly kind: 'day'; readonly day: string };

/** What a session wants done outside itself. Each ends in one or more inputs, or in none if the session is gone. */
export type Task =
  /** Read cards until one was read or the step is left. */
  | { readonly type: 'read-card' }
  | { readonly type: 'stop-reading' }
  | { readonly type: 'scan' }
  | { readonly type: 'forget-page'; readonly page: string }
  /** The two sides of a card, the earlier first. */
  | { readonly type: 'join-sides'; readonly sides: readonly [ScannedPage, ScannedPage] }
  | { readonly type: 'submit'; readonly draft: Draft }
  | {
      readonly type: 'open-door';
      readonly compartment: string;
      readonly purpose: Purpose;
      readonly holder: Person;
      /** Keep it for this deposit or grant first. */
      readonly reserve: string | null;
      readonly grant?: Grant;
      readonly proofs?: Proofs;
    }
  | {
      readonly type: 'conclude';
      readonly what: 'place' | 'cancel' | 'collect' | 'load' | 'pick-up' | 'found';
      readonly command: CustodyCommand;
    }
  | {
      readonly type: 'print';
      readonly slip: SlipContent;
      /** The serial this sheet makes void, if it is a reprint. */
      readonly voids: string | null;
      readonly about: string;
    }
  /** A doubtful sheet was looked for and is there. */
  | {
      readonly type: 'sheet-there';
      readonly kind: SlipKind;
      readonly serial: string;
      /** A ticket's sheet at the hall. */
      readonly sheet: { readonly ticket: string; readonly serial: number } | null;
    }
  | {
      readonly type: 'keep-draft';
      readonly draft: Draft;
      readonly point: ResumePoint;
      /** The one it replaces, under the same code; null for the first. */
      readonly kept: KeptDraft | null;
    }
  /** Read codes until one was read or the step is left; nothing where there is no reader. */
  | { readonly type: 'scan-code' }
  | { readonly type: 'open-draft'; readonly code: string }
  /** Handed in: the hall need not keep it any longer. */
  | { readonly type: 'forget-draft'; readonly id: string }
  | { readonly type: 'check-code'; readonly slip: string; readonly code: string }
  | { readonly type: 'take-ticket'; readonly queue: string; readonly case: string | null }
  | {
      readonly type: 'check-in';
      readonly by: { readonly code: string } | { readonly contact: string };
    }
  | {
      readonly type: 'ask-progress';
      readonly by:
        | { readonly kind: 'number'; readonly number: string; readonly password: string }
        | { readonly kind: 'card' };
    }
  | { readonly type: 'ask-certificates' }
  | {
      readonly type: 'print-certificate';
      readonly certificate: PrintableCertificate;
      readonly wish: CertificateWish;
      readonly voids: string | null;
    }
  | { readonly type: 'sign-in-staff'; readonly account: string; readonly code: string }
  | {
      readonly type: 'rate';
      readonly level: number;
      readonly about:
        | { readonly kind: 'application'; readonly case: string }
        | { readonly kind: 'visit'; readonly ticket: string };
    }
  /** How many wait now, for whoever is about to choose a queue. */
  | { readonly type: 'refresh-hall' }
  /** `reference`: what the slip of this call bears, and staff find it by. */
  | { readonly type: 'call-help'; readonly reference: string }
  | { readonly type: 'call-duty'; readonly about: string; readonly because: string }
  /** Watch the reader until the card is gone. */
  | { readonly type: 'watch-card' }
  | { readonly type: 'begin'; readonly session: string }
  /** Abandon what the session left open, forget its pages, record its end. */
  | { readonly type: 'end'; readonly how: SessionEnd };

export type { SlipKind };
