const width = 64;

/**
 * An immutable list with holes, made of chunks: changing one entry of ten thousand copies one
 * chunk, not the list. Indices are whole numbers from 0.
 */
export class Table<T> {
  readonly #chunks: readonly (readonly (T | undefined)[] | undefined)[];

  private constructor(chunks: readonly (readonly (T | undefined)[] | undefined)[]) {
    this.#chunks = chunks;
  }

  static empty<T>(): Table<T> {
    return new Table<T>([]);
  }

  get(index: number): T | undefined {
    return this.#chunks[Math.floor(index / width)]?.[index % width];
  }

  with(index: number, value: T | undefined): Table<T> {
    const at = Math.floor(index / width);
    const chunk = (this.#chunks[at] ?? []).slice();
    chunk[index % width] = value;
    const chunks = this.#chunks.slice();
    chunks[at] = chunk;
    return new Table(chunks);
  }

  *values(): Generator<T> {
    for (const chunk of this.#chunks) {
      for (const value of chunk ?? []) if (value !== undefined) yield value;
    }
  }
}
