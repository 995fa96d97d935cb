import type { ClientBase } from 'pg';
import type { EventRow, FeedRow, JournalRows, KeyRow, SnapshotRow, StreamRow } from '../store.ts';

/** Where a node tells the others to look again. */
export const wakeChannel = 'banshi_journal';

const eventColumns = 'feed, position, stream, seq, type, at, actor, body, hash';

/** The journal's statements on PostgreSQL; each is prepared once per connection, by its name. */
export function postgresRows(client: ClientBase): JournalRows {
  async function ask<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    // pg returns untyped rows; the migrations vouch for their shape.
    return (await client.query({ name, text, values: [...values] })).rows as Row[];
  }
  async function one<Row>(name: string, text: string, values: readonly unknown[]) {
    return (await ask<Row>(name, text, values))[0];
  }
  const lock = (feed: string) =>
    one<FeedRow>('lock-feed', 'select * from feeds where feed = $1 for update', [feed]);
  const putKeys = async (keys: readonly KeyRow[]): Promise<void> => {
    await ask(
      'put-keys',
      `insert into command_keys (caller, key, digest, outcome, at)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int8[])
       on conflict (caller, key) do update
         set digest = excluded.digest, outcome = excluded.outcome, at = excluded.at`,
      [
        keys.map((k) => k.caller),
        keys.map((k) => k.key),
        keys.map((k) => k.digest),
        keys.map((k) => k.outcome),
        keys.map((k) => k.at),
      ],
    );
  };
  return {
    putKeys,
    async lockFeed(feed) {
      const row = await lock(feed);
      if (row !== undefined) return row;
      const born = `insert into feeds (feed, position, head, at) values ($1, 0, '', 0) on conflict do nothing`;
      await ask('make-feed', born, [feed]);
      const made = await lock(feed);
      if (made === undefined) throw new Error(`feed "${feed}" vanished`);
      return made;
    },
    feed: (feed) => one<FeedRow>('feed', 'select * from feeds where feed = $1', [feed]),
    feeds: () => ask<FeedRow>('feeds', 'select * from feeds order by feed', []),
    stream: (stream) =>
      one<StreamRow>('stream', 'select * from streams where stream = $1', [stream]),
    streams: (feed) =>
      ask<StreamRow>('streams', 'select * from streams where feed = $1 order by stream', [feed]),
    eventsOfFeed: (feed, after, limit) =>
      ask<EventRow>(
        'events-of-feed',
        'select * from events where feed = $1 and position > $2 order by position limit $3',
        [feed, after, limit],
      ),
    eventsOfStream: (stream, after, limit) =>
      ask<EventRow>(
        'events-of-stream',
        'select * from events where stream = $1 and seq > $2 order by seq limit $3',
        [stream, after, limit],
      ),
    keys: (wanted, notBefore) =>
      ask<KeyRow>(
        'keys',
        `select k.* from command_keys k
         join unnest($1::text[], $2::text[]) as w (caller, key) on k.caller = w.caller and k.key = w.key
         where k.at >= $3`,
        [wanted.map((k) => k.caller), wanted.map((k) => k.key), notBefore],
      ),
    async purgeKeys(before) {
      await ask('purge-keys', 'delete from command_keys where at < $1', [before]);
    },
    snapshot: (stream) =>
      one<SnapshotRow>('snapshot', 'select * from snapshots where stream = $1', [stream]),
    async append(batch) {
      const { feed, events, streams, keys, snapshots } = batch;
      if (events.length > 0) {
        await ask(
          'put-events',
          `insert into events (${eventColumns})
           select * from unnest($1::text[], $2::int8[], $3::text[], $4::int8[], $5::text[],
             $6::int8[], $7::text[], $8::text[], $9::text[])`,
          [
            events.map((e) => e.feed),
            events.map((e) => e.position),
            events.map((e) => e.stream),
            events.map((e) => e.seq),
            events.map((e) => e.type),
            events.map((e) => e.at),
            events.map((e) => e.actor),
            events.map((e) => e.body),
            events.map((e) => e.hash),
          ],
        );
        await ask(
          'put-streams',
          `insert into streams (stream, feed, seq, head)
           select * from unnest($1::text[], $2::text[], $3::int8[], $4::text[])
           on conflict (stream) do update set seq = excluded.seq, head = excluded.head`,
          [
            streams.map((s) => s.stream),
            streams.map((s) => s.feed),
            streams.map((s) => s.seq),
            streams.map((s) => s.head),
          ],
        );
        await ask(
          'put-feed',
          `with moved as (update feeds set position = $2, head = $3, at = $4 where feed = $1)
           select pg_notify('${wakeChannel}', $1 || ' ' || $2::text)`,
          [feed.feed, feed.position, feed.head, feed.at],
        );
      }
      if (keys.length > 0) {
        await putKeys(keys);
      }
      for (const s of snapshots) {
        await ask(
          'put-snapshot',
          `insert into snapshots (stream, seq, head, version, state) values ($1, $2, $3, $4, $5)
           on conflict (stream) do update set seq = excluded.seq, head = excluded.head,
             version = excluded.version, state = excluded.state`,
          [s.stream, s.seq, s.head, s.version, s.state],
        );
      }
    },
  };
}
