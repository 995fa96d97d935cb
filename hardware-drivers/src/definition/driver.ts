import type { Capabilities, CapabilityName, Observation } from '../capability/index.ts';
import type { Outcome } from '../command/outcome.ts';
import type { Framing } from '../framing/framing.ts';
import type { BusTiming, StreamIo } from '../session/bus.ts';
import type { CardIo } from '../session/slot.ts';
import type { FolderIo } from '../session/folder.ts';
import type { HttpIo } from '../session/web.ts';
import type { Observed } from '../status/status.ts';
import type { Problem } from '../supervisor/device.ts';
import type { Identity } from '../supervisor/lifecycle.ts';
import type { Scheme } from '../transport/address.ts';
import type { LineSettings } from '../transport/connection.ts';
import type { Packing } from '../transport/packing.ts';
import type { ProfileOf, ProfileSchema } from './profile.ts';

/** What a frame says, in words for `device decode` and for the vectors. */
export interface Described {
  /** Missing when request and reply are the same bytes. */
  readonly direction?: 'host->device' | 'device->host';
  readonly meaning: string;
}

/** The memory of one open line to one device. It lives from opening to hang-up. */
export interface Conversation<Io, C extends CapabilityName> {
  /** Makes sure that the right device answers. `wrong-device` ends the attempts early. */
  identify(io: Io): Promise<Outcome<Identity>>;
  /** The heartbeat: a harmless question whose answer is also the status. */
  check(io: Io): Promise<Outcome<Observed>>;
  capability(io: Io): Capabilities[C];
  /** What else this device can do; what its profile names nothing for is left out. */
  also?(io: Io): Partial<Capabilities>;
  /** A frame nobody had asked for. */
  unasked?(frame: Uint8Array): void;
}

/** What a conversation may tell its supervisor by itself. */
export interface Notify {
  observation(observation: Observation): void;
  status(observed: Observed): void;
}

interface DriverBase<S extends ProfileSchema, C extends CapabilityName> {
  readonly id: string;
  readonly title: string;
  /** The maker's manual or standard this rests on, with its edition. */
  readonly manual: string;
  readonly capability: C;
  /** Capabilities beside the first one, e.g. the lamps of an I/O module. */
  readonly also?: readonly CapabilityName[];
  readonly schemes: readonly Scheme[];
  readonly profile: S;
  readonly heartbeatMs: number;
  /** Rules between settings; paths are relative to the profile. */
  refine?(profile: ProfileOf<S>): readonly Problem[];
  /** What a frame says, without context; undefined when it means nothing in this protocol. */
  describe(frame: Uint8Array): Described | undefined;
  /** Builds a request by name, for the vectors: both ways must agree on the bytes. */
  readonly build: Readonly<Record<string, (...args: never[]) => Uint8Array>>;
}

export interface StreamDriver<S extends ProfileSchema, C extends CapabilityName> extends DriverBase<
  S,
  C
> {
  readonly medium: 'stream';
  line(profile: ProfileOf<S>): LineSettings;
  /** How its frames travel in USB transfers or HID reports; only for drivers with such addresses. */
  packing?(profile: ProfileOf<S>, scheme: Scheme): Packing;
  readonly timing: BusTiming;
  framing(profile: ProfileOf<S>): Framing;
  /** For `device decode`, which knows no profile: accepts every variant, both directions. */
  readonly anyFraming: Framing;
  start(profile: ProfileOf<S>, notify: Notify): Conversation<StreamIo, C>;
}

export interface HttpDriver<S extends ProfileSchema, C extends CapabilityName> extends DriverBase<
  S,
  C
> {
  readonly medium: 'http';
  readonly anyFraming: Framing;
  start(profile: ProfileOf<S>, notify: Notify): Conversation<HttpIo, C>;
}

/** A chip card behind a reader stack that speaks the reader's language for us. */
export interface CardDriver<S extends ProfileSchema, C extends CapabilityName> extends DriverBase<
  S,
  C
> {
  readonly medium: 'card';
  readonly anyFraming: Framing;
  start(profile: ProfileOf<S>, notify: Notify): Conversation<CardIo, C>;
}

/** A device whose software writes files: frames of a document camera. */
export interface FolderDriver<S extends ProfileSchema, C extends CapabilityName> extends DriverBase<
  S,
  C
> {
  readonly medium: 'folder';
  readonly anyFraming: Framing;
  start(profile: ProfileOf<S>, notify: Notify): Conversation<FolderIo, C>;
}

export type DriverDefinition<S extends ProfileSchema, C extends CapabilityName> =
  StreamDriver<S, C> | HttpDriver<S, C> | CardDriver<S, C> | FolderDriver<S, C>;

/** A driver whose own profile type is closed over; what the registry and the supervisor see. */
export interface Driver {
  readonly id: string;
  readonly title: string;
  readonly manual: string;
  readonly capability: CapabilityName;
  readonly also: readonly CapabilityName[];
  readonly medium: Plan['medium'];
  readonly schemes: readonly Scheme[];
  readonly profile: ProfileSchema;
  readonly heartbeatMs: number;
  readonly anyFraming: Framing;
  readonly build: Readonly<Record<string, (...args: never[]) => Uint8Array>>;
  describe(frame: Uint8Array): Described | undefined;
  /** Checks the profile and returns how to talk, or the problems. */
  configure(profile: unknown): Configured;
}

export type Configured =
  | { readonly ok: true; readonly value: Plan }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A driver with its profile applied. */
export type Plan =
  | {
      readonly medium: 'stream';
      readonly line: LineSettings;
      readonly timing: BusTiming;
      readonly framing: Framing;
      packing?(scheme: Scheme): Packing;
      start(notify: Notify): Conversation<StreamIo, CapabilityName>;
    }
  | {
      readonly medium: 'card';
      start(notify: Notify): Conversation<CardIo, CapabilityName>;
    }
  | {
      readonly medium: 'http';
      start(notify: Notify): Conversation<HttpIo, CapabilityName>;
    }
  | {
      readonly medium: 'folder';
      start(notify: Notify): Conversation<FolderIo, CapabilityName>;
    };
