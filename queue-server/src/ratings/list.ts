import type { JournalEvent, Projection } from '../journal/index.ts';
import type { RatingEvent } from '../protocol/index.ts';

export interface RatingTables {
  ratings: {
    id: string;
    feed: string;
    service: string;
    site: string;
    level: number;
    channel: string;
    comment: string | null;
    at: number;
    follow_up: 'none' | 'open' | 'closed';
    due: string | null;
    outcome: string | null;
  };
}

export const ratingMigration = {
  name: '0250-ratings',
  sql: [
    `create table ratings (
      id TEXT not null primary key, feed TEXT not null, service TEXT not null, site TEXT not null,
      level INT8 not null, channel TEXT not null, comment TEXT, at INT8 not null,
      follow_up TEXT not null, due TEXT, outcome TEXT
    ) STRICT`,
    'create index ratings_by_follow_up on ratings (follow_up, due)',
  ],
} as const;

/** One row per rating, for statistics and follow-ups. */
export const ratingList: Projection = {
  name: 'ratings',
  version: 1,
  types: ['service-rated', 'follow-up-closed'],
  clear: async (tx) => void (await tx.tables<RatingTables>().deleteFrom('ratings').execute()),
  async apply(tx, events: readonly JournalEvent[]) {
    const tables = tx.tables<RatingTables>();
    for (const recorded of events) {
      // Written by `ratingDecider`: the type names the data.
      const event = recorded as unknown as RatingEvent;
      const id = recorded.stream.slice('rating/'.length);
      if (event.type === 'follow-up-closed') {
        await tables
          .updateTable('ratings')
          .set({ follow_up: 'closed', outcome: event.data.outcome })
          .where('id', '=', id)
          .execute();
        continue;
      }
      const { service, site, level, channel, comment, followUp } = event.data;
      await tables
        .insertInto('ratings')
        .values({
          id,
          feed: recorded.feed,
          service,
          site,
          level,
          channel,
          comment,
          at: recorded.at,
          follow_up: followUp === null ? 'none' : 'open',
          due: followUp?.due ?? null,
          outcome: null,
        })
        .execute();
    }
  },
};
