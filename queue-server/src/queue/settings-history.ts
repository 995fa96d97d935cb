import type { Migration, Projection, Store } from '../journal/index.ts';

interface Tables {
  hall_settings: {
    hall: string;
    version: number;
    at: number;
    actor: string;
    reason: string;
    change: string;
  };
}

export const settingsMigrations: readonly Migration[] = [
  {
    name: '0040-hall-settings',
    sql: [
      `create table hall_settings (
        hall TEXT not null, version INT8 not null, at INT8 not null, actor TEXT not null,
        reason TEXT not null, change TEXT not null, primary key (hall, version)
      ) STRICT`,
    ],
  },
];

/** Every version of every hall's settings, with who made it and why: read from the journal. */
export const settingsProjection: Projection = {
  name: 'hall-settings',
  version: 1,
  types: ['settings-changed'],
  async clear(tx) {
    await tx.tables<Tables>().deleteFrom('hall_settings').execute();
  },
  async apply(tx, events) {
    for (const { stream, at, by, data } of events) {
      // Only this event type arrives here, and it was checked before it was recorded.
      const { version, reason, change } = data as {
        readonly version: number;
        readonly reason: string;
        readonly change: unknown;
      };
      const hall = stream.slice('hall/'.length);
      const row = { hall, version, at, actor: by, reason, change: JSON.stringify(change) };
      await tx.tables<Tables>().insertInto('hall_settings').values(row).execute();
    }
  },
};

const shown = 50;

/** The latest changes of a hall's settings, newest first. */
export async function settingsHistory(store: Store, hall: string) {
  const rows = await store.read((tx) =>
    tx
      .tables<Tables>()
      .selectFrom('hall_settings')
      .selectAll()
      .where('hall', '=', hall)
      .orderBy('version', 'desc')
      .limit(shown)
      .execute(),
  );
  return rows.map(({ version, at, actor, reason, change }) => ({
    version,
    at: new Date(at).toISOString(),
    by: actor,
    reason,
    change: JSON.parse(change) as unknown,
  }));
}
