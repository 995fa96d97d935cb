import { Table } from './table.ts';

/**
 * An immutable map whose ids hardly ever change: a new value for one of fifty copies one short
 * list, where a copied Map would put all fifty in their places again.
 */
export class ById<T> {
  readonly #places: ReadonlyMap<string, number>;
  readonly #values: Table<T>;

  private constructor(places: ReadonlyMap<string, number>, values: Table<T>) {
    this.#places = places;
    this.#values = values;
  }

  static of<T>(entries: Iterable<readonly [string, T]> = []): ById<T> {
    let all = new ById<T>(new Map(), Table.empty());
    for (const [id, value] of entries) all = all.with(id, value);
    return all;
  }

  get(id: string): T | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#values.get(place);
  }

  with(id: string, value: T): ById<T> {
    const known = this.#places.get(id);
    if (known !== undefined) return new ById(this.#places, this.#values.with(known, value));
    const place = this.#places.size;
    return new ById(new Map(this.#places).set(id, place), this.#values.with(place, value));
  }

  /** In the order in which their ids came. */
  values(): Generator<T> {
    return this.#values.values();
  }

  *[Symbol.iterator](): Generator<readonly [string, T]> {
    for (const [id, place] of this.#places) {
      const value = this.#values.get(place);
      if (value !== undefined) yield [id, value];
    }
  }
}
