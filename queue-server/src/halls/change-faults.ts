import { changedSettings } from './change-effect.ts';
import type { SettingsChange } from './changes.ts';
import { fault, type Fault } from './fault.ts';
import { rosterFaults } from './roster-faults.ts';
import { poolsOf, type HallSettings, type Span } from './settings.ts';
import { quietDay, type Today } from './today.ts';

/** Everything that is wrong with a change, against the settings it would leave. */
export function changeFaults(
  settings: HallSettings,
  change: SettingsChange,
  today: Today = quietDay,
): readonly Fault[] {
  const after = changedSettings(settings, change);
  // What is gone may still be named; it is left out (see roster.ts).
  const queues = new Set([...after.queues, ...(after.gone?.queues ?? [])].map(({ id }) => id));
  const windows = new Set([...after.windows, ...(after.gone?.windows ?? [])].map(({ id }) => id));
  const zones = new Set((after.zones ?? []).map(({ id }) => id));
  const lost = new Set(
    [...(after.gone?.queues ?? []), ...(after.gone?.windows ?? [])].map((one) => one.id),
  );
  const all = (set: ReadonlySet<string>) => [...set].filter((id) => !lost.has(id)).join(', ');
  const known = (at: string, ids: readonly string[] | undefined, set: ReadonlySet<string>) =>
    (ids ?? [])
      .filter((id) => !set.has(id))
      .map((id) =>
        fault(at, `没有“${id}”；可用：${all(set)}`, `There is no "${id}"; allowed: ${all(set)}`),
      );
  const twice = (at: string, ids: readonly string[]) =>
    ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((id) => fault(at, `“${id}”出现了两次`, `"${id}" is there twice`));

  return [
    ...rosterFaults(settings, change, after),
    ...(change.queues === undefined ? [] : letterFaults(after)),
    ...Object.entries(change.windows ?? {}).flatMap(([id, { serves, profile }]) => [
      ...known(`windows.${id}.serves`, serves, queues),
      ...(profile?.rules ?? []).flatMap((rule, index) => {
        const at = `windows.${id}.profile.rules.${index}`;
        const named = (rule.when ?? []).flatMap((one) => Object.values(one)).map((of) => of.queue);
        return [...known(`${at}.take`, rule.take, queues), ...known(`${at}.when`, named, queues)];
      }),
      ...twice(
        `windows.${id}.profile.rules`,
        (profile?.rules ?? []).map((rule) => rule.id),
      ),
    ]),
    ...(change.pools === undefined ? [] : poolFaults(after, today.parked, twice)),
    ...(change.zones ?? []).flatMap((zone) => known(`zones.${zone.id}`, zone.windows, windows)),
    ...twice(
      'zones',
      (change.zones ?? []).map(({ id }) => id),
    ),
    // A window in two zones would be called by two voices.
    ...twice(
      'zones.windows',
      (change.zones ?? []).flatMap((zone) => zone.windows),
    ),
    ...twice(
      'boards',
      (change.boards ?? []).map(({ id }) => id),
    ),
    ...(change.boards === undefined && change.zones === undefined
      ? []
      : (after.boards ?? []).flatMap((board) => [
          ...known(`boards.${board.id}.zone`, board.zone === undefined ? [] : [board.zone], zones),
          ...known(
            `boards.${board.id}.window`,
            board.window === undefined ? [] : [board.window],
            windows,
          ),
          ...known(`boards.${board.id}.queues`, board.queues, queues),
          ...(board.layout === 'window' && board.window === undefined
            ? [
                fault(
                  `boards.${board.id}.window`,
                  '窗口屏须指定窗口',
                  'The sign of a window names its window',
                ),
              ]
            : []),
        ])),
    ...(change.boards === undefined ? [] : voiceFaults(after)),
    ...hourFaults(change),
  ];
}

/** Two queues with one letter would give the same number twice. */
export function letterFaults({ queues }: HallSettings): readonly Fault[] {
  return queues.flatMap(({ id, prefix }, index) => {
    const first = queues.findIndex((one) => one.prefix === prefix);
    const other = queues[first];
    return first === index || other === undefined
      ? []
      : [
          fault(
            `queues.${id}.prefix`,
            `字头“${prefix}”已由“${other.name.zh}”使用`,
            `"${other.name.en}" has the letter "${prefix}" already`,
          ),
        ];
  });
}

/** Two speaking screens of one zone would speak at once. */
function voiceFaults({ boards = [] }: HallSettings): readonly Fault[] {
  const speaking = boards.filter(({ voice, layout }) => voice && layout !== 'window');
  return speaking
    .filter((one, index) => speaking.findIndex(({ zone }) => zone === one.zone) !== index)
    .map(({ id, zone }) =>
      fault(
        `boards.${id}.voice`,
        `${zone === undefined ? '全大厅' : `区域“${zone}”`}已有一块屏幕播报，同一区域只能有一个声音`,
        `Another screen of ${zone === undefined ? 'the whole hall' : `zone "${zone}"`} speaks already; one zone has one voice`,
      ),
    );
}

function poolFaults(
  after: HallSettings,
  parked: ReadonlyMap<string, number>,
  twice: (at: string, ids: readonly string[]) => readonly Fault[],
): readonly Fault[] {
  const ids = poolsOf(after).map(({ id }) => id);
  const lost = [...parked].filter(([id, count]) => count > 0 && !ids.includes(id));
  return [
    ...twice('pools', ids),
    ...lost.map(([id, count]) =>
      fault(
        `pools.${id}`,
        `还有 ${count} 位市民在此暂存，先叫回再删除`,
        `${count} people are parked there; call them back before removing it`,
      ),
    ),
  ];
}

function hourFaults({ hours, queues }: SettingsChange): readonly Fault[] {
  const lists: (readonly [string, readonly Span[]])[] = [
    ['hours.workdays', hours?.workdays ?? []],
    ...(hours?.extra ?? []).map(({ spans }, index) => [`hours.extra.${index}`, spans] as const),
    ...Object.entries(queues ?? {}).map(
      ([id, { appointments }]) =>
        [`queues.${id}.appointments.hours`, appointments?.hours ?? []] as const,
    ),
  ];
  return lists.flatMap(([at, spans]) =>
    spans.flatMap(({ from, to }, index) => {
      const before = spans[index - 1];
      if (from >= to) return [fault(at, `${from} 应早于 ${to}`, `${from} has to be before ${to}`)];
      return before !== undefined && from < before.to
        ? [fault(at, `${from} 与前一段重叠`, `${from} overlaps the hours before it`)]
        : [];
    }),
  );
}
