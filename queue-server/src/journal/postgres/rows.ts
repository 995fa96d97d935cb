import type { ClientBase } from 'pg';
import type {
  Append,
  EventRow,
  FeedRow,
  JournalRows,
  KeyRow,
  SnapshotRow,
  StreamRow,
} from '../store.ts';

/** Where a node tells the others to look again. */
export const wakeChannel = 'banshi_journal';

const eventColumns = 'feed, position, stream, seq, type, at, actor, body, hash';
const eventTypes = `(feed text, position int8, stream text, seq int8, type text, at int8,
  actor text, body text, hash text)`;
const streamColumns = 'stream, feed, seq, head';
const streamTypes = '(stream text, feed text, seq int8, head text)';
const keyColumns = 'caller, key, digest, outcome, at';
const keyTypes = '(caller text, key text, digest text, outcome text, at int8)';
const upsertKeys = `on conflict (caller, key) do update
  set digest = excluded.digest, outcome = excluded.outcome, at = excluded.at`;

/**
 * Everything a batch writes in one statement, and so in one answer to wait for. Each part runs
 * exactly once, whether or not the final select reads it. A batch without events announces nothing.
 */
const appendSql = `
  with put_events as (
    insert into events (${eventColumns})
    select ${eventColumns} from json_to_recordset($1::json) as e ${eventTypes}
  ), put_streams as (
    insert into streams (${streamColumns})
    select ${streamColumns} from json_to_recordset($2::json) as s ${streamTypes}
    on conflict (stream) do update set seq = excluded.seq, head = excluded.head
  ), put_keys as (
    insert into command_keys (${keyColumns})
    select ${keyColumns} from json_to_recordset($3::json) as k ${keyTypes}
    ${upsertKeys}
  ), moved as (
    update feeds set position = $5, head = $6, at = $7 where feed = $4 and position < $5
    returning feed, position
  )
  select pg_notify('${wakeChannel}', feed || ' ' || position::text || ' ' || $8) from moved`;

/**
 * The same without a lock before it, and a transaction of its own: the feed's row moves on only
 * from where the batch was decided, and every other part reads that row. A known key ends it with
 * a violation of uniqueness; otherwise no row in the answer means that nothing was written.
 */
export const appendAloneSql = `
  with moved as (
    update feeds set position = $5, head = $6, at = $7 where feed = $4 and position = $9
    returning feed as moving, position as reached
  ), put_events as (
    insert into events (${eventColumns})
    select ${eventColumns} from moved, json_to_recordset($1::json) as e ${eventTypes}
  ), put_streams as (
    insert into streams (${streamColumns})
    select ${streamColumns} from moved, json_to_recordset($2::json) as s ${streamTypes}
    on conflict (stream) do update set seq = excluded.seq, head = excluded.head
  ), put_keys as (
    insert into command_keys (${keyColumns})
    select ${keyColumns} from moved, json_to_recordset($3::json) as k ${keyTypes}
  )
  select case when reached > $9
    then pg_notify('${wakeChannel}', moving || ' ' || reached::text || ' ' || $8) end from moved`;

export const appendValues = (
  { feed, events, streams, keys }: Append,
  writer: string,
): unknown[] => [
  JSON.stringify(events),
  JSON.stringify(streams),
  JSON.stringify(keys),
  feed.feed,
  feed.position,
  feed.head,
  feed.at,
  writer,
];

export const putSnapshot = (s: SnapshotRow) => ({
  name: 'put-snapshot',
  text: `insert into snapshots (stream, seq, head, version, state) values ($1, $2, $3, $4, $5)
    on conflict (stream) do update set seq = excluded.seq, head = excluded.head,
      version = excluded.version, state = excluded.state`,
  values: [s.stream, s.seq, s.head, s.version, s.state],
});

export interface Surroundings {
  /** Told of every write whose answer nobody waits for yet; the commit does. */
  readonly sent: (write: Promise<unknown>) => void;
  /** The answer to the transaction's begin, which may still be on its way. */
  readonly begun: () => Promise<unknown> | undefined;
  /** Where this node can be reached; empty: nowhere. */
  readonly address: () => string;
  /** Snapshots still being written. */
  readonly snapshotting: () => Promise<unknown>;
}

/** The journal's statements on PostgreSQL; each is prepared once per connection, by its name. */
export function postgresRows(
  client: ClientBase,
  { sent, begun, address, snapshotting }: Surroundings,
): JournalRows {
  async function ask<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    // pg returns untyped rows; the migrations vouch for their shape.
    return (await client.query({ name, text, values: [...values] })).rows as Row[];
  }
  async function one<Row>(name: string, text: string, values: readonly unknown[]) {
    return (await ask<Row>(name, text, values))[0];
  }
  async function lock(feed: string): Promise<FeedRow | undefined> {
    const text = 'select * from feeds where feed = $1 for update';
    // A lock without a transaction around it would be gone at once.
    const [row] = await Promise.all([one<FeedRow>('lock-feed', text, [feed]), begun()]);
    return row;
  }
  const putKeys = async (keys: readonly KeyRow[]): Promise<void> => {
    await ask(
      'put-keys',
      `insert into command_keys (caller, key, digest, outcome, at)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int8[])
       ${upsertKeys}`,
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
    async snapshot(stream) {
      await snapshotting();
      return one<SnapshotRow>('snapshot', 'select * from snapshots where stream = $1', [stream]);
    },
    append(batch) {
      sent(ask('append', appendSql, appendValues(batch, address())));
      for (const snapshot of batch.snapshots) sent(client.query(putSnapshot(snapshot)));
    },
  };
}
