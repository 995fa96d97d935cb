import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openJournal, openSqlite, type Journal, type Store } from '../journal/index.ts';
import type { Order } from '../journal/batch.ts';
import { systemClock, systemDefer, systemRng, virtualClock } from '../ports/index.ts';
import { ledger, ledgerMigrations } from '../journal/testing/ledger.ts';
import { ownAddress } from './own-address.ts';
import { PassingOn } from './passing-on.ts';
import { answerNodes } from './transport/answering.ts';

const key = new Uint8Array(32).fill(7);
const feed = 'site/yunxi';
const start = Date.UTC(2026, 10, 22, 2);
const ports = { clock: systemClock, defer: systemDefer, rng: systemRng };
const payIn = (name: string): Order => ({
  stream: 'ledger/a',
  by: 'anna',
  key: { caller: 'anna', key: name, digest: 'd' },
  work: { kind: 'command', command: { do: 'pay-in', amount: 1 } },
});

/** A node that answers on a port, and one that passes on. */
describe('a line between two nodes', () => {
  const cleanups: (() => unknown)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  async function journalNow() {
    const store: Store = openSqlite({
      path: ':memory:',
      clock: systemClock,
      migrations: ledgerMigrations,
    });
    const self = { self: 'here', ask: async () => undefined };
    const clock = virtualClock(start);
    const parts = { ...ports, clock, store, deciders: [ledger], peers: self };
    const journal = await openJournal(parts);
    cleanups.push(
      () => store.close(),
      () => journal[Symbol.asyncDispose](),
    );
    return { journal, clock };
  }

  async function listening(server: Server): Promise<number> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => new Promise((resolve) => server.close(resolve)));
    // It listens on TCP.
    return (server.address() as AddressInfo).port;
  }

  async function nodes() {
    const { journal, clock } = await journalNow();
    const server = createServer();
    const port = await listening(server);
    cleanups.push(answerNodes(server, { ...ports, journal, key, name: 'one' }));
    return { journal, clock, port };
  }

  function passing(withKey = key): PassingOn {
    const one = new PassingOn({ ...ports, key: withKey });
    cleanups.push(() => one.close());
    return one;
  }

  /** A client of the answering node's own; a node without clients takes nothing over. */
  const ownClient = (journal: Journal) =>
    journal.execute(ledger, { feed, stream: 'ledger/a' }, { do: 'pay-in', amount: 1 }, { by: 'b' });

  it('has orders decided there, each once, in the order they were said', async () => {
    const { journal, port } = await nodes();
    await ownClient(journal);
    const other = passing();
    const address = ownAddress('127.0.0.1', port, 'one');
    const sent = ['k1', 'k2', 'k1', 'k3'].map((name) => other.ask(address, feed, payIn(name)));
    const balances = (await Promise.all(sent)).map((one) => one?.ok && one.answer);
    expect(balances).toEqual([2, 3, 2, 4]);
  });

  it('gives an order back to a node that has clients, from one that has none', async () => {
    const { journal, clock, port } = await nodes();
    await journal.state(ledger, { feed, stream: 'ledger/a' });
    const other = passing();
    const address = ownAddress('127.0.0.1', port, 'one');
    expect(await other.ask(address, feed, payIn('k1'))).toEqual({ ok: true, answer: 1 });
    clock.advance(500);
    expect(await other.ask(address, feed, payIn('k2'))).toBeUndefined();
  });

  it('takes nothing from who holds another key, or means a process that is gone', async () => {
    const { journal, port } = await nodes();
    await ownClient(journal);
    const stranger = passing(new Uint8Array(32).fill(8));
    expect(
      await stranger.ask(ownAddress('127.0.0.1', port, 'one'), feed, payIn('k1')),
    ).toBeUndefined();
    const late = ownAddress('127.0.0.1', port, 'the one before');
    expect(await passing().ask(late, feed, payIn('k2'))).toBeUndefined();
    expect(await journal.state(ledger, { feed, stream: 'ledger/a' })).toMatchObject({ seq: 1 });
  });

  it('comes back empty from a node that is silent, cut off, or no node at all', async () => {
    const sockets = new Set<{ destroy(): unknown }>();
    const silent = createServer();
    silent.on('upgrade', (_request, socket) => sockets.add(socket));
    const other = passing();
    const at = (port: number) => ownAddress('127.0.0.1', port, 'one');
    const port = await listening(silent);
    cleanups.push(() => sockets.forEach((socket) => socket.destroy()));
    expect(await other.ask(at(port), feed, payIn('k1'))).toBeUndefined();
    const page = createServer((_request, response) => response.end('a page'));
    expect(await other.ask(at(await listening(page)), feed, payIn('k2'))).toBeUndefined();
    const cut = createServer();
    cut.on('upgrade', (_request, socket) => socket.destroy());
    expect(await other.ask(at(await listening(cut)), feed, payIn('k3'))).toBeUndefined();
    expect(await other.ask('nowhere', feed, payIn('k4'))).toBeUndefined();
  });
});
