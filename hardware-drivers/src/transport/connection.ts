import type { Outcome } from '../command/outcome.ts';
import type { Address } from './address.ts';

/** Line settings a driver prefers when the address does not say. */
export interface LineSettings {
  readonly baudRate?: number;
  readonly dataBits?: 7 | 8;
  readonly parity?: 'none' | 'even' | 'odd';
  readonly stopBits?: 1 | 2;
}

interface ConnectionBase extends AsyncDisposable {
  readonly address: Address;
  /** Called once when the far end goes (unplugged, hung up, reset); not after `close()`. */
  onClose(listener: (why: string) => void): () => void;
  /** Always settles, within the transport's own deadline, even when the system call hangs. */
  close(): Promise<void>;
}

/** A stream of bytes without borders: serial lines and TCP. */
export interface StreamConnection extends ConnectionBase {
  readonly medium: 'stream';
  /** Resolves when the bytes were handed to the system; rejects never: see the outcome. */
  send(bytes: Uint8Array): Promise<Outcome<void>>;
  onData(listener: (bytes: Uint8Array) => void): () => void;
}

/** Borders kept, channels told apart: HID reports (channel = report id) and USB endpoints. */
export interface PacketConnection extends ConnectionBase {
  readonly medium: 'packet';
  send(packet: Uint8Array, channel: number): Promise<Outcome<void>>;
  onPacket(listener: (packet: Uint8Array, channel: number) => void): () => void;
}

export interface HttpRequest {
  readonly method: string;
  /** Appended to the address's URL when it starts with "/", otherwise absolute. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** One request, one response. */
export interface HttpConnection extends ConnectionBase {
  readonly medium: 'http';
  request(request: HttpRequest, signal: AbortSignal): Promise<Outcome<HttpResponse>>;
}

/** A chip card behind somebody else's reader stack (PC/SC). */
export interface CardConnection extends ConnectionBase {
  readonly medium: 'card';
  present(): Promise<Outcome<boolean>>;
  /** Powers the card; the value is its answer to reset. */
  connect(): Promise<Outcome<Uint8Array>>;
  transmit(apdu: Uint8Array): Promise<Outcome<Uint8Array>>;
  disconnect(): Promise<void>;
}

/** Files that appear in a folder: the frames of a document camera. */
export interface FolderConnection extends ConnectionBase {
  readonly medium: 'folder';
  /** Names and modification times (epoch ms), oldest first. */
  list(): Promise<Outcome<readonly { readonly name: string; readonly modifiedAt: number }[]>>;
  read(name: string): Promise<Outcome<Uint8Array>>;
}

export type Connection =
  StreamConnection | PacketConnection | HttpConnection | CardConnection | FolderConnection;

export type Medium = Connection['medium'];

/** Opens one scheme. */
export interface Transport {
  readonly scheme: Address['scheme'];
  /** Why this machine cannot use it (no libusb, no pcscd), or undefined when it can. */
  unavailable(): Promise<string | undefined>;
  open(address: Address, settings: LineSettings): Promise<Outcome<Connection>>;
}

/** The port through which every driver reaches its device: real wires, replays or simulated ones. */
export interface Wire {
  open(address: Address, settings: LineSettings): Promise<Outcome<Connection>>;
}
