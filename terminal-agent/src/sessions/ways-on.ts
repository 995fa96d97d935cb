import { beginApplication, continueApplication } from './apply.ts';
import { reprintCertificate } from './certificates.ts';
import { onEmptyDoor, reopenDeposit } from './deposit.ts';
import { reprintLabel } from './label.ts';
import { printNotice } from './notice.ts';
import { itemName, reopenParcel } from './pick-up.ts';
import { finishScan } from './scan.ts';
import { printDay } from './day.ts';
import { draftSlip } from './drafts.ts';
import { printHelp } from './help.ts';
import type { Session } from './session.ts';
import { askSheet, serialOf, underWay } from './sheet.ts';
import { depositSlip, paySlip, pickUpSlip, submissionSlip, ticketSlip } from './slips.ts';
import { reopenForStaff } from './staff.ts';
import { go, refuse, stay, trouble, type Answer } from './turn.ts';
import { farewell, toRating, toTickets, withoutDeposit } from './visit.ts';
import type { World } from './world.ts';

/** "Continue": the way most people go on from a screen. */
export function onContinue(session: Session, world: World): Answer {
  const { at } = session;
  switch (at.step) {
    case 'guide':
      return beginApplication(session, world);
    case 'situation':
    case 'form':
    case 'materials':
    case 'contact':
      return continueApplication(session, world);
    case 'scan':
      return finishScan(session, at);
    case 'submitted':
      return withoutDeposit(session, world);
    case 'deposited':
      return toTickets(session, world);
    case 'door':
      if (at.door.phase !== 'blocked') return refuse();
      return session.filed === null ? farewell(session, 'left', world) : toTickets(session, world);
    case 'choose-queue':
    case 'ticket':
    case 'picked-up':
    case 'progress':
      return toRating(session, world);
    case 'certificate':
      return go(session, { step: 'certificates', offers: at.offers });
    case 'draft-kept':
    case 'certificates':
    case 'pick-up-list':
    case 'not-eligible':
    case 'rate':
    case 'rated':
      return farewell(session, 'finished', world);
    case 'help':
      return go(session, at.back, { busy: session.busy, trouble: session.trouble });
    case 'farewell':
      return at.cardLeft ? refuse() : { session: null, tasks: [] };
    default:
      return refuse();
  }
}

export function onSkip(session: Session, world: World): Answer {
  switch (session.at.step) {
    case 'submitted':
    case 'choose-compartment':
      return withoutDeposit(session, world);
    case 'choose-queue':
      return toRating(session, world);
    case 'rate':
      return farewell(session, 'finished', world);
    default:
      return refuse();
  }
}

export function onReopen(session: Session, world: World): Answer {
  if (session.staff !== null) return reopenForStaff(session, world);
  switch (session.at.step) {
    case 'door': {
      const { phase, purpose } = session.at.door;
      if (phase === 'closed-empty') return onEmptyDoor(session, 'reopen', world);
      return phase === 'checking' && purpose === 'cancel'
        ? reopenDeposit(session, 'cancel', world)
        : refuse();
    }
    case 'confirm-pick-up':
      return reopenParcel(session, world);
    default:
      return reopenDeposit(session, 'reopen', world);
  }
}

export function onLeave(session: Session, world: World): Answer {
  const { at } = session;
  const here = at.step === 'help' ? at.back : at;
  if (here.step === 'door' && (here.door.phase === 'open' || here.door.phase === 'opening'))
    return stay(session, { trouble: trouble(session, 'close-the-door', world) });
  if (at.step === 'farewell') return refuse();
  return farewell(session, 'left', world);
}

/** The same sheet once more, under a serial that voids the one before; never while that is on its way. */
export function reprint(session: Session, named: 'pay' | undefined, world: World): Answer {
  const { at, draft, slips } = session;
  switch (at.step) {
    case 'submitted': {
      if (draft === null) return refuse();
      if (named === undefined)
        return askSheet(session, 'submission', (voids) =>
          submissionSlip(session, draft, world, voids),
        );
      const [pay] = paySlip(session, draft, world, serialOf(session, 'pay'));
      return pay === undefined ? refuse() : askSheet(session, 'pay', () => pay);
    }
    case 'deposited':
      return draft === null
        ? refuse()
        : askSheet(session, 'deposit', (voids) => depositSlip(session, draft, world, voids));
    case 'draft-kept':
      return draft === null
        ? refuse()
        : askSheet(session, 'draft', (voids) => draftSlip(session, draft, world, voids));
    case 'help':
      return printHelp(session, world);
    case 'staff':
      return printDay(session, null, world);
    case 'ticket': {
      const { ticket } = session;
      if (ticket === null || underWay(slips.ticket)) return refuse();
      // Each sheet has a serial of its own at the hall, too.
      const sheet = ticket.sheet === null ? null : ticket.sheet + 1;
      const next = { ...session, ticket: { ...ticket, sheet } };
      return askSheet(next, 'ticket', (voids) => ticketSlip(next, world, voids));
    }
    case 'certificate':
      return reprintCertificate(session);
    case 'choose-compartment':
      return reprintLabel(session);
    case 'materials':
    case 'not-eligible':
      return printNotice(session, world);
    case 'picked-up': {
      const grant = world.grants.get(at.grant);
      const parcel = {
        grant: at.grant,
        item: itemName(grant?.item ?? '', world),
        case: grant?.case ?? '',
        compartment: '',
        confirmed: at.confirmed,
      };
      return askSheet(session, 'pick-up', (voids) => pickUpSlip(world, parcel, voids));
    }
    default:
      return refuse();
  }
}
