import type { Outcome } from '../command/outcome.ts';
import type { Address } from './address.ts';

/** What a driver wants of a USB or HID device besides its address. */
export interface PacketSettings {
  /** USB: the interface to claim, by class (0B: chip card readers); default the first. */
  readonly interfaceClass?: number;
  /** HID: the collection to open when a device has several, e.g. FF00. */
  readonly usagePage?: number;
  /** HID: reports begin with their number, which is then the packet's channel. */
  readonly numberedReports?: boolean;
}

/** Line settings a driver prefers when the address does not say. */
export interface LineSettings {
  readonly packets?: PacketSettings;
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
  /** Goes on at another rate, where the line has one: ttys only. */
  retune?(baudRate: number): Promise<Outcome<void>>;
}

/** HID channels from here on send feature reports. */
export const featureChannel = 0x100;

/**
 * Borders kept, channels told apart. USB: the channel is the endpoint address (81 = first IN);
 * 0 sends to the first bulk OUT. HID: the channel is the report number, 0 where there is none;
 * 100 + number (hex) sends a feature report.
 */
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

/** A card under power: its answer to reset and the transmission protocol (T=0 or T=1) in use. */
export interface PoweredCard {
  readonly atr: Uint8Array;
  readonly protocol: 0 | 1;
}

/** A chip card behind somebody else's reader stack (PC/SC). */
export interface CardConnection extends ConnectionBase {
  readonly medium: 'card';
  present(): Promise<Outcome<boolean>>;
  /** Powers the card; `no-card` when there is none. */
  connect(): Promise<Outcome<PoweredCard>>;
  /** One command and its answer, as the protocol of the card wants them. */
  transmit(apdu: Uint8Array): Promise<Outcome<Uint8Array>>;
  disconnect(): Promise<void>;
}

/** A camera's newest frame made small, beside its whole ones: for looking, many times a second. */
export const previewFile = '.preview.jpg';

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
