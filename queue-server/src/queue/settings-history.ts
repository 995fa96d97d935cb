import { mergeChanges } from '../halls/change-effect.ts';
import type { SettingsChange } from '../halls/changes.ts';
import type { Migration, Projection, Store } from '../journal/index.ts';

interface Tables {
  hall_settings: {
    hall: string;
    version: number;
    at: number;
    actor: string;
    reason: string;
    change: string;
    /** Null in rows of before this column came. */
    later: string | null;
    restores: number | null;
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
  {
    name: '0041-hall-settings-later',
    sql: [
      'alter table hall_settings add column later TEXT',
      'alter table hall_settings add column restores INT8',
    ],
  },
];

/** Every version of every hall's settings, with who made it and why: read from the journal. */
export const settingsProjection: Projection = {
  name: 'hall-settings',
  version: 2,
  types: ['settings-changed'],
  async clear(tx) {
    await tx.tables<Tables>().deleteFrom('hall_settings').execute();
  },
  async apply(tx, events) {
    for (const { stream, at, by, data } of events) {
      // Only this event type arrives here, and it was checked before it was recorded.
      const { version, reason, change, later, restores } = data as {
        readonly version: number;
        readonly reason: string;
        readonly change: unknown;
        readonly later?: unknown;
        readonly restores?: number;
      };
      const hall = stream.slice('hall/'.length);
      const row = {
        ...{ hall, version, at, actor: by, reason, change: JSON.stringify(change) },
        later: later === undefined ? null : JSON.stringify(later),
        restores: restores ?? null,
      };
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
  return rows.map(({ version, at, actor, reason, change, later, restores }) => ({
    version,
    at: new Date(at).toISOString(),
    by: actor,
    reason,
    change: JSON.parse(change) as unknown,
    ...(later === null ? {} : { later: JSON.parse(later) as unknown }),
    ...(restores === null ? {} : { restores }),
  }));
}

/**
 * Everything that differed from the founding at a version. What waited for the next day then has
 * long come, or would have: it counts as in force.
 */
export async function settingsAt(
  store: Store,
  hall: string,
  version: number,
): Promise<SettingsChange> {
  const rows = await store.read((tx) =>
    tx
      .tables<Tables>()
      .selectFrom('hall_settings')
      .selectAll()
      .where('hall', '=', hall)
      .where('version', '<=', version)
      .orderBy('version')
      .execute(),
  );
  return rows.reduce<SettingsChange>((whole, { change, later, restores }) => {
    // Written from events whose change was checked before it was recorded.
    const made = JSON.parse(change) as SettingsChange;
    const after = restores === null ? mergeChanges(whole, made) : made;
    return later === null ? after : mergeChanges(after, JSON.parse(later) as SettingsChange);
  }, {});
}
