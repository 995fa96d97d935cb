import { chooseCompartment, isFree, type Cabinet, type Grant } from '../custody/index.ts';
import { newSession } from './begin.ts';
import { openDoor } from './doors.ts';
import type { Input } from './input.ts';
import type { OpenDoor, Session } from './session.ts';
import { staffErrors } from './troubles/index.ts';
import { awaiting, go, refuse, stay, trouble, type Answer, type Turn } from './turn.ts';
import type { World } from './world.ts';

/** Staff at the terminal: the same screen, another person. */
export const staffSession = (id: string, world: World): Turn => ({
  session: newSession(id, null, { step: 'staff-sign-in', error: null }, world.now),
  tasks: [{ type: 'begin', session: id }],
});

export const signIn = (session: Session, account: string, code: string): Answer =>
  session.at.step === 'staff-sign-in'
    ? awaiting(session, { type: 'sign-in-staff', account, code })
    : refuse();

export function onSignIn(
  session: Session,
  input: Extract<Input, { type: 'staff-signed-in' | 'staff-refused' }>,
  world: World,
): Turn | null {
  if (session.at.step !== 'staff-sign-in') return null;
  const touched = { ...session, touchedAt: world.now };
  if (input.type === 'staff-signed-in')
    return go(touched, { step: 'staff' }, { staff: input.account });
  const error = input.code === 'offline' ? staffErrors.offline : staffErrors.refused;
  return go(touched, { step: 'staff-sign-in', error });
}

/** Results that are to be loaded here: granted, not withdrawn, not in a compartment, never gone out. */
export function toLoad(world: World): readonly Grant[] {
  const { cabinet } = world;
  if (cabinet === null) return [];
  const inside = new Set(
    [...cabinet.compartments.values()].flatMap(({ contents }) =>
      contents.kind === 'parcel' ? [contents.grant] : [],
    ),
  );
  return [...world.grants.values()].filter(
    ({ grant, revoked }) => !revoked && !inside.has(grant) && !cabinet.finished.has(grant),
  );
}

export function collect(session: Session, deposit: string, world: World): Answer {
  if (session.at.step !== 'staff') return refuse();
  for (const { compartment, contents } of world.cabinet?.compartments.values() ?? []) {
    const found =
      (contents.kind === 'deposit' && contents.deposit === deposit) ||
      (contents.kind === 'parcel' && contents.grant === deposit);
    if (!found) continue;
    const grant = contents.kind === 'parcel' ? world.grants.get(contents.grant) : undefined;
    return openDoor(
      session,
      world,
      { purpose: 'collect', compartment: compartment.id, reference: deposit },
      grant === undefined ? {} : { grant },
    );
  }
  return refuse('invalid');
}

export function load(session: Session, id: string, world: World): Answer {
  if (session.at.step !== 'staff') return refuse();
  const grant = toLoad(world).find((one) => one.grant === id);
  if (grant === undefined || world.cabinet === null) return refuse('invalid');
  const chosen = chooseCompartment(world.cabinet, { size: grant.size, low: false });
  if (chosen === null || wouldCrowdOutDeposits(world.cabinet, world.depositReserve))
    return stay(session, { trouble: trouble(session, 'not-loaded', world) });
  return openDoor(
    session,
    world,
    { purpose: 'load', compartment: chosen.id, reference: id },
    { reserve: id },
  );
}

/** Some compartments stay free for people who come at night with papers. */
function wouldCrowdOutDeposits(cabinet: Cabinet, reserve: number): boolean {
  const all = [...cabinet.compartments.values()];
  const freeAfter = all.filter(isFree).length - 1;
  return freeAfter * 100 < all.length * reserve;
}

export function inspect(session: Session, compartment: string, world: World): Answer {
  if (session.at.step !== 'staff') return refuse();
  if ((world.cabinet?.compartments.get(compartment)?.flag ?? null) === null)
    return refuse('invalid');
  return openDoor(session, world, { purpose: 'inspect', compartment, reference: compartment });
}

/** A door that does not open for staff is opened with the key; what they find still counts. */
export function staffDoorFailed(
  session: Session,
  door: OpenDoor,
  input: Extract<Input, { type: 'door-answered' }>,
  world: World,
): Turn {
  const { compartment } = door;
  if (door.purpose === 'inspect') return go(session, { step: 'staff-found', compartment });
  const code = input.answer === 'refused' ? 'door-refused' : 'door-failed';
  return go(session, { step: 'staff' }, { trouble: trouble(session, code, world) });
}

export function found(session: Session, what: 'empty' | 'papers-kept' | 'still-broken'): Answer {
  const { at, staff } = session;
  if (at.step !== 'staff-found' || staff === null) return refuse();
  const { compartment } = at;
  return awaiting(session, {
    type: 'conclude',
    what: 'found',
    command: { type: 'found', compartment, account: staff, what },
  });
}

/** Staff reopen the door they are at: something was left inside, or nothing was put in. */
export function reopenForStaff(session: Session, world: World): Answer {
  const { at } = session;
  if (session.staff === null) return refuse();
  if (at.step === 'staff-found') {
    const { compartment } = at;
    return openDoor(session, world, { purpose: 'inspect', compartment, reference: compartment });
  }
  if (at.step !== 'door' || (at.door.phase !== 'checking' && at.door.phase !== 'closed-empty'))
    return refuse();
  const { purpose, compartment, reference } = at.door;
  const grant = world.grants.get(reference);
  return openDoor(
    session,
    world,
    { purpose, compartment, reference, askedAgain: true },
    grant === undefined ? {} : { grant },
  );
}
