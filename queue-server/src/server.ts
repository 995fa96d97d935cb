import fastify from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Server as SocketServer } from 'socket.io';
import type { City } from './city.ts';
import type { Config } from './config.ts';
import { remitOf } from './halls/remit.ts';
import './http/augment.ts';
import { bodyLimit, registerBodies } from './http/body.ts';
import { registerGate } from './http/gate.ts';
import { registerOpenApi } from './http/openapi.ts';
import { registerHeaders, registerPages } from './http/pages.ts';
import { noAddress, registerProblems } from './http/problems.ts';
import { schemasWhenUsed } from './http/schemas-when-used.ts';
import {
  openJournal,
  openSqlite,
  type Journal,
  type JournalHooks,
  type Store,
} from './journal/index.ts';
import { makeFolderOf } from './ports/folder.ts';
import {
  silentLog,
  systemClock,
  systemDefer,
  systemRng,
  type Clock,
  type Defer,
  type Log,
  type Rng,
} from './ports/index.ts';
import { isKeyed, secretMigrations, secretsOf } from './keys/secrets.ts';
import { serverKey } from './keys/server-key.ts';
import { ownAddress } from './nodes/own-address.ts';
import { PassingOn } from './nodes/passing-on.ts';
import { answerNodes } from './nodes/transport/answering.ts';
import { Hub } from './realtime/hub.ts';
import { watchStore } from './realtime/store-watch.ts';
import { broadcastOn, openSockets, serveSockets } from './realtime/transport/sockets.ts';
import type { App, Foundation, Parts, Room } from './room.ts';
import { rooms as allRooms } from './rooms.ts';

export interface Ports {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly defer: Defer;
  readonly log: Log;
}

export interface ServerOptions {
  readonly config: Config;
  readonly city: City;
  /** What a simulation or a test replaces; the machine's own otherwise. */
  readonly ports?: Partial<Ports>;
  /** The folder of the built pages; without it only the API is served. */
  readonly staticRoot?: string;
  readonly hooks?: JournalHooks;
  /** `at-start` finds a schema that cannot be compiled; the first who asks would find it otherwise. */
  readonly schemas?: 'when-used' | 'at-start';
}

export interface Server extends AsyncDisposable {
  /** Starts answering; resolves with the address. */
  listen(): Promise<string>;
  /** Finishes what has begun, then lets go of the port and the store. */
  close(): Promise<void>;
  /** The address once it listens; port 0 in the configuration takes any free one. */
  readonly url: string;
  readonly journal: Journal;
  readonly store: Store;
}

/** The whole queue-server over one store: opens and migrates it, seeds it, and wires every room. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { config, city } = options;
  const ports: Ports = {
    clock: systemClock,
    rng: systemRng,
    defer: systemDefer,
    log: silentLog,
    ...options.ports,
  };
  const foundation: Foundation = { ...ports, city };
  const rooms = allRooms.map((make) => make(foundation));
  const store = await openStore(config, ports.clock, rooms);
  try {
    return await serverOver(store, rooms, foundation, ports, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openStore(config: Config, clock: Clock, rooms: readonly Room[]): Promise<Store> {
  const migrations = [...secretMigrations, ...rooms.flatMap((room) => room.migrations ?? [])];
  if (config.databaseUrl !== undefined) {
    // A hall on SQLite need not hold the other engine's client.
    const { openPostgres } = await import('./journal/postgres/index.ts');
    return openPostgres({
      url: config.databaseUrl,
      clock,
      migrations,
      patience: config.databasePatience ?? databasePatience,
    });
  }
  if (config.databaseFile !== ':memory:') makeFolderOf(config.databaseFile);
  return openSqlite({ path: config.databaseFile, clock, migrations });
}

/** Opens the journal and lets every room put what it must find there, and begin its rounds. */
async function startRooms(
  store: Store,
  rooms: readonly Room[],
  foundation: Foundation,
  ports: Ports,
  options: ServerOptions,
) {
  const key = serverKey(options.config, ports.rng, await isKeyed(store));
  const secret = await secretsOf(store, ports.rng, key);
  const nodes =
    store.announceAs === undefined
      ? undefined
      : new PassingOn({ ...ports, key: await secret('nodes') });
  const journal = await openJournal({
    store,
    ...ports,
    deciders: rooms.flatMap((room) => room.deciders ?? []),
    projections: rooms.flatMap((room) => room.projections ?? []),
    hooks: options.hooks ?? {},
    ...(nodes === undefined ? {} : { peers: nodes }),
  });
  const parts: Parts = { ...foundation, journal, store, secret };
  const stops: (() => void)[] = [];
  for (const room of rooms) if (room.start) stops.push(await room.start(parts));
  return { journal, parts, stops, nodes };
}

/** Longer than any batch; shorter than a clerk looks at a button that does nothing. Milliseconds. */
const databasePatience = 10_000;

function portOf(app: App): number {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function serverOver(
  store: Store,
  rooms: readonly Room[],
  foundation: Foundation,
  ports: Ports,
  options: ServerOptions,
): Promise<Server> {
  const start = () => startRooms(store, rooms, foundation, ports, options);
  const { journal, parts, stops, nodes } = await (store.oneAtATime?.(start) ?? start());
  const authenticators = rooms.flatMap((room) => room.authenticate?.(parts) ?? []);

  const app: App = fastify({
    bodyLimit,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: noAddress,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    ...(options.schemas === 'at-start' ? {} : { schemaController: schemasWhenUsed() }),
  }).withTypeProvider<TypeBoxTypeProvider>();
  registerHeaders(app);
  registerProblems(app, ports.log);
  registerBodies(app);
  registerGate(app, authenticators, remitOf(options.city));
  registerOpenApi(app);
  for (const room of rooms) room.routes?.(app, parts);
  app.get('/health', { schema: { hide: true } }, async () => {
    await store.read(async (tx) => tx.rows.feed('health'));
    return { ready: true, store: store.engine };
  });
  if (options.staticRoot !== undefined) {
    registerPages(app, options.staticRoot, `/board/${options.city.halls[0]?.id ?? ''}`);
  }
  await app.ready();

  const io: SocketServer = openSockets(app.server);
  const streams = Object.assign({}, ...rooms.map((room) => room.streams ?? {}));
  const hub = new Hub({ journal, clock: ports.clock, streams, broadcast: broadcastOn(io) });
  stops.push(serveSockets(io, hub, authenticators, ports.clock));
  if (store.shared) {
    const patienceMs = options.config.databasePatience ?? databasePatience;
    const watch = watchStore({
      store,
      clock: ports.clock,
      patienceMs,
      tell: (news) => void io.emit('store', news),
    });
    io.on('connection', (socket) => void socket.emit('store', watch.news()));
    stops.push(watch.stop);
  }

  /** Other nodes may reach this one from now on, and are told where with every commit. */
  async function meetNodes(): Promise<void> {
    const { host, nodeUrl } = options.config;
    const name = ports.rng.uuid();
    const key = await parts.secret('nodes');
    stops.push(answerNodes(app.server, { ...ports, journal, key, name }));
    const at = nodeUrl === undefined ? ownAddress(host, portOf(app), name) : `${nodeUrl}#${name}`;
    nodes?.listensAt(at);
    store.announceAs?.(at);
  }

  let url = '';
  let closing: Promise<void> | undefined;
  async function shut(): Promise<void> {
    for (const stop of stops) stop();
    await hub.close();
    // Without this the open WebSockets would keep the port.
    io.disconnectSockets(true);
    await app.close();
    nodes?.close();
    await io.close();
    await journal[Symbol.asyncDispose]();
    await store.close();
  }
  const close = () => (closing ??= shut());
  return {
    journal,
    store,
    async listen() {
      const { host, port } = options.config;
      url = await app.listen({ host, port });
      if (nodes !== undefined) await meetNodes();
      return url;
    },
    close,
    [Symbol.asyncDispose]: close,
    get url() {
      return url;
    },
  };
}
