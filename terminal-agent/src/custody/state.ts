import type { CabinetEvent, Compartment, DoorPurpose, Holder } from '@banshi/queue-server/protocol';
import type { Static } from 'typebox';

export type Purpose = Static<typeof DoorPurpose>;
export type Person = Static<typeof Holder>;
export type CompartmentId = string;
export type Declared = Extract<CabinetEvent, { type: 'deposit-placed' }>['data']['contents'];

/** What lies behind a door, as far as it was witnessed. It is believed only while no flag stands. */
export type Contents =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'deposit';
      readonly deposit: string;
      readonly case: string;
      readonly slip: string;
      readonly declared: Declared;
      readonly holder: Person;
      readonly placedAt: number;
    }
  | {
      readonly kind: 'parcel';
      readonly grant: string;
      readonly case: string;
      readonly loadedAt: number;
      /** It was opened for pick-up at least once. */
      readonly opened: boolean;
    };

/** A compartment kept for somebody before anything was commanded. */
export interface Reservation {
  readonly purpose: Purpose;
  /** The deposit or grant it is kept for. */
  readonly reference: string;
  readonly holder: Person;
}

/**
 * One opening of a door, from the durable intent until what it meant is concluded.
 * commanded: bytes may have left; open: seen open; doubtful: outcome unknown; closed: the door
 * is closed again, but nobody has said yet what happened.
 */
export interface Visit {
  readonly effect: string;
  readonly purpose: Purpose;
  readonly holder: Person;
  readonly phase: 'commanded' | 'open' | 'doubtful' | 'closed';
  readonly since: number;
  /** What the sensor said when the door closed; null without a sensor. */
  readonly occupied: boolean | null;
  /** The closed opening that this one repeats: should the door fail now, that one stands again. */
  readonly earlier: Pick<Visit, 'purpose' | 'occupied'> | null;
}

/** Nobody gets or leaves anything here until staff have looked. */
export interface Flag {
  readonly state: 'inspect' | 'blocked';
  readonly because: string;
}

export interface Custody {
  readonly compartment: Compartment;
  readonly contents: Contents;
  readonly reservation: Reservation | null;
  readonly visit: Visit | null;
  readonly flag: Flag | null;
}

/** The state of `cabinet/<id>`. */
export interface Cabinet {
  readonly compartments: ReadonlyMap<CompartmentId, Custody>;
  /** Grants whose parcel is gone from here for good: their code and card open nothing any more. */
  readonly finished: ReadonlySet<string>;
}

export const empty: Contents = { kind: 'empty' };

export function newCabinet(compartments: readonly Compartment[]): Cabinet {
  return {
    compartments: new Map(
      compartments.map((compartment) => [
        compartment.id,
        { compartment, contents: empty, reservation: null, visit: null, flag: null },
      ]),
    ),
    finished: new Set(),
  };
}

/** Nothing inside, nobody waiting for it, nothing wrong with it. */
export const isFree = (one: Custody): boolean =>
  one.contents.kind === 'empty' &&
  one.reservation === null &&
  one.visit === null &&
  one.flag === null;

/** The door is, or may be, open. */
export const mayStandOpen = (one: Custody): boolean =>
  one.visit !== null && one.visit.phase !== 'closed';

/** The state as the locker desk names it. */
export type Standing = 'free' | 'reserved' | 'deposit' | 'parcel' | 'inspect' | 'blocked';

export function standingOf(one: Custody): Standing {
  if (one.flag !== null) return one.flag.state;
  if (one.contents.kind !== 'empty') return one.contents.kind;
  return one.reservation !== null || one.visit !== null ? 'reserved' : 'free';
}

export const samePerson = (a: Person, b: Person): boolean =>
  a.kind === 'citizen'
    ? b.kind === 'citizen' && a.digest === b.digest
    : b.kind === 'staff' && a.account === b.account;
