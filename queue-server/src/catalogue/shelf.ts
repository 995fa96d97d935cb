import { hash } from 'node:crypto';
import type { Store, Tx } from '../journal/index.ts';
import type { Clock } from '../ports/index.ts';
import type { Catalogue, ServiceItem } from '../protocol/index.ts';
import { compileItem, lintCatalogue, type CompiledItem } from '../rules/index.ts';

interface CatalogueTables {
  catalogues: { version: number; digest: string; body: string; actor: string; at: number };
  catalogue_items: { code: string; version: number; body: string };
}

export const catalogueMigration = {
  name: '0210-catalogue',
  sql: [
    `create table catalogues (
      version INT8 not null primary key, digest TEXT not null, body TEXT not null,
      actor TEXT not null, at INT8 not null
    ) STRICT`,
    `create table catalogue_items (
      code TEXT not null, version INT8 not null, body TEXT not null, primary key (code, version)
    ) STRICT`,
  ],
} as const;

/** Everything about an item but its version and date: what decides whether it changed. */
function contentOf(item: ServiceItem): string {
  return JSON.stringify({ ...item, version: 0, asOf: '' });
}

/** A new edition: items that changed get the next version, the others keep theirs. */
export function nextEdition(before: Catalogue | null, given: Catalogue): Catalogue {
  const known = new Map(before?.items.map((item) => [item.code, item]));
  const items = given.items.map((item) => {
    const old = known.get(item.code);
    if (old === undefined) return item;
    if (contentOf(old) === contentOf(item)) return old;
    return { ...item, version: Math.max(old.version + 1, item.version) };
  });
  return { ...given, version: Math.max((before?.version ?? 0) + 1, given.version), items };
}

/** Who published what the city brought along; an editor's edition is never replaced by it. */
const seeder = 'seed';

const digestOf = (catalogue: Catalogue): string =>
  hash('sha256', JSON.stringify([catalogue.departments, catalogue.themes, catalogue.items]));

/**
 * The catalogue on this node: the newest edition in memory, every version of every item in the store, because a
 * draft or a late submission keeps the version it was begun with.
 */
export class Shelf {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #compiled = new Map<string, CompiledItem>();
  #current: Catalogue | null = null;
  #text = '';
  #digest = '';

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** The newest edition; there is always one after `seed`. */
  get current(): Catalogue {
    if (this.#current === null) throw new Error('the catalogue is read before it was seeded');
    return this.#current;
  }

  /** The newest edition as JSON, made once, and its digest for ETag. */
  get text(): { readonly body: string; readonly digest: string } {
    return { body: this.#text, digest: this.#digest };
  }

  /** Makes sure that what the city brings along is the newest edition, unless an editor has published since. */
  async seed(given: Catalogue): Promise<void> {
    const findings = lintCatalogue(given);
    if (findings.length > 0) {
      const [first] = findings;
      throw new Error(
        `the catalogue does not pass: ${first?.item} ${first?.at} ${first?.words.en}`,
      );
    }
    const edition = await this.#store.write((tx) => this.#publish(tx, given, seeder));
    this.#adopt(edition);
  }

  async #publish(tx: Tx, given: Catalogue, actor: string): Promise<Catalogue> {
    const tables = tx.tables<CatalogueTables>();
    const newest = await tables
      .selectFrom('catalogues')
      .selectAll()
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    const before = newest === undefined ? null : (JSON.parse(newest.body) as Catalogue);
    if (before !== null && newest?.actor !== seeder && actor === seeder) return before;
    const edition = nextEdition(before, given);
    const digest = digestOf(edition);
    if (newest?.digest === digest && before !== null) return before;
    await tables
      .insertInto('catalogues')
      .values({
        version: edition.version,
        digest,
        body: JSON.stringify(edition),
        actor,
        at: this.#clock.now(),
      })
      .execute();
    await tables
      .insertInto('catalogue_items')
      .values(
        edition.items.map((item) => ({
          code: item.code,
          version: item.version,
          body: JSON.stringify(item),
        })),
      )
      .onConflict((conflict) => conflict.columns(['code', 'version']).doNothing())
      .execute();
    return edition;
  }

  #adopt(edition: Catalogue): void {
    this.#current = edition;
    this.#text = JSON.stringify(edition);
    this.#digest = digestOf(edition);
  }

  /** An item's newest version. */
  item(code: string): ServiceItem | undefined {
    return this.current.items.find((item) => item.code === code);
  }

  /** An item at the version somebody began with, compiled; undefined when there never was one. */
  async compiled(code: string, version: number): Promise<CompiledItem | undefined> {
    const name = `${code}@${version}`;
    const known = this.#compiled.get(name);
    if (known !== undefined) return known;
    const row = await this.#store.read((tx) =>
      tx
        .tables<CatalogueTables>()
        .selectFrom('catalogue_items')
        .select('body')
        .where('code', '=', code)
        .where('version', '=', version)
        .executeTakeFirst(),
    );
    if (row === undefined) return undefined;
    const result = compileItem(JSON.parse(row.body) as ServiceItem);
    if (!result.ok) throw new Error(`${name} was published with a broken condition`);
    this.#compiled.set(name, result.compiled);
    return result.compiled;
  }
}
