import type { City } from '../city.ts';
import type { CityServices } from './plan.ts';

/** What contradicts itself in a city's services, in words for whoever wrote them; empty when all is well. */
export function serviceFaults(city: City, services: CityServices): readonly string[] {
  const faults: string[] = [];
  const sites = new Set(city.sites.map(({ id }) => id));
  const cabinets = new Map(services.cabinets.map((plan) => [plan.id, plan]));
  const serials = new Set<string>();
  for (const { id, serial, site, cabinet } of services.terminals) {
    if (!/^\d{3}$/.test(serial)) faults.push(`terminal ${id}: serial "${serial}" is not 3 digits`);
    if (serials.has(serial)) faults.push(`terminal ${id}: serial ${serial} is used twice`);
    serials.add(serial);
    if (!sites.has(site)) faults.push(`terminal ${id} stands at unknown site "${site}"`);
    if (cabinet !== null && cabinets.get(cabinet)?.terminal !== id) {
      faults.push(`terminal ${id} and cabinet "${cabinet}" do not name each other`);
    }
  }
  const terminals = new Map(services.terminals.map((plan) => [plan.id, plan]));
  for (const { id, terminal, site } of services.cabinets) {
    if (terminals.get(terminal)?.site !== site) {
      faults.push(`cabinet ${id} is not where terminal "${terminal}" is`);
    }
  }
  return faults;
}
