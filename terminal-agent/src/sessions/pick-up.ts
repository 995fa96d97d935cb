import { mayStandOpen, proves, type Custody, type Grant, type Proofs } from '../custody/index.ts';
import type { Words } from '../protocol/index.ts';
import { identify } from './begin.ts';
import { openDoor } from './doors.ts';
import type { Input } from './input.ts';
import type { Session } from './session.ts';
import { pickUpSlip } from './slips.ts';
import { codeErrors } from './troubles/index.ts';
import { awaiting, go, refuse, stay, trouble, type Answer, type Turn } from './turn.ts';
import type { World } from './world.ts';

export interface Parcel {
  readonly grant: Grant;
  readonly custody: Custody;
  readonly item: Words;
}

export const proofsOf = (session: Session): Proofs => ({
  // An expired card proves nothing here; the code still does.
  card: session.holder?.expired === true ? null : (session.holder?.digest ?? null),
  codes: session.codes,
});

/** What waits here for the one in front. */
export function parcelsFor(session: Session, world: World): readonly Parcel[] {
  const proofs = proofsOf(session);
  return [...(world.cabinet?.compartments.values() ?? [])].flatMap((custody) => {
    if (custody.contents.kind !== 'parcel' || custody.flag !== null || mayStandOpen(custody))
      return [];
    const grant = world.grants.get(custody.contents.grant);
    if (grant === undefined || grant.revoked) return [];
    if (proves(grant, proofs) === 'not-theirs') return [];
    return [{ grant, custody, item: itemName(grant.item, world) }];
  });
}

export const itemName = (item: string, world: World): Words =>
  world.items.get(item)?.name ?? { zh: '办理结果', en: 'Result' };

export function tryCode(session: Session, slip: string, code: string): Answer {
  if (session.at.step !== 'pick-up-code') return refuse();
  return awaiting(session, { type: 'check-code', slip, code });
}

export function onCodeChecked(
  session: Session,
  input: Extract<Input, { type: 'code-checked' }>,
  world: World,
): Turn | null {
  if (session.at.step !== 'pick-up-code') return null;
  const touched = { ...session, touchedAt: world.now };
  const { result } = input;
  if (!result.ok) {
    const { attemptsLeft } = result;
    const error = codeErrors[result.code];
    return go(touched, { step: 'pick-up-code', attemptsLeft, error });
  }
  return go(touched, { step: 'pick-up-list' }, { codes: [...session.codes, result.digest] });
}

export function openParcel(session: Session, id: string, world: World): Answer {
  const parcel = parcelsFor(session, world).find(({ grant }) => grant.grant === id);
  if (parcel === undefined) return refuse('invalid');
  const proofs = proofsOf(session);
  switch (proves(parcel.grant, proofs)) {
    case 'proven':
      return openDoor(
        session,
        world,
        {
          purpose: 'pick-up',
          compartment: parcel.custody.compartment.id,
          reference: parcel.grant.grant,
        },
        { grant: parcel.grant, proofs },
      );
    case 'code-missing':
      return go(
        session,
        { step: 'pick-up-code', attemptsLeft: null, error: null },
        { trouble: trouble(session, 'code-needed', world) },
      );
    case 'card-missing':
      return identify(session, { trouble: trouble(session, 'card-needed', world) });
    case 'not-theirs':
      return refuse('invalid');
  }
}

export function confirmPickUp(session: Session, answer: 'complete' | 'wrong'): Answer {
  const { at } = session;
  if (at.step !== 'confirm-pick-up') return refuse();
  const { compartment } = at;
  return awaiting(session, {
    type: 'conclude',
    what: 'pick-up',
    command: { type: 'conclude-pick-up', compartment, answer },
  });
}

/** "I have it" is durable: only now it counts as delivered. */
export function onPickUpConcluded(
  session: Session,
  input: Extract<Input, { type: 'concluded' }>,
  world: World,
): Turn | null {
  const { at } = session;
  if (at.step !== 'confirm-pick-up') return null;
  const touched = { ...session, touchedAt: world.now };
  if (input.refused === 'something-inside')
    return stay(touched, { busy: false, trouble: trouble(session, 'something-inside', world) });
  const grant = world.grants.get(at.grant);
  const confirmed =
    input.refused === null &&
    world.cabinet?.compartments.get(at.compartment)?.contents.kind === 'empty';
  return go(
    touched,
    { step: 'picked-up', grant: at.grant, confirmed },
    {},
    pickUpSlip(world, {
      grant: at.grant,
      item: itemName(grant?.item ?? '', world),
      case: grant?.case ?? '',
      compartment: at.compartment,
      confirmed,
    }),
    ...(confirmed
      ? []
      : [{ type: 'call-duty', about: at.compartment, because: 'pick-up-disputed' } as const]),
  );
}

/** Something was forgotten inside: the door opens once more. */
export function reopenParcel(session: Session, world: World): Answer {
  const { at } = session;
  if (at.step !== 'confirm-pick-up') return refuse();
  const grant = world.grants.get(at.grant);
  if (grant === undefined) return refuse();
  return openDoor(
    session,
    world,
    { purpose: 'pick-up', compartment: at.compartment, reference: at.grant, askedAgain: true },
    { grant, proofs: proofsOf(session) },
  );
}
