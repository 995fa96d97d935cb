import type { CabinetEvent } from '@banshi/queue-server/protocol';
import { empty, type Cabinet, type Contents, type Custody, type Visit } from './state.ts';

/** A cabinet event with the time it was recorded at, in epoch milliseconds. */
export type RecordedCabinetEvent = CabinetEvent & { readonly at: number };

/** The cabinet after one more event. An event about a compartment that no longer exists changes nothing. */
export function evolve(cabinet: Cabinet, event: RecordedCabinetEvent): Cabinet {
  const before = cabinet.compartments.get(event.data.compartment);
  if (before === undefined) return cabinet;
  const after = evolveOne(before, event);
  const finished =
    event.type === 'parcel-delivered' || event.type === 'parcel-reclaimed'
      ? new Set([...cabinet.finished, event.data.grant])
      : cabinet.finished;
  if (after === before && finished === cabinet.finished) return cabinet;
  const compartments = new Map(cabinet.compartments).set(event.data.compartment, after);
  return { compartments, finished };
}

/** What an opening meant is known: the reservation and the visit are over. */
const concluded = (one: Custody, contents: Contents): Custody => ({
  ...one,
  contents,
  reservation: null,
  visit: null,
});

/** A door that did not open: the closed opening before it still waits for its conclusion. */
const standsAgain = (visit: Visit): Visit | null =>
  visit.earlier === null ? null : { ...visit, ...visit.earlier, phase: 'closed', earlier: null };

function evolveOne(one: Custody, event: RecordedCabinetEvent): Custody {
  switch (event.type) {
    case 'compartment-reserved': {
      const { purpose, reference, holder } = event.data;
      return { ...one, reservation: { purpose, reference, holder } };
    }
    case 'compartment-released':
      return concluded(one, one.contents);
    case 'unlock-intended': {
      const { effect, purpose, holder } = event.data;
      const earlier =
        one.visit?.phase === 'closed'
          ? { purpose: one.visit.purpose, occupied: one.visit.occupied }
          : null;
      const since = event.at;
      return {
        ...one,
        visit: { effect, purpose, holder, phase: 'commanded', since, occupied: null, earlier },
      };
    }
    case 'unlock-settled': {
      const { effect, outcome } = event.data;
      if (one.visit?.effect !== effect) return one;
      if (outcome === 'failed') return { ...one, visit: standsAgain(one.visit) };
      const phase: Visit['phase'] = outcome === 'succeeded' ? 'open' : 'doubtful';
      return { ...one, visit: { ...one.visit, phase, since: event.at } };
    }
    case 'door-closed':
      return one.visit === null
        ? one
        : {
            ...one,
            visit: {
              ...one.visit,
              phase: 'closed',
              since: event.at,
              occupied: event.data.occupied,
              earlier: null,
            },
          };
    case 'deposit-placed': {
      const { deposit, case: number, slip, contents: declared, holder } = event.data;
      const placedAt =
        one.contents.kind === 'deposit' && one.contents.deposit === deposit
          ? one.contents.placedAt
          : event.at;
      return concluded(one, {
        kind: 'deposit',
        deposit,
        case: number,
        slip,
        declared,
        holder,
        placedAt,
      });
    }
    case 'deposit-cancelled':
    case 'deposit-collected':
    case 'parcel-delivered':
    case 'parcel-reclaimed':
      return concluded(one, empty);
    case 'parcel-loaded': {
      const { grant, case: number } = event.data;
      return concluded(one, {
        kind: 'parcel',
        grant,
        case: number,
        loadedAt: event.at,
        opened: false,
      });
    }
    case 'parcel-opened':
      return one.contents.kind === 'parcel'
        ? { ...one, contents: { ...one.contents, opened: true } }
        : one;
    // What they left behind is not known: a flag stands beside it until staff have looked.
    case 'parcel-unconfirmed':
    case 'parcel-disputed':
      return one;
    case 'compartment-flagged': {
      const { state, because } = event.data;
      // Doubt about the contents outweighs a lock that fails.
      if (one.flag?.state === 'inspect' && state === 'blocked' && because !== 'still-broken')
        return one;
      return { ...one, flag: { state, because } };
    }
    case 'compartment-cleared':
      return { ...concluded(one, empty), flag: null };
  }
}
