import type { Actuation, Outcome, Refusal } from '../command/outcome.ts';
import type { Capabilities, CapabilityName, Observation } from '../capability/index.ts';
import type { Clock, Wire } from '../ports/index.ts';
import type { DeviceStatus } from '../status/status.ts';
import type { Lifecycle } from './lifecycle.ts';

/** One entry of `terminal.json`. */
export interface DeviceEntry {
  readonly id: string;
  readonly driver: string;
  readonly address: string;
  readonly profile?: Readonly<Record<string, unknown>>;
}

export interface DevicePorts {
  readonly clock: Clock;
  readonly wire: Wire;
  /** One structured line per thing worth knowing; no citizen data ever. */
  readonly log?: (entry: {
    readonly device: string;
    readonly event: string;
    readonly [field: string]: unknown;
  }) => void;
}

export interface Problem {
  /** JSON pointer inside the device entry, e.g. `/profile/polarity`. */
  readonly path: string;
  readonly message: string;
  readonly allowed?: readonly string[];
}

export type DeviceEvent =
  | { readonly kind: 'lifecycle'; readonly from: Lifecycle; readonly to: Lifecycle }
  | { readonly kind: 'status'; readonly status: DeviceStatus }
  | { readonly kind: 'observation'; readonly at: number; readonly observation: Observation };

export interface UseOptions {
  readonly signal?: AbortSignal;
  /** From now, queueing included. Default 30 000 ms. */
  readonly deadlineMs?: number;
}

export interface SupervisedDevice extends AsyncDisposable {
  readonly id: string;
  readonly driver: string;
  readonly address: string;
  readonly capability: CapabilityName;
  /** What it can do beside that. */
  readonly also: readonly CapabilityName[];
  readonly state: Lifecycle;
  readonly status: DeviceStatus;
  /**
   * Runs `work` with the capability while the device is ready or degraded; otherwise, and for a
   * capability it does not have, refuses without sending anything. Every wait inside `work` ends
   * at the deadline or signal: queries then fail, actuations are `unknown` if bytes had left.
   */
  use<K extends CapabilityName, R extends Outcome<unknown> | Actuation>(
    capability: K,
    work: (capability: Capabilities[K], signal: AbortSignal) => Promise<R>,
    options?: UseOptions,
  ): Promise<R | Refusal>;
  /** Asks the device now instead of waiting for the next heartbeat. */
  refresh(options?: UseOptions): Promise<Outcome<DeviceStatus>>;
  /** Resolves when the lifecycle satisfies `wanted`, or refuses at the deadline. */
  until(wanted: (life: Lifecycle) => boolean, options?: UseOptions): Promise<Outcome<Lifecycle>>;
  subscribe(listener: (event: DeviceEvent) => void): () => void;
  /** Ends everything pending, closes the line, settles. */
  close(): Promise<void>;
}

export type Opened =
  | { readonly ok: true; readonly value: SupervisedDevice }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `openDevice` and `checkDevice` of the package: nothing is opened when there is a problem. */
export type OpenDevice = (entry: DeviceEntry, ports: DevicePorts) => Opened;
export type CheckDevice = (entry: unknown) => readonly Problem[];
