import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { IncomingHttpHeaders } from 'node:http';
import type { City } from './city.ts';
import type {
  AnyDecider,
  Audiences,
  Journal,
  Migration,
  Projection,
  Refusal,
  Store,
} from './journal/index.ts';
import type { Clock, Log, Rng } from './ports/index.ts';
import type { Role } from './protocol/index.ts';

/** Who sends a request. */
export type Caller =
  | { readonly kind: 'anyone' }
  | {
      readonly kind: 'staff';
      readonly account: string;
      readonly name: string;
      readonly roles: readonly Role[];
      readonly hall: string;
    }
  | { readonly kind: 'terminal'; readonly terminal: string; readonly site: string };

/** Who may use a route: anybody, staff with one of the roles, or enrolled terminals. */
export type Access = 'anyone' | readonly (Role | 'terminal')[];

/** What there is of a request when its sender is identified. */
export interface Knock {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** The body as sent, before parsing. */
  readonly rawBody: Buffer | undefined;
}

/** Recognises one kind of sender; undefined leaves it to the next. */
export type Authenticator = (knock: Knock) => Promise<Caller | Refusal | undefined>;

export type App = FastifyInstance<
  FastifyInstance['server'],
  FastifyRequest['raw'],
  Parameters<FastifyInstance['routing']>[1],
  FastifyInstance['log'],
  TypeBoxTypeProvider
>;

/** What every room is built from. */
export interface Foundation {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly log: Log;
  readonly city: City;
}

/** What every room's routes and background work may use. */
export interface Parts extends Foundation {
  readonly journal: Journal;
  readonly store: Store;
  /** A 32-byte key of that name, derived from the server's key, which is not in the store. */
  readonly secret: (name: string) => Promise<Uint8Array>;
}

/** How one kind of stream is read from outside. */
export interface StreamAccess {
  /** The feed of the stream, or undefined when there is no such stream. */
  readonly feed: (stream: string) => string | undefined;
  /** The audiences the caller belongs to; none: the stream may not be read at all. */
  readonly audiences: (caller: Caller, stream: string) => readonly string[];
  readonly events: Audiences;
}

/** One domain of the server: its rules, its tables, its routes. `rooms.ts` lists them. */
export interface Room {
  readonly migrations?: readonly Migration[];
  readonly deciders?: readonly AnyDecider[];
  readonly projections?: readonly Projection[];
  /** By kind of stream: `hall`, `case`, … */
  readonly streams?: Readonly<Record<string, StreamAccess>>;
  /** Called once the store is open, before the first request; answers how to stop. */
  readonly start?: (parts: Parts) => Promise<() => void>;
  readonly authenticate?: (parts: Parts) => Authenticator;
  readonly routes?: (app: App, parts: Parts) => void;
}

export type RoomFactory = (foundation: Foundation) => Room;
