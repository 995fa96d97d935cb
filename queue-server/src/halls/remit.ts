import type { City } from '../city.ts';
import type { Caller } from '../room.ts';

/** Whether somebody works in a hall; nobody is kept from a hall that does not exist: it says so itself. */
export type ActsIn = (caller: Caller, hall: string) => boolean;

/**
 * A clerk works in the hall of their account, a manager also in those of the sites beneath it (a
 * city's in the counties', townships' and villages'), an administrator in all. Terminals and the
 * public belong to no hall; what they may do, each route says.
 */
export function remitOf({ sites, halls }: Pick<City, 'sites' | 'halls'>): ActsIn {
  const siteOf = new Map(halls.map(({ id, site }) => [id, site]));
  const parentOf = new Map(sites.map(({ id, parent }) => [id, parent]));
  const isBeneath = (hall: string, above: string | undefined): boolean => {
    for (let site = siteOf.get(hall) ?? null; site !== null; site = parentOf.get(site) ?? null) {
      if (site === above) return true;
    }
    return false;
  };
  return (caller, hall) => {
    if (caller.kind !== 'staff' || caller.hall === hall || !siteOf.has(hall)) return true;
    if (caller.roles.includes('administrator')) return true;
    return caller.roles.includes('manager') && isBeneath(hall, siteOf.get(caller.hall));
  };
}
