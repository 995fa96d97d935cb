import { toDeposit } from '../applications/index.ts';
import { chooseCompartment } from '../custody/index.ts';
import type { Command } from '../protocol/index.ts';
import { blocked, openDoor } from './doors.ts';
import type { Input } from './input.ts';
import { depositNumber, firstLabel, isLabelled } from './label.ts';
import type { DepositUnderWay, Session } from './session.ts';
import { depositSlip, submissionSlip } from './slips.ts';
import { awaiting, go, refuse, stay, trouble, type Answer, type Turn } from './turn.ts';
import type { World } from './world.ts';

/** From the submitted application to the locker. */
export function startDeposit(session: Session, world: World): Answer {
  const { draft, filed } = session;
  if (draft === null || filed === null || (session.deposit?.placedAt ?? null) !== null)
    return refuse();
  if (toDeposit(draft).length === 0) return refuse();
  return go(session, { step: 'choose-compartment' }, {}, ...firstLabel(session, world));
}

export function chooseDepositCompartment(
  session: Session,
  command: Extract<Command, { type: 'choose-compartment' }>,
  world: World,
): Answer {
  const { draft, filed } = session;
  if (draft === null || filed === null || !isLabelled(session)) return refuse();
  // No door opens for a deposit unless a slip can be printed or the citizen takes the screen for it.
  if (!world.canPrint && command.acceptScreenOnly !== true)
    return stay(session, { trouble: trouble(session, 'accept-screen-only', world) });
  const deposit: DepositUnderWay = {
    // The case number is unique, and a case has one deposit here: so is this.
    deposit: session.deposit?.deposit ?? `D${filed.case}`,
    slip: session.deposit?.slip ?? depositNumber(filed),
    contents: toDeposit(draft),
    size: command.size,
    low: command.low,
    tried: session.deposit?.tried ?? [],
    compartment: null,
    placedAt: null,
  };
  return openForDeposit({ ...session, deposit }, deposit, world);
}

function openForDeposit(session: Session, deposit: DepositUnderWay, world: World): Turn {
  const { size, low, tried } = deposit;
  const chosen = world.cabinet && chooseCompartment(world.cabinet, { size, low, except: tried });
  if (chosen === null) {
    return go(
      session,
      { step: 'choose-compartment' },
      { trouble: trouble(session, 'no-compartment', world) },
    );
  }
  return openDoor(
    { ...session, deposit: { ...deposit, compartment: chosen.id } },
    world,
    { purpose: 'deposit', compartment: chosen.id, reference: deposit.deposit },
    { reserve: deposit.deposit },
  );
}

/** A door that failed is out of service at once, and the next one opens. */
export function depositDoorFailed(
  session: Session,
  input: Extract<Input, { type: 'door-answered' }>,
  world: World,
): Turn {
  const { deposit, at } = session;
  if (deposit === null || at.step !== 'door') return stay(session, { busy: false });
  const tried = [...deposit.tried, input.compartment];
  // The boards as a whole are away: another door would fail the same way.
  const hopeless = input.answer === 'failed' && input.because === 'not-ready';
  if (hopeless || tried.length > 3) return blocked(session, at.door, 'door-failed', world);
  const next = openForDeposit(session, { ...deposit, tried }, world);
  return next.session === null || next.session.at.step !== 'door'
    ? next
    : {
        session: { ...next.session, trouble: trouble(session, 'door-failed-next', world) },
        tasks: [
          ...next.tasks,
          { type: 'call-duty', about: input.compartment, because: input.because ?? input.answer },
        ],
      };
}

/** A reopening that failed: the papers lie inside, untouched, and may still be confirmed as they are. */
export function reopeningFailed(session: Session, world: World): Turn {
  const placed = (session.deposit?.placedAt ?? null) !== null;
  return go(
    session,
    { step: placed ? 'deposited' : 'confirm-deposit' },
    { trouble: trouble(session, 'door-failed', world) },
    { type: 'call-duty', about: session.deposit?.compartment ?? '', because: 'door-failed' },
  );
}

export function confirmDeposit(session: Session, complete: boolean, world: World): Answer {
  const { deposit, filed } = session;
  const compartment = deposit?.compartment ?? null;
  if (deposit === null || compartment === null || filed === null) return refuse();
  if (!complete) return reopenDeposit(session, 'reopen', world);
  return awaiting(session, {
    type: 'conclude',
    what: 'place',
    command: {
      type: 'place',
      compartment,
      deposit: deposit.deposit,
      case: filed.case,
      slip: deposit.slip,
      contents: deposit.contents,
    },
  });
}

/** Opens the door once more: to add a forgotten paper, or to take everything out again. */
export function reopenDeposit(
  session: Session,
  purpose: 'reopen' | 'cancel',
  world: World,
): Answer {
  const { deposit } = session;
  const compartment = deposit?.compartment ?? null;
  if (deposit === null || compartment === null) return refuse();
  return openDoor(session, world, {
    purpose,
    compartment,
    reference: deposit.deposit,
    askedAgain: true,
  });
}

/** On a closed door with nothing inside: open again once, or give the compartment back. */
export function onEmptyDoor(
  session: Session,
  command: 'reopen' | 'cancel-deposit',
  world: World,
): Answer {
  const { at, deposit } = session;
  const compartment = deposit?.compartment ?? null;
  if (at.step !== 'door' || compartment === null) return refuse();
  if (command === 'reopen') return reopenDeposit(session, 'reopen', world);
  return awaiting(session, {
    type: 'conclude',
    what: 'cancel',
    command: { type: 'cancel', compartment },
  });
}

/** The deposit is recorded, or taken back. */
export function afterDeposit(session: Session, what: 'place' | 'cancel', world: World): Turn {
  const { draft, deposit } = session;
  if (draft === null || deposit === null) return stay(session, { busy: false });
  if (what === 'cancel') {
    const empty = { ...session, deposit: null };
    return go(empty, { step: 'submitted' }, {}, submissionSlip(empty, draft, world));
  }
  const again = deposit.placedAt !== null;
  const placedAt = deposit.placedAt ?? new Date(world.now).toISOString();
  const placed = { ...session, deposit: { ...deposit, placedAt } };
  // Reopened and closed again: the slip in the citizen's hand is still right.
  return again
    ? go(placed, { step: 'deposited' })
    : go(placed, { step: 'deposited' }, {}, depositSlip(placed, draft, world));
}
