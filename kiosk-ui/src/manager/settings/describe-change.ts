import type { SettingsChange } from '@banshi/queue-server/protocol';
import { needWords } from '../../desk/need-words.ts';
import type { Words } from '../../locales/index.ts';
import { words } from '../../locales/words.ts';
import type { Draft } from './draft.ts';
import { rangeText } from './window-range.ts';
import { functionWords, settingsWords as said, thresholdWords } from './settings-words.ts';

/** One thing a change does: where, what, what it was, and what it is afterwards. */
export interface ChangeLine {
  readonly where: Words;
  readonly what: Words;
  readonly was?: Words;
  readonly now: Words;
}

const both = (text: string): Words => words(text, text);
const nothing = words('无', 'none');
const list = (all: readonly Words[]): Words =>
  all.length === 0
    ? nothing
    : words(all.map(({ zh }) => zh).join('、'), all.map(({ en }) => en).join(', '));
const yes = (value: boolean): Words => (value ? words('是', 'yes') : words('否', 'no'));
const spans = (all: readonly { readonly from: string; readonly to: string }[]): Words =>
  list(all.map(({ from, to }) => both(`${from}–${to}`)));

/** A number, a switch, or nothing: most settings are one of them. */
function plain(value: unknown): Words {
  if (value === null || value === undefined) return words('不限', 'no limit');
  return typeof value === 'boolean' ? yes(value) : both(String(value));
}

const bookingFields = [
  ['slotMinutes', said.slotMinutes],
  ['perSlot', said.perSlot],
  ['daysAhead', said.daysAhead],
  ['earlyMinutes', said.early],
  ['lateMinutes', said.late],
  ['leadMinutes', said.lead],
] as const;

const layouts = {
  'calls-and-waits': said.layoutBoth,
  calls: said.layoutCalls,
  waits: said.layoutWaits,
  window: said.layoutWindow,
} as const;

const ruleNames: Readonly<Record<string, Words>> = {
  callLimit: said.callLimit,
  noShowBack: said.noShowBack,
  moreTimeBack: said.moreTimeBack,
  undoSeconds: said.undoSeconds,
  issueBeforeOpening: said.beforeOpening,
  oneTicketPerCitizen: said.onePerQueue,
  carryOver: said.carryOver,
  realName: said.realName,
  ticketsPerCitizen: said.perCitizen,
  missedBookings: said.missed,
  rateDays: said.rateDays,
};

/** One fact of a change: the same key in what it was. */
interface Fact {
  readonly key: string;
  readonly where: Words;
  readonly what: Words;
  readonly value: Words;
}

/** A change in words for people, in the order of the page; with what it replaced, where that is known. */
export function describeChange(
  change: SettingsChange,
  settings: Draft,
  was: SettingsChange = {},
): readonly ChangeLine[] {
  // That something comes or goes says by itself what was before.
  const before = new Map(
    factsOf(was, settings, change)
      .filter(({ key }) => !key.endsWith(' there'))
      .map(({ key, value }) => [key, value]),
  );
  const facts = factsOf(change, settings, was);
  const keys = new Set(facts.map(({ key }) => key));
  // What a list no longer has is a change as well.
  const lost = factsOf(was, settings, change).filter(
    ({ key }) => !keys.has(key) && /^(zone|board) /.test(key),
  );
  return [
    ...facts.map(({ key, where, what, value }) => {
      const old = before.get(key);
      return { where, what, now: value, ...(old === undefined ? {} : { was: old }) };
    }),
    ...lost.map(({ where, what, value }) => ({ where, what, now: said.removed, was: value })),
  ];
}

function factsOf(change: SettingsChange, settings: Draft, other: SettingsChange): readonly Fact[] {
  const known = { queues: settings.queues, windows: settings.windows, gone: settings.gone };
  const queueName = (id: string): Words =>
    change.queues?.[id]?.name ??
    other.queues?.[id]?.name ??
    [...known.queues, ...(known.gone?.queues ?? [])].find((one) => one.id === id)?.name ??
    both(id);
  const windowName = (id: string): Words =>
    change.windows?.[id]?.label ??
    other.windows?.[id]?.label ??
    [...known.windows, ...(known.gone?.windows ?? [])].find((one) => one.id === id)?.label ??
    both(id);
  const order = [...new Set([...known.windows.map(({ id }) => id), ...windowIds(change, other)])];
  const categoryName = (category: string): Words =>
    known.queues.find((one) => one.category === category)?.name ?? said.ownCategory;
  const queuesOf = (ids: readonly string[]): Words => list(ids.map(queueName));
  const facts: Fact[] = [];
  const add = (key: string, where: Words, what: Words, value: Words) =>
    void facts.push({ key, where, what, value });

  for (const [id, window] of Object.entries(change.windows ?? {})) {
    const where = windowName(id);
    const { removed, serves, skills, profile } = window;
    const key = (field: string) => `window ${id} ${field}`;
    if (isNew(other.windows?.[id])) add(key('there'), where, said.window, said.added);
    else if (removed !== undefined)
      add(key('there'), where, said.window, removed ? said.removed : said.there);
    if (window.label) add(key('label'), where, said.name, window.label);
    if (window.category) add(key('category'), where, said.category, categoryName(window.category));
    if (window.function) add(key('function'), where, said.function, functionWords[window.function]);
    if (serves !== undefined)
      add(key('serves'), where, said.serves, serves === null ? said.byCategory : queuesOf(serves));
    if (skills !== undefined)
      add(key('skills'), where, said.skills, list((skills ?? []).map(needWords)));
    if (profile !== undefined)
      add(
        key('profile'),
        where,
        said.profile,
        list((profile?.rules ?? []).map(({ because }) => because)),
      );
  }
  for (const [id, queue] of Object.entries(change.queues ?? {})) {
    const where = queueName(id);
    const key = (field: string) => `queue ${id} ${field}`;
    if (isNew(other.queues?.[id])) add(key('there'), where, said.queue, said.added);
    else if (queue.removed !== undefined)
      add(key('there'), where, said.queue, queue.removed ? said.removed : said.there);
    if (queue.name) add(key('name'), where, said.name, queue.name);
    if (queue.prefix) add(key('prefix'), where, said.prefix, both(queue.prefix));
    if (queue.category) add(key('category'), where, said.category, categoryName(queue.category));
    if (queue.function) add(key('function'), where, said.function, functionWords[queue.function]);
    if (queue.numbersFrom)
      add(key('from'), where, said.numbersFrom, both(String(queue.numbersFrom)));
    if (queue.quota !== undefined) add(key('quota'), where, said.quota, plain(queue.quota));
    if (queue.handlingSeconds !== undefined && queue.handlingSeconds !== null)
      add(key('minutes'), where, said.minutesEach, both(String(queue.handlingSeconds / 60)));
    if (queue.appointments !== undefined) {
      add(key('booked'), where, said.bookingOn, yes(queue.appointments !== null));
      for (const [field, words] of bookingFields) {
        const now = queue.appointments?.[field];
        const then = other.queues?.[id]?.appointments?.[field];
        if (now !== undefined && now !== then) add(key(field), where, words, both(String(now)));
      }
    }
  }
  for (const [rule, value] of Object.entries(change.rules ?? {}))
    add(`rule ${rule}`, said.rules, ruleNames[rule] ?? both(rule), plain(value));
  for (const zone of change.zones ?? []) {
    const same = other.zones?.find(({ id }) => id === zone.id);
    // Of a list that is sent whole, only what differs is worth a line.
    if (JSON.stringify(same) !== JSON.stringify(zone))
      add(`zone ${zone.id}`, said.zones, zone.name, windowsOf(zone.windows, order));
  }
  if (change.pools)
    add('pools', said.windows, said.pools, list(change.pools.map(({ name }) => name)));
  for (const board of change.boards ?? []) {
    const same = other.boards?.find((one) => one.id === board.id);
    if (JSON.stringify(same) === JSON.stringify(board)) continue;
    const { id, layout, zone, voice, window } = board;
    const place =
      window === undefined
        ? (settings.zones?.find((one) => one.id === zone)?.name ?? said.wholeHall)
        : windowName(window);
    const parts = [layouts[layout], place, voice ? said.voiceOn : said.voiceOff];
    add(`board ${id}`, words(`屏幕 ${id}`, `Screen ${id}`), said.layout, list(parts));
  }
  facts.push(...hourFacts(change, other));
  if (change.notices) add('notices', said.screens, said.notices, list(change.notices));
  for (const [limit, minutes] of Object.entries(change.thresholds ?? {}))
    add(
      `threshold ${limit}`,
      said.thresholds,
      // The contract has these keys and no others.
      thresholdWords[limit as keyof typeof thresholdWords],
      plain(minutes),
    );
  return facts;
}

const windowIds = (...changes: readonly SettingsChange[]): readonly string[] =>
  changes.flatMap(({ zones = [] }) => zones.flatMap((zone) => zone.windows));
/** Windows as people write them, `1–23, 44`: a list of forty names is not read. */
const windowsOf = (ids: readonly string[], order: readonly string[]): Words =>
  ids.length === 0 ? nothing : both(rangeText(ids, order));

/** Not there before, and not taken away: new. */
const isNew = (was: { readonly removed?: boolean } | undefined): boolean => was?.removed === true;

function hourFacts({ hours }: SettingsChange, other: SettingsChange): readonly Fact[] {
  const fact = (key: string, what: Words, value: Words): Fact => {
    return { key: `hours ${key}`, where: said.calendar, what, value };
  };
  if (hours === undefined) return [];
  if (hours === null) return [fact('workdays', said.workdays, said.alwaysOpen)];
  const { workdays, extra = [], days = {} } = hours;
  const dates = list(
    Object.entries(days).map(([date, { name }]) =>
      words(`${date} ${name.zh}`, `${date} ${name.en}`),
    ),
  );
  const all = [
    fact('workdays', said.workdays, spans(workdays)),
    fact('extra', said.extra, list(extra.map((one) => spans(one.spans)))),
    fact('days', said.days, dates),
  ];
  const before = other.hours === undefined ? [] : hourFacts({ hours: other.hours }, {});
  return before.length === 0
    ? all.filter(({ value }) => value !== nothing)
    : all.filter(({ key, value }) => before.find((one) => one.key === key)?.value.zh !== value.zh);
}
