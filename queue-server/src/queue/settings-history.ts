import { changedSettings, mergeChanges } from '../halls/change-effect.ts';
import type { SettingsChange } from '../halls/changes.ts';
import { differences } from '../rules/differences.ts';
import type { HallSettings } from '../halls/settings.ts';
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

async function versionsOf(store: Store, hall: string, upTo = Number.MAX_SAFE_INTEGER) {
  const rows = await store.read((tx) =>
    tx
      .tables<Tables>()
      .selectFrom('hall_settings')
      .selectAll()
      .where('hall', '=', hall)
      .where('version', '<=', upTo)
      .orderBy('version')
      .execute(),
  );
  // Written from events whose change was checked before it was recorded.
  const read = (text: string | null): SettingsChange =>
    text === null ? {} : (JSON.parse(text) as SettingsChange);
  return rows.map((row) => ({ ...row, change: read(row.change), later: read(row.later) }));
}

type Version = Awaited<ReturnType<typeof versionsOf>>[number];

/** What differs from the founding once a version is in force, and once what it left for tomorrow is. */
function after(whole: SettingsChange, { change, later, restores }: Version) {
  const now = restores === null ? mergeChanges(whole, change) : change;
  return { now, then: mergeChanges(now, later) };
}

/** The latest changes of a hall's settings, newest first: each with what it replaced. */
export async function settingsHistory(store: Store, founded: HallSettings) {
  const versions = await versionsOf(store, founded.id);
  let whole: SettingsChange = {};
  const rows = versions.map((row, index) => {
    const before = whole;
    const { now, then } = after(whole, row);
    whole = then;
    const { version, at, actor: by, reason, restores } = row;
    const plain = { version, at: new Date(at).toISOString(), by, reason };
    const back = restores === null ? {} : { restores };
    if (index < versions.length - shown) return { ...plain, change: {}, was: {}, ...back };
    const middle = changedSettings(founded, now);
    const atOnce = differences(changedSettings(founded, before), middle);
    const waiting = differences(middle, changedSettings(founded, then));
    const later =
      Object.keys(waiting.change).length === 0
        ? {}
        : { later: waiting.change, laterWas: waiting.was };
    return { ...plain, ...atOnce, ...later, ...back };
  });
  return rows.slice(-shown).toReversed();
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
  const versions = await versionsOf(store, hall, version);
  return versions.reduce<SettingsChange>((whole, row) => after(whole, row).then, {});
}
