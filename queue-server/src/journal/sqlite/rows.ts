import type { DatabaseSync } from 'node:sqlite';
import type { EventRow, FeedRow, JournalRows, KeyRow, SnapshotRow, StreamRow } from '../store.ts';

/** The journal's statements on SQLite, each prepared once. */
export function sqliteRows(
  database: DatabaseSync,
  appended: (feed: string, position: number) => void,
): JournalRows {
  const feed = database.prepare('select * from feeds where feed = ?');
  const feeds = database.prepare('select * from feeds order by feed');
  const stream = database.prepare('select * from streams where stream = ?');
  const streams = database.prepare('select * from streams where feed = ? order by stream');
  const ofFeed = database.prepare(
    'select * from events where feed = ? and position > ? order by position limit ?',
  );
  const ofStream = database.prepare(
    'select * from events where stream = ? and seq > ? order by seq limit ?',
  );
  const key = database.prepare(
    'select * from command_keys where caller = ? and key = ? and at >= ?',
  );
  const purge = database.prepare('delete from command_keys where at < ?');
  const snapshot = database.prepare('select * from snapshots where stream = ?');
  const putFeed = database.prepare(
    `insert into feeds (feed, position, head, at) values (?, ?, ?, ?)
     on conflict (feed) do update set position = excluded.position, head = excluded.head, at = excluded.at`,
  );
  const putStream = database.prepare(
    `insert into streams (stream, feed, seq, head) values (?, ?, ?, ?)
     on conflict (stream) do update set seq = excluded.seq, head = excluded.head`,
  );
  const putEvent = database.prepare(
    `insert into events (feed, position, stream, seq, type, at, actor, body, hash)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const putKey = database.prepare(
    `insert into command_keys (caller, key, digest, outcome, at) values (?, ?, ?, ?, ?)
     on conflict (caller, key) do update set digest = excluded.digest, outcome = excluded.outcome, at = excluded.at`,
  );
  const putSnapshot = database.prepare(
    `insert into snapshots (stream, seq, head, version, state) values (?, ?, ?, ?, ?)
     on conflict (stream) do update set seq = excluded.seq, head = excluded.head,
       version = excluded.version, state = excluded.state`,
  );

  const putKeys = (keys: readonly KeyRow[]): void => {
    for (const k of keys) putKey.run(k.caller, k.key, k.digest, k.outcome, k.at);
  };

  // node:sqlite returns untyped rows; STRICT tables and the migrations vouch for their shape.
  return {
    lockFeed(name) {
      // BEGIN IMMEDIATE already holds the file's only write lock.
      const row = feed.get(name) as FeedRow | undefined;
      return row ?? { feed: name, position: 0, head: '', at: 0 };
    },
    feed: (name) => feed.get(name) as FeedRow | undefined,
    feeds: () => feeds.all() as unknown as FeedRow[],
    stream: (name) => stream.get(name) as StreamRow | undefined,
    streams: (name) => streams.all(name) as unknown as StreamRow[],
    eventsOfFeed: (name, after, limit) => ofFeed.all(name, after, limit) as unknown as EventRow[],
    eventsOfStream: (name, after, limit) =>
      ofStream.all(name, after, limit) as unknown as EventRow[],
    keys(wanted, notBefore) {
      const found: KeyRow[] = [];
      for (const one of wanted) {
        const row = key.get(one.caller, one.key, notBefore) as KeyRow | undefined;
        if (row !== undefined) found.push(row);
      }
      return found;
    },
    putKeys,
    purgeKeys: (before) => void purge.run(before),
    snapshot: (name) => snapshot.get(name) as SnapshotRow | undefined,
    append(batch) {
      for (const e of batch.events) {
        putEvent.run(e.feed, e.position, e.stream, e.seq, e.type, e.at, e.actor, e.body, e.hash);
      }
      for (const s of batch.streams) putStream.run(s.stream, s.feed, s.seq, s.head);
      putKeys(batch.keys);
      for (const s of batch.snapshots) {
        putSnapshot.run(s.stream, s.seq, s.head, s.version, s.state);
      }
      const { feed: name, position, head, at } = batch.feed;
      putFeed.run(name, position, head, at);
      appended(name, position);
    },
  };
}
