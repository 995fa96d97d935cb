import type { Declared, Person, Purpose } from './state.ts';
import type { Grant, Proofs } from './grant.ts';

/** Why an unlock did not come off, as the driver tells it. */
export interface UnlockFailure {
  readonly code: string;
  readonly sent: boolean;
}

/** One door as the board reports it now. */
export interface Sight {
  readonly compartment: string;
  readonly state: 'open' | 'closed' | 'unknown';
  readonly occupied?: boolean;
}

/** Everything that may be asked of a cabinet's custody. */
export type CustodyCommand =
  | {
      readonly type: 'reserve';
      readonly compartment: string;
      readonly purpose: 'deposit' | 'load';
      readonly reference: string;
      readonly holder: Person;
    }
  | { readonly type: 'release'; readonly compartment: string; readonly because: string }
  | {
      readonly type: 'intend-unlock';
      readonly effect: string;
      readonly compartment: string;
      readonly purpose: Purpose;
      readonly holder: Person;
      /** For a pick-up: the right, and what was proved. */
      readonly grant?: Grant;
      readonly proofs?: Proofs;
    }
  | {
      readonly type: 'settle-unlock';
      readonly effect: string;
      readonly compartment: string;
      readonly outcome: 'succeeded' | 'failed' | 'unknown';
      readonly because?: UnlockFailure;
    }
  | {
      /** The door was seen closed. `watched`: never out of sight since it was seen open. */
      readonly type: 'close';
      readonly compartment: string;
      readonly occupied: boolean | null;
      readonly watched: boolean;
    }
  | {
      readonly type: 'place';
      readonly compartment: string;
      readonly deposit: string;
      readonly case: string;
      readonly slip: string;
      readonly contents: Declared;
    }
  | { readonly type: 'cancel'; readonly compartment: string }
  | { readonly type: 'collect'; readonly compartment: string; readonly account: string }
  | {
      readonly type: 'load';
      readonly compartment: string;
      readonly case: string;
      readonly account: string;
    }
  | {
      readonly type: 'conclude-pick-up';
      readonly compartment: string;
      readonly answer: 'complete' | 'wrong' | 'none';
    }
  | { readonly type: 'reclaim'; readonly compartment: string; readonly account: string }
  | {
      /** The one in front has gone without a word, or the terminal started anew. */
      readonly type: 'abandon';
      readonly compartment: string;
      readonly because: string;
    }
  | { readonly type: 'freeze'; readonly compartment: string; readonly because: string }
  | {
      /** After quiescing: settles a doubtful unlock by what the door is now. */
      readonly type: 'look';
      readonly compartment: string;
      readonly sight: Sight;
    }
  | {
      /** After a restart and quiescing: settles everything the last life left open, from sensors only. */
      readonly type: 'recover';
      readonly sights: readonly Sight[];
    }
  | {
      readonly type: 'found';
      readonly compartment: string;
      readonly account: string;
      readonly what: 'empty' | 'papers-kept' | 'still-broken';
    };

export const custodyRefusals = [
  'no-such-compartment',
  'not-free',
  'not-reserved',
  'not-yours',
  'not-staff',
  'flagged',
  'not-flagged',
  'visit-under-way',
  'no-visit',
  'door-not-closed',
  'nothing-inside',
  'something-inside',
  'no-grant',
  'grant-revoked',
  'card-missing',
  'code-missing',
] as const;
export type CustodyRefusal = (typeof custodyRefusals)[number];
