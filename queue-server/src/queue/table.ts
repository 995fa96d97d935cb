const width = 64;

/**
 * An immutable list with holes, made of chunks: changing one entry of ten thousand copies one
 * chunk, not the list. Indices are whole numbers from 0.
 */
export class Table<T> {
  readonly #chunks: readonly (readonly (T | undefined)[] | undefined)[];
  /** How many entries there are. */
  readonly size: number;

  private constructor(chunks: readonly (readonly (T | undefined)[] | undefined)[], size: number) {
    this.#chunks = chunks;
    this.size = size;
  }

  static empty<T>(): Table<T> {
    return new Table<T>([], 0);
  }

  static of<T>(values: Iterable<T>): Table<T> {
    let table = Table.empty<T>();
    for (const value of values) table = table.append(value);
    return table;
  }

  get(index: number): T | undefined {
    return this.#chunks[Math.floor(index / width)]?.[index % width];
  }

  with(index: number, value: T | undefined): Table<T> {
    const at = Math.floor(index / width);
    const chunk = (this.#chunks[at] ?? []).slice();
    const before = chunk[index % width];
    chunk[index % width] = value;
    const chunks = this.#chunks.slice();
    chunks[at] = chunk;
    const change = (value === undefined ? 0 : 1) - (before === undefined ? 0 : 1);
    return new Table(chunks, this.size + change);
  }

  /** One more behind the others; for a table without holes. */
  append(value: T): Table<T> {
    return this.with(this.size, value);
  }

  *values(): Generator<T> {
    for (const chunk of this.#chunks) {
      for (const value of chunk ?? []) if (value !== undefined) yield value;
    }
  }
}
