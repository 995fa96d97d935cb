import type { CustodyCommand, CustodyRefusal } from './command.ts';
import { proves } from './grant.ts';
import { samePerson, type Custody } from './state.ts';

type Intend = Extract<CustodyCommand, { type: 'intend-unlock' }>;

/**
 * Who may open which door: a door opens only for the holder of what lies behind it, or for staff
 * standing at the terminal (invariant I2). Answers why not, or null when it may. `now` in epoch ms.
 */
export function mayNotOpen(one: Custody, command: Intend, now: number): CustodyRefusal | null {
  if (command.purpose === 'inspect') return inspect(one, command);
  if (one.flag !== null) return 'flagged';
  if (one.visit !== null) {
    if (one.visit.phase !== 'closed') return 'visit-under-way';
    if (!samePerson(one.visit.holder, command.holder)) return 'not-yours';
  }
  switch (command.purpose) {
    case 'deposit':
    case 'load':
      if (one.reservation?.purpose !== command.purpose) return 'not-reserved';
      return samePerson(one.reservation.holder, command.holder) ? null : 'not-yours';
    case 'reopen':
      return reopen(one, command);
    case 'collect':
      return collect(one, command, now);
    case 'pick-up':
      return pickUp(one, command);
  }
}

function inspect(one: Custody, { holder }: Intend): CustodyRefusal | null {
  if (holder.kind !== 'staff') return 'not-staff';
  return one.flag === null ? 'not-flagged' : null;
}

function reopen(one: Custody, { holder }: Intend): CustodyRefusal | null {
  const owner =
    one.contents.kind === 'deposit' ? one.contents.holder : (one.reservation?.holder ?? null);
  if (owner === null) return 'nothing-inside';
  if (one.contents.kind !== 'deposit' && one.visit === null) return 'no-visit';
  return samePerson(owner, holder) ? null : 'not-yours';
}

function collect(one: Custody, command: Intend, now: number): CustodyRefusal | null {
  if (command.holder.kind !== 'staff') return 'not-staff';
  switch (one.contents.kind) {
    case 'empty':
      return 'nothing-inside';
    case 'deposit':
      return null;
    case 'parcel': {
      // A waiting result is its holder's until it was withdrawn or nobody came in time.
      const { grant } = command;
      if (grant?.grant !== one.contents.grant) return 'no-grant';
      return grant.revoked || Date.parse(grant.until) < now ? null : 'not-yours';
    }
  }
}

function pickUp(one: Custody, { grant, proofs }: Intend): CustodyRefusal | null {
  if (one.contents.kind !== 'parcel') return 'nothing-inside';
  if (grant === undefined || proofs === undefined) return 'no-grant';
  if (grant.grant !== one.contents.grant) return 'not-yours';
  if (grant.revoked) return 'grant-revoked';
  const proven = proves(grant, proofs);
  if (proven === 'proven') return null;
  return proven === 'not-theirs' ? 'not-yours' : proven;
}
