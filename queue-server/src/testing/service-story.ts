import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from '../server.ts';
import { systemRng, virtualClock, type VirtualClock } from '../ports/index.ts';
import type { CabinetEvent } from '../protocol/index.ts';
import { accountOf, accountRow } from '../staff/accounts.ts';
import { cookieWith } from '../staff/cookie.ts';
import { SessionBook } from '../staff/sessions.ts';
import { personAt, type Person, type Reply } from './http.ts';
import { testKey } from './server-key.ts';
import { serviceCity } from './service-city.ts';
import { TestTerminal } from './terminal.ts';

/** Wednesday, 18 November 2026, 20:00 in Shanghai. */
export const evening = Date.parse('2026-11-18T12:00:00.000Z');

const holder = { kind: 'citizen', digest: 'ab'.repeat(32) } as const;
const staff = { kind: 'staff', account: 'lockers1' } as const;

/** A server with terminals and lockers on a virtual clock, and the people who use it. */
export interface ServiceStory extends AsyncDisposable {
  readonly server: Server;
  readonly clock: VirtualClock;
  readonly terminal: TestTerminal;
  person(account?: string): Promise<Person>;
  /** A valid application for `item`, with one uploaded page. */
  application(over?: Record<string, unknown>): Promise<Record<string, unknown>>;
  submit(over?: Record<string, unknown>): Promise<Reply>;
  restart(): Promise<void>;
  /** The next time the server logs this. */
  logged(event: string): Promise<unknown>;
}

let keys = 0;

/** The same person with a session cookie. */
function signedIn(one: Person, cookie: string): Person {
  const send: Person['send'] = (path, init) =>
    one.send(path, { ...init, headers: { ...init.headers, cookie } });
  return {
    ...one,
    cookie,
    send,
    get: (path) => send(path, {}),
    delete: (path) => send(path, { method: 'DELETE' }),
    post: (path, body = {}, key = `staff-key-${++keys}`) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      }),
  };
}

export const number = (serial: number, terminal = '001', region = '419900'): string =>
  `${region}20261118${terminal}${String(serial).padStart(4, '0')}`;

export async function serviceStory(
  databaseFile = ':memory:',
  databaseUrl?: string,
): Promise<ServiceStory> {
  const clock = virtualClock(evening);
  const lines = new EventEmitter();
  const open = () =>
    createServer({
      config: {
        host: '127.0.0.1',
        port: 0,
        databaseUrl,
        databaseFile,
        ...(databaseUrl === undefined ? {} : { serverKey: testKey }),
      },
      city: serviceCity,
      ports: { clock, log: (event, fields) => void lines.emit(event, fields) },
    });
  let server = await open();
  let url = await server.listen();
  const terminal = new TestTerminal(
    () => url,
    () => clock.now(),
  );
  // Signed in at the book itself: hashing passwords slowly is tested where it belongs, with the staff.
  async function person(account?: string): Promise<Person> {
    const one = personAt(url);
    if (account === undefined) return one;
    const row = await server.store.read((tx) => accountRow(tx, account));
    if (row === undefined) throw new Error(`nobody is called ${account}`);
    const book = new SessionBook(server.store, clock, systemRng);
    const { token } = await book.open(accountOf(row));
    const [cookie = ''] = cookieWith(token, 60, false).split(';');
    return signedIn(one, cookie);
  }
  await terminal.enrol(await person('admin1'), 'yunxi-01');

  async function application(over: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const page = await terminal.upload('a page of the household register');
    return {
      number: number(1),
      password: '271828',
      site: 'yunxi',
      terminal: 'yunxi-01',
      item: 'pension',
      itemVersion: 1,
      submittedAt: new Date(clock.now()).toISOString(),
      situations: {},
      answers: { name: '林知夏', level: '500' },
      applicant: { name: '林知夏', idNumber: '419902199304121424', card: 'citizen' },
      contact: { kind: 'own', phone: '13900000001' },
      collectors: [],
      materials: [
        { material: 'book', how: 'scanned', pages: [page] },
        { material: 'agreement', how: 'locker', pages: [] },
      ],
      undoWaived: true,
      ...over,
    };
  }
  return {
    get server() {
      return server;
    },
    clock,
    terminal,
    person,
    application,
    submit: async (over) => terminal.post('/api/cases', await application(over)),
    async restart() {
      await server.close();
      server = await open();
      url = await server.listen();
    },
    logged: (event) => once(lines, event),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** What the cabinet's terminal writes while somebody leaves two sheets in compartment c1. */
export const depositEvents = (deposit: string, about = number(1)): CabinetEvent[] => [
  {
    type: 'compartment-reserved',
    data: { compartment: 'c1', purpose: 'deposit', reference: deposit, holder },
  },
  {
    type: 'unlock-intended',
    data: { effect: `${deposit}.1`, compartment: 'c1', purpose: 'deposit', holder },
  },
  {
    type: 'unlock-settled',
    data: { effect: `${deposit}.1`, compartment: 'c1', outcome: 'succeeded' },
  },
  { type: 'door-closed', data: { compartment: 'c1', occupied: true } },
  {
    type: 'deposit-placed',
    data: {
      deposit,
      compartment: 'c1',
      case: about,
      slip: 'D0001',
      contents: [{ material: 'agreement', copies: 2 }],
      holder,
    },
  },
];

export const collectEvent = (deposit: string): CabinetEvent => ({
  type: 'deposit-collected',
  data: { deposit, compartment: 'c1', account: 'lockers1' },
});

export const loadEvent = (grant: string, about = number(1)): CabinetEvent => ({
  type: 'parcel-loaded',
  data: { grant, compartment: 'c2', case: about, account: 'lockers1' },
});

export const openEvent = (grant: string): CabinetEvent => ({
  type: 'parcel-opened',
  data: { grant, compartment: 'c2', holder },
});

export const deliverEvent = (grant: string): CabinetEvent => ({
  type: 'parcel-delivered',
  data: { grant, compartment: 'c2', holder },
});
export { holder, staff };

/** Asks again until the answer is as wanted; reactions follow events, they are not part of them. */
export async function eventually(
  ask: () => Promise<Reply>,
  wanted: (reply: Reply) => boolean,
): Promise<Reply> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const reply = await ask();
    if (wanted(reply)) return reply;
    if (Date.now() > deadline) {
      throw new Error(`still ${reply.status} ${JSON.stringify(reply.body)}`);
    }
    await new Promise((done) => setTimeout(done, 5));
  }
}
