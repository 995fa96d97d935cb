import type { IdentityCard } from '@banshi/hardware-drivers';
import type { CaseProgress, PrintableCertificate } from '@banshi/queue-server/protocol';
import type { Draft, KeptDraft, ResumePoint, ScannedPage } from '../applications/index.ts';
import type { Command, Words } from '../protocol/index.ts';
import type { DraftError } from './troubles/index.ts';
import type { Filed, Print, SlipKind, TicketTaken } from './session.ts';

/** Everything that can happen to a session: touches, time, and the results of its tasks. */
export type Input =
  | {
      readonly type: 'command';
      readonly command: Command;
      /** The id a session gets if this touch begins one. */
      readonly fresh: string;
    }
  | { readonly type: 'time' }
  | {
      readonly type: 'card-read';
      readonly card: IdentityCard;
      readonly digest: string | null;
      readonly expired: boolean;
    }
  | { readonly type: 'card-failed'; readonly code: string }
  | { readonly type: 'card-on-reader'; readonly present: boolean }
  | { readonly type: 'page-scanned'; readonly page: ScannedPage }
  | { readonly type: 'scan-failed'; readonly code: string }
  | { readonly type: 'sides-joined'; readonly page: ScannedPage }
  | { readonly type: 'sides-apart' }
  /** A sheet lies still under the camera. */
  | { readonly type: 'sheet-rested' }
  | { readonly type: 'submitted'; readonly filed: Filed }
  | { readonly type: 'submit-failed'; readonly code: string }
  | {
      readonly type: 'door-answered';
      readonly compartment: string;
      readonly answer: 'open' | 'failed' | 'doubtful' | 'refused';
      readonly because: string | null;
    }
  | {
      readonly type: 'door-closed';
      readonly compartment: string;
      readonly occupied: boolean | null;
      readonly watched: boolean;
    }
  | {
      readonly type: 'concluded';
      readonly what: 'place' | 'cancel' | 'collect' | 'load' | 'pick-up' | 'found';
      readonly refused: string | null;
    }
  | { readonly type: 'print'; readonly slip: SlipKind; readonly print: Print }
  | { readonly type: 'code-checked'; readonly result: CodeCheck }
  | { readonly type: 'ticket-taken'; readonly ticket: TicketTaken }
  | { readonly type: 'ticket-refused'; readonly code: string }
  | { readonly type: 'check-in-refused'; readonly error: Words }
  | { readonly type: 'progress-found'; readonly cases: readonly CaseProgress[] }
  | { readonly type: 'progress-failed'; readonly code: string }
  | {
      readonly type: 'certificates-found';
      readonly certificates: readonly PrintableCertificate[];
    }
  | { readonly type: 'certificates-failed'; readonly code: string }
  /** Nothing was printed: the hall refused it, or did not answer. */
  | { readonly type: 'certificate-refused'; readonly code: string }
  | { readonly type: 'draft-saved'; readonly kept: KeptDraft }
  | { readonly type: 'draft-not-saved' }
  | { readonly type: 'code-scanned'; readonly text: string }
  | {
      readonly type: 'draft-opened';
      readonly draft: Draft;
      readonly point: ResumePoint;
      readonly kept: KeptDraft;
    }
  | { readonly type: 'draft-refused'; readonly error: DraftError }
  | { readonly type: 'staff-signed-in'; readonly account: string }
  | { readonly type: 'staff-refused'; readonly code: string }
  | { readonly type: 'rated' }
  | { readonly type: 'help-called'; readonly told: boolean };

export type CodeCheck =
  | { readonly ok: true; readonly digest: string }
  | {
      readonly ok: false;
      /** `mistyped` costs no attempt: the check digit does not fit. */
      readonly code: 'mistyped' | 'wrong' | 'locked' | 'unknown-slip';
      readonly attemptsLeft: number | null;
    };
