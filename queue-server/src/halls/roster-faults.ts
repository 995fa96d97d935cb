import type { SettingsChange } from './changes.ts';
import { fault, type Fault } from './fault.ts';
import { queueNeeds, windowNeeds } from './roster.ts';
import type { HallSettings } from './settings.ts';
import type { Today } from './today.ts';

const fieldWords: Readonly<Record<string, readonly [string, string]>> = {
  name: ['名称', 'a name'],
  label: ['名称', 'a name'],
  prefix: ['字头', 'a letter'],
  category: ['业务类别', 'a category'],
  function: ['窗口职能', 'a function'],
};

/** What is wrong with the queues and windows a change adds or leaves. */
export function rosterFaults(
  before: HallSettings,
  { queues = {}, windows = {} }: SettingsChange,
  after: HallSettings,
): readonly Fault[] {
  const had = (rows: readonly { readonly id: string }[]) => new Set(rows.map(({ id }) => id));
  const hadQueues = had([...before.queues, ...(before.gone?.queues ?? [])]);
  const hadWindows = had([...before.windows, ...(before.gone?.windows ?? [])]);
  const empty = (words: { readonly zh: string; readonly en: string } | undefined) =>
    words !== undefined && (words.zh.trim() === '' || words.en.trim() === '');
  return [
    ...Object.entries(queues).flatMap(([id, change]) => [
      ...(hadQueues.has(id) ? [] : lacking(`queues.${id}`, change, queueNeeds)),
      ...(empty(change.name) ? [nameless(`queues.${id}.name`)] : []),
    ]),
    ...Object.entries(windows).flatMap(([id, change]) => [
      ...(hadWindows.has(id) ? [] : lacking(`windows.${id}`, change, windowNeeds)),
      ...(empty(change.label) ? [nameless(`windows.${id}.label`)] : []),
    ]),
    ...(after.queues.length > 0
      ? []
      : [fault('queues', '大厅至少要有一个队列', 'A hall needs at least one queue')]),
    ...(after.windows.length > 0
      ? []
      : [fault('windows', '大厅至少要有一个窗口', 'A hall needs at least one window')]),
  ];
}

const nameless = (at: string): Fault =>
  fault(at, '中文和英文名称都要填写', 'It needs a name in Chinese and in English');

function lacking<Field extends string>(
  at: string,
  change: Partial<Record<Field, unknown>>,
  needs: readonly Field[],
): readonly Fault[] {
  return needs
    .filter((field) => change[field] === undefined)
    .map((field) => {
      const [zh, en] = fieldWords[field] ?? [field, field];
      return fault(`${at}.${field}`, `新增的还缺${zh}`, `It is new and needs ${en}`);
    });
}

/** Why something cannot be removed at once: somebody waits for it, or works there. */
export function removalFaults(
  { queues = {}, windows = {} }: SettingsChange,
  present: HallSettings,
  { people, staffed }: Today,
): readonly Fault[] {
  const queue = (id: string) => present.queues.find((one) => one.id === id)?.name;
  const window = (id: string) => present.windows.find((one) => one.id === id)?.label;
  return [
    ...Object.entries(queues).flatMap(([id, { removed }]) => {
      const count = people.get(id) ?? 0;
      return removed !== true || count === 0
        ? []
        : [
            fault(
              `queues.${id}.removed`,
              `“${queue(id)?.zh ?? id}”还有 ${count} 人在等候或办理；办完再删除，或选择“下一个营业日”起`,
              `${count} people wait for "${queue(id)?.en ?? id}" or are served; remove it when they are done, or from the next business day on`,
            ),
          ];
    }),
    ...Object.entries(windows).flatMap(([id, { removed }]) =>
      removed !== true || !staffed.has(id)
        ? []
        : [
            fault(
              `windows.${id}.removed`,
              `“${window(id)?.zh ?? id}”有人在岗；先关闭再删除，或选择“下一个营业日”起`,
              `Somebody works at "${window(id)?.en ?? id}"; close it first, or remove it from the next business day on`,
            ),
          ],
    ),
  ];
}
