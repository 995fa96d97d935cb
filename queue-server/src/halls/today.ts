/** What of this day a change of settings has to respect: people, clerks, and numbers given already. */
export interface Today {
  /** People in each pool. */
  readonly parked: ReadonlyMap<string, number>;
  /** People who wait for a queue, are served in it, or still have to go there. */
  readonly people: ReadonlyMap<string, number>;
  /** Windows somebody sits at, or with a ticket. */
  readonly staffed: ReadonlySet<string>;
  /** Queues that gave or lent a number today: they stay until the day is over. */
  readonly queues: ReadonlySet<string>;
  /** Windows that were open today. */
  readonly windows: ReadonlySet<string>;
}

export const quietDay: Today = {
  parked: new Map(),
  people: new Map(),
  staffed: new Set(),
  queues: new Set(),
  windows: new Set(),
};
