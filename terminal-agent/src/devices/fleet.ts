import {
  usable,
  type Actuation,
  type DeviceEntry,
  type DeviceEvent,
  type OpenDevice,
  type Outcome,
  type Refusal,
  type SupervisedDevice,
  type UseOptions,
  type Wire,
} from '@banshi/hardware-drivers';
import type { DeviceReport } from '@banshi/queue-server/protocol';
import type { Clock } from '../ports/index.ts';
import type { Log } from '../log.ts';
import { capabilityOf, type InRole, type Role, type RoleCapability } from './role.ts';

export interface DeviceConfig extends DeviceEntry {
  readonly role: Role;
}

/** The devices of one terminal, each kept open and watched by its supervisor. */
export interface Fleet {
  has(role: Role): boolean;
  /** Ready or degraded: it can be used now. */
  usable(role: Role): boolean;
  /** Usable and nothing blocks it: no paper out, no open cover. */
  serviceable(role: Role): boolean;
  use<K extends Role, R extends Outcome<unknown> | Actuation>(
    role: K,
    work: (capability: InRole<K>, signal: AbortSignal) => Promise<R>,
    options?: UseOptions,
  ): Promise<R | Refusal | Missing>;
  until(role: Role, deadlineMs: number, signal?: AbortSignal): Promise<void>;
  reports(): readonly DeviceReport[];
  onChange(listener: (event: DeviceEvent) => void): () => void;
  close(): Promise<void>;
}

/** No such device is configured: a refusal like any other, and nothing was sent. */
export interface Missing {
  readonly ok: false;
  readonly outcome: 'failed';
  readonly failure: MissingFailure;
  readonly because: MissingFailure;
}
interface MissingFailure {
  readonly code: 'not-ready';
  readonly message: string;
  readonly advisedAction: 'staff';
  readonly sent: false;
}

const missing = (role: string): Missing => {
  const because: MissingFailure = {
    code: 'not-ready',
    message: `this terminal has no ${role}`,
    advisedAction: 'staff',
    sent: false,
  };
  return { ok: false, outcome: 'failed', failure: because, because };
};

export interface FleetParts {
  readonly devices: readonly DeviceConfig[];
  readonly clock: Clock;
  readonly wire: Wire;
  readonly open: OpenDevice;
  readonly log: Log;
}

/** Opens every device; throws for a configuration that `checkConfig` would have refused. */
export function openFleet({ devices, clock, wire, open, log }: FleetParts): Fleet {
  const listeners = new Set<(event: DeviceEvent) => void>();
  const byRole = new Map<Role, SupervisedDevice>();
  for (const { role, ...entry } of devices) {
    const opened = open(entry, {
      clock,
      wire,
      log: ({ device, event, ...fields }) => log({ ...fields, event, device }),
    });
    if (!opened.ok) {
      const [problem] = opened.problems;
      throw new Error(
        `device "${entry.id}"${problem?.path ?? ''}: ${problem?.message ?? 'refused'}`,
      );
    }
    opened.value.subscribe((event) => {
      for (const listener of listeners) listener(event);
    });
    byRole.set(role, opened.value);
  }

  return {
    has: (role) => byRole.has(role),
    usable(role) {
      const device = byRole.get(role);
      return device !== undefined && usable(device.state);
    },
    serviceable(role) {
      const device = byRole.get(role);
      return device !== undefined && usable(device.state) && device.status.condition !== 'blocked';
    },
    async use<K extends Role, R extends Outcome<unknown> | Actuation>(
      role: K,
      work: (capability: InRole<K>, signal: AbortSignal) => Promise<R>,
      options?: UseOptions,
    ) {
      const device = byRole.get(role);
      // The compiler does not follow a conditional type through a value.
      const capability = capabilityOf(role) as RoleCapability<K>;
      return device === undefined ? missing(role) : device.use(capability, work, options);
    },
    async until(role, deadlineMs, signal) {
      await byRole
        .get(role)
        ?.until(usable, { deadlineMs, ...(signal === undefined ? {} : { signal }) });
    },
    reports: () =>
      [...byRole.values()].map(({ id, driver, status, state }) => ({
        id,
        driver,
        condition: usable(state) ? status.condition : state.state,
        reasons: status.reasons.map(({ code }) => code),
        advisedAction: status.advisedAction,
        observedAt: new Date(status.observedAt).toISOString(),
      })),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await Promise.all([...byRole.values()].map((device) => device.close()));
    },
  };
}
