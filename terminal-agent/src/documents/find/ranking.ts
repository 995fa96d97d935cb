/** A quad of lines a and b opposite each other, c and d across them. */
export interface Entry {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly worth: number;
}

/** Keeps the best `limit` entries seen, sorting only when twice as many have come in. */
export class Ranking {
  bar = -Infinity;
  private entries: Entry[] = [];
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(entry: Entry): void {
    this.entries.push(entry);
    if (this.entries.length < this.limit * 2) return;
    this.entries = this.sorted();
    this.bar = this.entries.at(-1)?.worth ?? this.bar;
  }

  sorted(): Entry[] {
    return this.entries.sort((p, q) => q.worth - p.worth).slice(0, this.limit);
  }
}
