import type { Decider, DomainEvent, Recorded } from '../journal/index.ts';
import type { CabinetEvent } from '../protocol/index.ts';

export type DepositState = 'in-locker' | 'collected' | 'cancelled';
export type ParcelState =
  'waiting' | 'opened' | 'unconfirmed' | 'delivered' | 'disputed' | 'reclaimed';

/** Parcels in these states are still behind their door, as far as anybody knows. */
const occupying: ReadonlySet<ParcelState> = new Set([
  'waiting',
  'opened',
  'unconfirmed',
  'disputed',
]);

export interface Deposit {
  readonly id: string;
  readonly compartment: string;
  readonly case: string;
  readonly slip: string;
  readonly contents: readonly { readonly material: string; readonly copies: number }[];
  readonly placedAt: number;
  readonly state: DepositState;
  readonly collectedAt: number | null;
  readonly collectedBy: string | null;
}

export interface Parcel {
  readonly grant: string;
  readonly compartment: string;
  readonly case: string;
  readonly state: ParcelState;
  readonly loadedAt: number;
  readonly changedAt: number;
}

/** What the server knows of a cabinet: what its terminal observed, up to the last piece that arrived. */
export interface CabinetReplica {
  readonly reserved: Readonly<Record<string, true>>;
  readonly flagged: Readonly<
    Record<string, { readonly state: 'inspect' | 'blocked'; readonly because: string }>
  >;
  readonly deposits: Readonly<Record<string, Deposit>>;
  readonly parcels: Readonly<Record<string, Parcel>>;
}

export const emptyCabinet: CabinetReplica = {
  reserved: {},
  flagged: {},
  deposits: {},
  parcels: {},
};

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function withDeposit(state: CabinetReplica, id: string, change: Partial<Deposit>): CabinetReplica {
  const known = state.deposits[id];
  if (known === undefined) return state;
  return { ...state, deposits: { ...state.deposits, [id]: { ...known, ...change } } };
}

function withParcel(state: CabinetReplica, id: string, change: Partial<Parcel>): CabinetReplica {
  const known = state.parcels[id];
  if (known === undefined) return state;
  return { ...state, parcels: { ...state.parcels, [id]: { ...known, ...change } } };
}

/** Follows what the terminal wrote. It never refuses: observation beats whatever the server expected. */
export function evolveCabinet(
  state: CabinetReplica,
  event: Recorded<CabinetEvent>,
): CabinetReplica {
  switch (event.type) {
    case 'compartment-reserved':
      return { ...state, reserved: { ...state.reserved, [event.data.compartment]: true } };
    case 'compartment-released':
      return { ...state, reserved: without(state.reserved, event.data.compartment) };
    case 'unlock-intended':
    case 'unlock-settled':
    case 'door-closed':
      return state;
    case 'deposit-placed': {
      const { deposit, compartment, contents, slip } = event.data;
      const placed: Deposit = {
        id: deposit,
        compartment,
        case: event.data.case,
        slip,
        contents,
        // Reopened to add a paper, the deposit keeps the time it was first placed at.
        placedAt: state.deposits[deposit]?.placedAt ?? event.at,
        state: 'in-locker',
        collectedAt: null,
        collectedBy: null,
      };
      return {
        ...state,
        reserved: without(state.reserved, compartment),
        deposits: { ...state.deposits, [deposit]: placed },
      };
    }
    case 'deposit-cancelled':
      return withDeposit(state, event.data.deposit, { state: 'cancelled' });
    case 'deposit-collected':
      return withDeposit(state, event.data.deposit, {
        state: 'collected',
        collectedAt: event.at,
        collectedBy: event.data.account,
      });
    case 'parcel-loaded': {
      const { grant, compartment } = event.data;
      const loaded: Parcel = {
        grant,
        compartment,
        case: event.data.case,
        state: 'waiting',
        loadedAt: event.at,
        changedAt: event.at,
      };
      return {
        ...state,
        reserved: without(state.reserved, compartment),
        parcels: { ...state.parcels, [grant]: loaded },
      };
    }
    case 'parcel-opened':
      return withParcel(state, event.data.grant, { state: 'opened', changedAt: event.at });
    case 'parcel-unconfirmed':
      return withParcel(state, event.data.grant, { state: 'unconfirmed', changedAt: event.at });
    case 'parcel-delivered':
      return withParcel(state, event.data.grant, { state: 'delivered', changedAt: event.at });
    case 'parcel-disputed':
      return withParcel(state, event.data.grant, { state: 'disputed', changedAt: event.at });
    case 'parcel-reclaimed':
      return withParcel(state, event.data.grant, { state: 'reclaimed', changedAt: event.at });
    case 'compartment-flagged': {
      const { compartment, because } = event.data;
      const flag = { state: event.data.state, because };
      return { ...state, flagged: { ...state.flagged, [compartment]: flag } };
    }
    case 'compartment-cleared':
      return cleared(state, event.data.compartment, event.data.account, event.at);
    default:
      return unknownYet(state, event);
  }
}

/** Staff looked and emptied it: whatever was believed to lie there is in their hands now. */
function cleared(
  state: CabinetReplica,
  compartment: string,
  account: string,
  at: number,
): CabinetReplica {
  let after: CabinetReplica = { ...state, flagged: without(state.flagged, compartment) };
  for (const deposit of Object.values(state.deposits)) {
    if (deposit.compartment !== compartment || deposit.state !== 'in-locker') continue;
    const taken = { state: 'collected', collectedAt: at, collectedBy: account } as const;
    after = withDeposit(after, deposit.id, taken);
  }
  for (const parcel of Object.values(state.parcels)) {
    if (parcel.compartment !== compartment || !occupying.has(parcel.state)) continue;
    after = withParcel(after, parcel.grant, { state: 'reclaimed', changedAt: at });
  }
  return after;
}

/** A newer terminal may write events this server does not know yet; they are kept and change nothing here. */
const unknownYet = (state: CabinetReplica, _event: never): CabinetReplica => state;

/** The rule of `cabinet/<id>` on the server: only the terminal writes it. */
export const cabinetReplica: Decider<CabinetReplica, never, CabinetEvent & DomainEvent, never> = {
  kind: 'cabinet',
  initial: () => emptyCabinet,
  decide: () => ({ refused: { code: 'not-allowed' } }),
  evolve: evolveCabinet,
  snapshot: {
    version: 1,
    every: 500,
    save: (state) => state,
    load: (saved) => saved as CabinetReplica,
  },
};

export type CompartmentState = 'free' | 'reserved' | 'deposit' | 'parcel' | 'inspect' | 'blocked';

/** What is behind each door that is not free, the most cautious answer first. */
export function doorsOf(
  state: CabinetReplica,
): ReadonlyMap<string, { readonly state: CompartmentState; readonly because?: string }> {
  const doors = new Map<string, { state: CompartmentState; because?: string }>();
  for (const id of Object.keys(state.reserved)) doors.set(id, { state: 'reserved' });
  for (const deposit of Object.values(state.deposits)) {
    if (deposit.state === 'in-locker') doors.set(deposit.compartment, { state: 'deposit' });
  }
  for (const parcel of Object.values(state.parcels)) {
    if (occupying.has(parcel.state)) doors.set(parcel.compartment, { state: 'parcel' });
    if (parcel.state === 'disputed') {
      doors.set(parcel.compartment, { state: 'inspect', because: 'parcel-disputed' });
    }
  }
  for (const [id, flag] of Object.entries(state.flagged)) doors.set(id, flag);
  return doors;
}
