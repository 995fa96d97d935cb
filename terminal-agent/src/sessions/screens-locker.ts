import type { Compartment } from '@banshi/queue-server/protocol';
import { explainDeadline } from '@banshi/queue-server/rules';
import { freeBySize } from '../custody/index.ts';
import type { Screen, Words } from '../protocol/index.ts';
import { depositNumber, isLabelled } from './label.ts';
import { itemName, parcelsFor } from './pick-up.ts';
import type { At, Session } from './session.ts';
import { slipOf } from './sheet.ts';
import { declaredNames } from './slips.ts';
import type { World } from './world.ts';

const place = (compartment: Compartment | undefined, id: string) => ({
  id,
  label: compartment?.label ?? id,
  size: compartment?.size ?? '',
  band: compartment?.band ?? '',
});

/** Where it is, as it is painted on the door. */
export const placeIn = (world: World, id: string) =>
  place(world.cabinet?.compartments.get(id)?.compartment, id);

export const contentsOf = (session: Session): Words[] =>
  session.draft === null ? [] : declaredNames(session.draft, session).map(({ name }) => name);

type LockerStep =
  | 'choose-compartment'
  | 'door'
  | 'confirm-deposit'
  | 'deposited'
  | 'pick-up-code'
  | 'pick-up-list'
  | 'confirm-pick-up'
  | 'picked-up';

/** Papers into the locker, and out of it. */
export function lockerScreen(
  at: Extract<At, { step: LockerStep }>,
  session: Session,
  world: World,
): Screen {
  const where = (id: string) => placeIn(world, id);
  switch (at.step) {
    case 'choose-compartment':
      return chooseCompartment(session, world);
    case 'door': {
      const { purpose, phase, compartment } = at.door;
      return {
        step: 'door',
        purpose: purpose === 'reopen' || purpose === 'cancel' ? 'deposit' : purpose,
        phase,
        compartment: where(compartment),
        contents: session.staff === null && session.deposit !== null ? contentsOf(session) : [],
      };
    }
    case 'confirm-deposit':
      return {
        step: 'confirm-deposit',
        compartment: where(session.deposit?.compartment ?? ''),
        contents: contentsOf(session),
      };
    case 'deposited': {
      const deadline = session.filed?.deadline ?? null;
      return {
        step: 'deposited',
        case: session.filed?.case ?? '',
        slip: slipOf(session, 'deposit'),
        compartment: where(session.deposit?.compartment ?? ''),
        deadline: deadline === null ? null : explainDeadline(deadline),
        mayReopen: true,
      };
    }
    case 'pick-up-code':
      return { step: 'pick-up-code', attemptsLeft: at.attemptsLeft, error: at.error };
    case 'pick-up-list':
      return {
        step: 'pick-up-list',
        parcels: parcelsFor(session, world).map(({ grant, custody, item }) => ({
          grant: grant.grant,
          item,
          compartment: where(custody.compartment.id),
          until: grant.until,
        })),
      };
    case 'confirm-pick-up':
      return {
        step: 'confirm-pick-up',
        grant: at.grant,
        item: itemName(world.grants.get(at.grant)?.item ?? '', world),
      };
    case 'picked-up':
      return {
        step: 'picked-up',
        item: itemName(world.grants.get(at.grant)?.item ?? '', world),
        confirmed: at.confirmed,
        slip: session.slips['pick-up'] ?? null,
      };
  }
}

const sizeNames = {
  S: { name: { zh: '小格', en: 'Small' }, fits: { zh: '一个A4信封', en: 'an A4 envelope' } },
  M: { name: { zh: '中格', en: 'Medium' }, fits: { zh: '一个文件盒', en: 'a file box' } },
  L: { name: { zh: '大格', en: 'Large' }, fits: { zh: '几个文件盒', en: 'several file boxes' } },
} as const;

function chooseCompartment(session: Session, world: World): Screen {
  const free = world.cabinet === null ? null : freeBySize(world.cabinet);
  return {
    step: 'choose-compartment',
    contents: contentsOf(session),
    envelope: {
      number: session.filed === null ? '' : depositNumber(session.filed),
      label: session.slips.label ?? null,
      ready: isLabelled(session),
    },
    sizes: (['S', 'M', 'L'] as const).map((size) => ({
      size,
      ...sizeNames[size],
      free: free?.[size].free ?? 0,
      low: free?.[size].low ?? 0,
    })),
    screenOnly: !world.canPrint,
  };
}
