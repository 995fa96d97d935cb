import { findDriver, drivers } from '../drivers/index.ts';
import type { Driver, Plan } from '../definition/driver.ts';
import { parseAddress, addressForms, type Address } from '../transport/address.ts';
import type { DeviceEntry, DevicePorts, Opened, Problem } from './device.ts';
import { supervise } from './supervise.ts';

type Prepared =
  | {
      readonly ok: true;
      readonly entry: DeviceEntry;
      readonly driver: Driver;
      readonly plan: Plan;
      readonly address: Address;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const known = ['id', 'driver', 'address', 'profile'];

/** Checks one entry of `terminal.json` completely and opens nothing. */
export function prepare(input: unknown): Prepared {
  if (typeof input !== 'object' || input === null) {
    return {
      ok: false,
      problems: [{ path: '', message: 'a device must be an object', allowed: known }],
    };
  }
  const given: Record<string, unknown> = { ...input };
  const problems: Problem[] = [];
  for (const key of Object.keys(given)) {
    if (!known.includes(key))
      problems.push({ path: `/${key}`, message: 'is not a setting of a device', allowed: known });
  }
  const { id, driver: driverId, address: addressText } = given;
  if (typeof id !== 'string' || id === '')
    problems.push({ path: '/id', message: 'must be a name' });
  const driver = typeof driverId === 'string' ? findDriver(driverId) : undefined;
  if (!driver) {
    problems.push({
      path: '/driver',
      message: `${JSON.stringify(driverId)} is not a driver`,
      allowed: drivers.map((d) => d.id),
    });
  }
  const address = checkAddress(addressText, driver, problems);
  const configured = driver?.configure(given['profile']);
  if (configured && !configured.ok) problems.push(...configured.problems);
  if (problems.length > 0 || !driver || !address || !configured?.ok) return { ok: false, problems };
  const entry: DeviceEntry = { id: String(id), driver: driver.id, address: address.text };
  return { ok: true, entry, driver, plan: configured.value, address };
}

function checkAddress(
  input: unknown,
  driver: Driver | undefined,
  problems: Problem[],
): Address | undefined {
  // A recording or a simulated wire can stand in for any device.
  const schemes = [...(driver?.schemes ?? []), 'replay', 'sim'] as const;
  const allowed = driver
    ? schemes.map((scheme) => addressForms[scheme])
    : Object.values(addressForms);
  if (typeof input !== 'string') {
    problems.push({ path: '/address', message: 'must be an address', allowed });
    return undefined;
  }
  const parsed = parseAddress(input);
  if (!parsed.ok) {
    problems.push({ path: '/address', message: parsed.failure.message, allowed });
    return undefined;
  }
  if (driver && !schemes.includes(parsed.value.scheme)) {
    problems.push({
      path: '/address',
      message: `${driver.id} does not speak over ${parsed.value.scheme}`,
      allowed,
    });
    return undefined;
  }
  return parsed.value;
}

export function checkDevice(entry: unknown): readonly Problem[] {
  const prepared = prepare(entry);
  return prepared.ok ? [] : prepared.problems;
}

/** Checks the entry and, only when nothing is wrong with it, starts supervising the device. */
export function openDevice(entry: DeviceEntry, ports: DevicePorts): Opened {
  const prepared = prepare(entry);
  if (!prepared.ok) return prepared;
  return {
    ok: true,
    value: supervise(prepared.entry, prepared.driver, prepared.plan, prepared.address, ports),
  };
}
