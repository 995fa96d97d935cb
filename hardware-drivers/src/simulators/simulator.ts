import { unhex } from '../framing/framing.ts';
import type { HttpRequest, HttpResponse, PoweredCard } from '../transport/connection.ts';
import type { Clock } from '../ports/index.ts';
import type { Chance } from './seeded.ts';

/** What every simulated device is made from: no clock and no chance of its own. */
export interface SimulatorPorts {
  readonly clock: Clock;
  readonly chance: Chance;
  /** The clock's `after` where its timers are too coarse for single bytes: on real lines. */
  readonly exactly?: Clock['after'];
}

/**
 * A device that speaks bytes: what goes in, what comes out, and the physical world around it.
 * It does not know whether a pty, a socket or a virtual wire carries its bytes.
 */
export interface StreamBrain<World> {
  readonly medium: 'stream';
  /** The rate a paced line runs at. */
  readonly baudRate: number;
  /** It was set to a rate of its own: a host at another rate is neither heard nor understood. */
  readonly tuned?: boolean;
  readonly world: World;
  receive(bytes: Uint8Array): void;
  /** Where its bytes go: one call per answer or report. Set by the line it hangs on. */
  onSend(send: (bytes: Uint8Array) => void): void;
  /** Power came back or somebody plugged it in: volatile state is lost. */
  powerUp(): void;
}

/** A device that speaks HTTP. */
export interface HttpBrain<World> {
  readonly medium: 'http';
  readonly world: World;
  handle(request: HttpRequest): Promise<HttpResponse>;
  powerUp(): void;
}

/** A device whose software writes frames into a folder. */
export interface FolderBrain<World> {
  readonly medium: 'folder';
  readonly world: World;
  /** Between two frames, in milliseconds. */
  readonly frameMs: number;
  /** The newest frame; times are epoch milliseconds. */
  frame(): { readonly name: string; readonly modifiedAt: number; readonly bytes: Uint8Array };
  powerUp(): void;
}

/** A slot of a reader stack with whatever chip card lies in it. */
export interface CardBrain<World> {
  readonly medium: 'card';
  readonly world: World;
  readonly present: boolean;
  /** Answer to reset of the card that lies there; empty when none does. */
  readonly atr: Uint8Array;
  /** Called when a card came or went. */
  onChange(listener: () => void): () => void;
  /** Undefined when there is no card, or one that stays mute. */
  powerOn(): PoweredCard | undefined;
  /** Undefined when the card is not there or not powered (any more). */
  transmit(apdu: Uint8Array): Uint8Array | undefined;
  powerOff(): void;
  powerUp(): void;
}

/** A command a person types to the simulated world: `take`, `close 3`, `lay {"name": …}`. */
export type Commands = Readonly<Record<string, Command>>;
export interface Command {
  readonly help: string;
  /** The value is printed as JSON; throws a `WorldError` for what cannot be done. */
  readonly run: (...words: string[]) => unknown;
}

export class WorldError extends Error {}

export const numberWord = (word: string | undefined, name: string): number => {
  const value = Number(word);
  if (word === undefined || word === '' || !Number.isFinite(value))
    throw new WorldError(`${name} must be a number`);
  return value;
};

/** `on`, or nothing said, or `off`. */
export function onOffWord(word: string | undefined): boolean {
  if (word !== undefined && word !== 'on' && word !== 'off')
    throw new WorldError('expected on or off');
  return word !== 'off';
}

/** The bytes of `noise HEX`; none for `off`. */
export function noiseWord(word: string | undefined): Uint8Array {
  const bytes = word === undefined || word === 'off' ? new Uint8Array(0) : unhex(word);
  if (!bytes) throw new WorldError('noise must be hex');
  return bytes;
}
