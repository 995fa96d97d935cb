import type { Person, Purpose } from '../custody/index.ts';
import type { Input } from './input.ts';
import { afterDeposit, depositDoorFailed, reopeningFailed } from './deposit.ts';
import type { At, DoorPurpose, OpenDoor, Session } from './session.ts';
import { staffDoorFailed } from './staff.ts';
import type { Task } from './task.ts';
import { awaiting, go, stay, trouble, type Turn } from './turn.ts';
import type { World } from './world.ts';

type DoorAt = Extract<At, { step: 'door' }>;

/** What a reopening means to custody is the same, whether to add something or to take all out. */
const custodyPurpose = (purpose: DoorPurpose): Purpose =>
  purpose === 'cancel' ? 'reopen' : purpose;

/** The one in front as custody knows them: staff by account, citizens by digest of card or code. */
export function personOf(session: Session): Person {
  if (session.staff !== null) return { kind: 'staff', account: session.staff };
  return { kind: 'citizen', digest: session.holder?.digest ?? session.codes.at(-1) ?? '' };
}

/** Asks for a door and shows that it is opening. */
export function openDoor(
  session: Session,
  world: World,
  door: Pick<OpenDoor, 'purpose' | 'compartment' | 'reference'> & Partial<OpenDoor>,
  extra: Partial<Extract<Task, { type: 'open-door' }>> = {},
): Turn {
  const { purpose, compartment } = door;
  const at: DoorAt = {
    step: 'door',
    door: {
      askedAgain: false,
      dutyCalled: false,
      ...door,
      phase: 'opening',
      since: world.now,
    },
  };
  return go(
    session,
    at,
    { busy: true, touchedAt: world.now },
    {
      type: 'open-door',
      compartment,
      purpose: custodyPurpose(purpose),
      holder: personOf(session),
      reserve: null,
      ...extra,
    },
  );
}

/** The board's answer to an unlock. */
export function onDoorAnswered(
  session: Session,
  input: Extract<Input, { type: 'door-answered' }>,
  world: World,
): Turn | null {
  const { at } = session;
  if (at.step !== 'door' || at.door.compartment !== input.compartment) return null;
  const touched = { ...session, touchedAt: world.now };
  if (input.answer === 'open') {
    const door: OpenDoor = { ...at.door, phase: 'open', since: world.now };
    return stay(touched, { busy: false, at: { step: 'door', door } });
  }
  switch (at.door.purpose) {
    case 'deposit':
      return depositDoorFailed(touched, input, world);
    case 'collect':
    case 'load':
    case 'inspect':
      return staffDoorFailed(touched, at.door, input, world);
    case 'reopen':
    case 'cancel':
      return input.answer === 'doubtful'
        ? blocked(touched, at.door, 'needs-inspection', world)
        : reopeningFailed(touched, world);
    case 'pick-up':
      return blocked(touched, at.door, troubleOf[input.answer], world);
  }
}

const troubleOf = {
  failed: 'door-failed',
  doubtful: 'needs-inspection',
  refused: 'door-refused',
} as const;

export const blocked = (
  session: Session,
  door: OpenDoor,
  code: 'needs-inspection' | 'door-failed' | 'door-refused',
  world: World,
): Turn =>
  go(
    session,
    { step: 'door', door: { ...door, phase: 'blocked', since: world.now } },
    { trouble: trouble(session, code, world) },
    ...(code === 'door-refused'
      ? []
      : [{ type: 'call-duty', about: door.compartment, because: code } as const]),
  );

/** The door fell shut. */
export function onDoorClosed(
  session: Session,
  input: Extract<Input, { type: 'door-closed' }>,
  world: World,
): Turn | null {
  const { at } = session;
  if (at.step !== 'door' || at.door.compartment !== input.compartment) return null;
  if (at.door.phase !== 'open') return null;
  const touched = { ...session, touchedAt: world.now };
  const { door } = at;
  const { purpose, compartment } = door;
  if (purpose === 'inspect') return go(touched, { step: 'staff-found', compartment });
  if (!input.watched) return blocked(touched, door, 'needs-inspection', world);
  switch (purpose) {
    case 'deposit':
    case 'reopen':
      if (input.occupied === false) return closedEmpty(touched, door, world);
      return go(touched, { step: 'confirm-deposit' });
    case 'cancel':
      if (input.occupied === true) return stillInside(touched, door, world);
      return concluding(
        touched,
        door,
        {
          type: 'conclude',
          what: 'cancel',
          command: { type: 'cancel', compartment },
        },
        world,
      );
    case 'pick-up':
      return go(touched, { step: 'confirm-pick-up', grant: door.reference, compartment });
    case 'collect':
      if (input.occupied === true) return stillInside(touched, door, world);
      return concluding(touched, door, collected(touched, compartment, world), world);
    case 'load': {
      if (input.occupied === false) return closedEmpty(touched, door, world);
      const grant = world.grants.get(door.reference);
      return concluding(
        touched,
        door,
        {
          type: 'conclude',
          what: 'load',
          command: {
            type: 'load',
            compartment,
            case: grant?.case ?? '',
            account: session.staff ?? '',
          },
        },
        world,
      );
    }
  }
}

function collected(session: Session, compartment: string, world: World): Task {
  const account = session.staff ?? '';
  const parcel = world.cabinet?.compartments.get(compartment)?.contents.kind === 'parcel';
  return {
    type: 'conclude',
    what: 'collect',
    command: { type: parcel ? 'reclaim' : 'collect', compartment, account },
  };
}

const concluding = (session: Session, door: OpenDoor, task: Task, world: World): Turn =>
  awaiting(
    { ...session, at: { step: 'door', door: { ...door, phase: 'checking', since: world.now } } },
    task,
  );

const closedEmpty = (session: Session, door: OpenDoor, world: World): Turn =>
  go(
    session,
    { step: 'door', door: { ...door, phase: 'closed-empty', since: world.now } },
    { trouble: trouble(session, 'nothing-inside', world) },
  );

const stillInside = (session: Session, door: OpenDoor, world: World): Turn =>
  go(
    session,
    { step: 'door', door: { ...door, phase: 'checking', since: world.now } },
    { trouble: trouble(session, 'something-inside', world) },
  );

/** What was concluded about a closed door is durable, or was refused. */
export function onConcluded(
  session: Session,
  input: Extract<Input, { type: 'concluded' }>,
  world: World,
): Turn | null {
  if (!session.busy) return null;
  const touched = { ...session, touchedAt: world.now };
  if (input.refused !== null) {
    const code =
      input.refused === 'nothing-inside' || input.refused === 'something-inside'
        ? input.refused
        : 'needs-inspection';
    return stay(touched, { busy: false, trouble: trouble(session, code, world) });
  }
  switch (input.what) {
    case 'place':
    case 'cancel':
      return afterDeposit(touched, input.what, world);
    case 'collect':
    case 'load':
    case 'found':
      return go(touched, { step: 'staff' });
    case 'pick-up':
      return null;
  }
}
