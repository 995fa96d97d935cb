import { without } from '../queue/ticket.ts';
import type { SettingsChange } from './changes.ts';
import type { HallSettings, QueueSettings, WindowSettings } from './settings.ts';

// Which queues and windows a hall has: those it was founded with, those added, without those removed.

export type QueueChange = NonNullable<SettingsChange['queues']>[string];
export type WindowChange = NonNullable<SettingsChange['windows']>[string];

/** What a new queue needs before it can give numbers, and a new window before it can call. */
export const queueNeeds = ['name', 'prefix', 'category', 'function'] as const;
export const windowNeeds = ['label', 'category', 'function'] as const;

interface Roster<Row> {
  readonly here: readonly Row[];
  readonly gone: readonly Row[];
}

/** Rows after changes by id; a new one comes last, and one that lacks what it needs not at all. */
function rosterAfter<Row extends { readonly id: string }>(
  before: Roster<Row>,
  changes: Readonly<Record<string, { readonly removed?: boolean }>>,
  made: (id: string, change: object) => Row | undefined,
): Roster<Row> {
  const known = new Set([...before.here, ...before.gone].map(({ id }) => id));
  const added = Object.keys(changes).filter((id) => !known.has(id));
  const rows = [
    ...before.here.map((row) => ({ row, was: false })),
    ...before.gone.map((row) => ({ row, was: true })),
    ...added.flatMap((id) => {
      const row = made(id, {});
      return row === undefined ? [] : [{ row, was: false }];
    }),
  ].map(({ row, was }) => {
    const { removed = was, ...fields } = changes[row.id] ?? {};
    return { row: made(row.id, { ...row, ...fields }) ?? row, removed };
  });
  const of = (wanted: boolean) =>
    rows.filter(({ removed }) => removed === wanted).map(({ row }) => row);
  return { here: of(false), gone: of(true) };
}

/** The queues and windows a change leaves, with everything that named a removed one tidied up. */
export function withRoster(
  settings: HallSettings,
  { queues = {}, windows = {} }: Pick<SettingsChange, 'queues' | 'windows'>,
): HallSettings {
  const queueRoster = rosterAfter<QueueSettings>(
    { here: settings.queues, gone: settings.gone?.queues ?? [] },
    queues,
    (id, row) => {
      const change: QueueChange = { ...queues[id], ...row };
      if (queueNeeds.some((field) => change[field] === undefined)) return undefined;
      const { appointments, ...fields } = without(change, 'removed');
      // Null takes booking away; a queue that cannot be booked has none. All it needs is there.
      const booked = appointments ? { appointments } : {};
      return { id, quota: null, ...fields, ...booked } as QueueSettings;
    },
  );
  const windowRoster = rosterAfter<WindowSettings>(
    { here: settings.windows, gone: settings.gone?.windows ?? [] },
    windows,
    (id, row) => {
      const change: WindowChange = { ...windows[id], ...row };
      const fields = without(change, 'removed');
      // All it needs is there.
      return windowNeeds.some((field) => fields[field] === undefined)
        ? undefined
        : ({ id, ...fields } as WindowSettings);
    },
  );
  const after = {
    ...without(settings, 'gone'),
    queues: queueRoster.here,
    windows: windowRoster.here,
  };
  if (queueRoster.gone.length === 0 && windowRoster.gone.length === 0) return after;
  const gone = { queues: queueRoster.gone, windows: windowRoster.gone };
  return tidied({ ...after, gone });
}

/** Nothing names a queue or window that is gone; brought back, it has its places again. */
function tidied(hall: HallSettings & Required<Pick<HallSettings, 'gone'>>): HallSettings {
  const queues = new Set(hall.gone.queues.map(({ id }) => id));
  const windows = new Set(hall.gone.windows.map(({ id }) => id));
  const stays = (ids: readonly string[], lost: ReadonlySet<string>) =>
    ids.some((id) => lost.has(id)) ? ids.filter((id) => !lost.has(id)) : ids;
  const { hours, zones, boards } = hall;
  return {
    ...hall,
    windows: hall.windows.map((window) => tidiedWindow(window, queues)),
    ...(hours?.extra === undefined
      ? {}
      : {
          hours: {
            ...hours,
            extra: hours.extra.map((one) =>
              one.windows === 'all' ? one : { ...one, windows: stays(one.windows, windows) },
            ),
          },
        }),
    ...(zones && { zones: zones.map((one) => ({ ...one, windows: stays(one.windows, windows) })) }),
    ...(boards && {
      boards: boards
        .filter(({ window }) => window === undefined || !windows.has(window))
        .map(({ queues: shown, ...board }) => {
          const left = stays(shown ?? [], queues);
          // A screen that showed only what is gone shows all of its zone.
          return left.length === 0 ? board : { ...board, queues: left };
        }),
    }),
  };
}

function tidiedWindow(window: WindowSettings, lost: ReadonlySet<string>): WindowSettings {
  const { serves, profile } = window;
  const rules = (profile?.rules ?? []).flatMap((rule) => {
    const take = rule.take.filter((id) => !lost.has(id));
    const asks = (rule.when ?? []).some((one) =>
      Object.values(one).some(({ queue }) => lost.has(queue)),
    );
    // A rule about a queue that is gone never holds.
    return asks || take.length === 0 ? [] : [{ ...rule, take }];
  });
  return {
    ...window,
    ...(serves && { serves: serves.filter((id) => !lost.has(id)) }),
    ...(profile && { profile: { ...profile, rules } }),
  };
}
