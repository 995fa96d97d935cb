import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openJournal,
  openSqlite,
  type Decider,
  type Journal,
  type Store,
} from '../journal/index.ts';
import { silentLog, systemRng, virtualClock } from '../ports/index.ts';
import { reactionMigration, Reactions, type Reacted } from './reactions.ts';

interface Rang {
  readonly type: 'rang';
  readonly data: { readonly n: number };
}
const bell: Decider<null, number, Rang, null> = {
  kind: 'bell',
  initial: () => null,
  decide: (_, n) => ({ events: [{ type: 'rang', data: { n } }], answer: null }),
  evolve: () => null,
};
const clock = virtualClock(0);
const at = { feed: 'site/a', stream: 'bell/a' };

describe('a reaction', () => {
  let folder: string;
  let store: Store;
  let journal: Journal;
  let reactions: Reactions;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'banshi-reactions-'));
    await open();
  });
  afterEach(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(): Promise<void> {
    reactions = new Reactions();
    store = openSqlite({
      path: join(folder, 'a.sqlite'),
      clock,
      migrations: [reactionMigration],
    });
    const projections = [reactions.projectionOf('echo', 1, ['rang'])];
    journal = await openJournal({ store, clock, rng: systemRng, deciders: [bell], projections });
  }
  async function close(): Promise<void> {
    await reactions.stop();
    await journal[Symbol.asyncDispose]();
    await store.close();
  }
  const ring = (n: number, stream = at.stream) =>
    journal.execute(bell, { ...at, stream }, n, { by: 'test' });
  function start(react: (n: number) => Reacted | Promise<Reacted>): void {
    const echo = {
      name: 'echo',
      types: ['rang'],
      // Only `bell` writes this type.
      react: async (event: { readonly data: object }) => react((event.data as Rang['data']).n),
    };
    reactions.start({ store, journal, clock, log: silentLog }, [echo], [at.feed]);
  }
  async function until(condition: () => boolean): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!condition()) {
      if (Date.now() > deadline) throw new Error('it never happened');
      await new Promise((done) => setTimeout(done, 2));
    }
  }

  it('follows every event once, in order', async () => {
    const heard: number[] = [];
    start((n) => {
      heard.push(n);
      return 'done';
    });
    for (let n = 1; n <= 210; n++) await ring(n);
    await until(() => heard.length >= 210);
    expect(heard).toEqual(Array.from({ length: 210 }, (_, i) => i + 1));
  });

  it('waits, with everything behind it, for what it needs, and asks again after a while', async () => {
    const heard: number[] = [];
    let ready = false;
    start((n) => {
      if (n === 1 && !ready) return 'later';
      heard.push(n);
      return 'done';
    });
    await ring(1);
    await ring(2);
    await reactions.idle();
    expect(heard).toEqual([]);
    ready = true;
    await until(() => {
      clock.advance(15_000);
      return heard.length === 2;
    });
    expect(heard).toEqual([1, 2]);
  });

  it('is made up for after a restart', async () => {
    await ring(1);
    await ring(2);
    await close();
    await open();
    const heard: number[] = [];
    start((n) => {
      heard.push(n);
      return n === 1 ? 'dropped' : 'done';
    });
    await until(() => heard.length === 2);
    await close();
    await open();
    start((n) => {
      heard.push(n * 10);
      return 'done';
    });
    await ring(3);
    await until(() => heard.length >= 3);
    expect(heard).toEqual([1, 2, 30]);
  });

  it('waits in its own lane: a hundred that wait do not hold up the others', async () => {
    const heard: number[] = [];
    start((n) => {
      if (n < 1_000) return 'later';
      heard.push(n);
      return 'done';
    });
    for (let n = 1; n <= 120; n++) await ring(n, `bell/waits-${n}`);
    await ring(1_000, 'bell/goes');
    await until(() => heard.length === 1);
  });

  it('that fails is tried again, and holds nothing else up', async () => {
    let failures = 0;
    const heard: number[] = [];
    start((n) => {
      if (failures < 2) {
        failures += 1;
        throw new Error('the gateway is down');
      }
      heard.push(n);
      return 'done';
    });
    await ring(1);
    await ring(2, 'bell/b');
    await until(() => {
      clock.advance(15_000);
      return heard.length === 2;
    });
    expect(failures).toBe(2);
  });
});
