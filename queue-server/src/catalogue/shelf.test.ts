import { describe, expect, it } from 'vitest';
import { openSqlite, type Store } from '../journal/index.ts';
import { virtualClock } from '../ports/index.ts';
import type { Catalogue, ServiceItem } from '../protocol/index.ts';
import { serviceCity } from '../testing/service-city.ts';
import { catalogueMigration, nextEdition, Shelf } from './shelf.ts';

const clock = virtualClock(0);
const catalogue = ((): Catalogue => {
  if (serviceCity.services === undefined) throw new Error('the test city has services');
  return serviceCity.services.catalogue;
})();
const changed = (change: Partial<ServiceItem>): Catalogue => ({
  ...catalogue,
  items: catalogue.items.map((item, i) => (i === 0 ? { ...item, ...change } : item)),
});

async function shelved(store: Store, given: Catalogue): Promise<Shelf> {
  const shelf = new Shelf(store, clock);
  await shelf.seed(given);
  return shelf;
}
const open = (): Store => openSqlite({ path: ':memory:', clock, migrations: [catalogueMigration] });

describe('the shelf of service items', () => {
  it('makes a new edition only when something changed, and renumbers only what did', async () => {
    const store = open();
    expect((await shelved(store, catalogue)).current.version).toBe(1);
    const again = await shelved(store, catalogue);
    expect(again.current.version).toBe(1);
    const limits = { legal: 10, promised: 2 };
    const next = await shelved(store, changed({ limits }));
    expect(next.current.version).toBe(2);
    expect(next.current.items.map(({ version }) => version)).toEqual([2, 1, 1]);
    expect(next.text.digest).not.toBe(again.text.digest);
    await store.close();
  });

  it('keeps every version, because a draft keeps the one it was begun with', async () => {
    const store = open();
    await shelved(store, catalogue);
    const shelf = await shelved(store, changed({ limits: { legal: 10, promised: 2 } }));
    expect((await shelf.compiled('pension', 1))?.item.limits.promised).toBe(3);
    expect((await shelf.compiled('pension', 2))?.item.limits.promised).toBe(2);
    expect(await shelf.compiled('pension', 3)).toBeUndefined();
    expect(shelf.item('pension')?.version).toBe(2);
    await store.close();
  });

  it('refuses a catalogue that does not pass, and keeps the old one', async () => {
    const store = open();
    await shelved(store, catalogue);
    const broken = changed({ limits: { legal: 1, promised: 5 } });
    await expect(shelved(store, broken)).rejects.toThrow('pension /limits');
    expect((await shelved(store, catalogue)).current.version).toBe(1);
    await store.close();
  });

  it('counts on from the version an item already has', () => {
    const before = nextEdition(null, changed({ version: 4 }));
    const after = nextEdition(
      before,
      changed({ version: 1, fee: { yuan: 1, basis: before.items[0]?.name ?? { zh: '', en: '' } } }),
    );
    expect(after.items[0]?.version).toBe(5);
  });
});
