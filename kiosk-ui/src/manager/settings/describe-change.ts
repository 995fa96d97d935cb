import type { SettingsChange } from '@banshi/queue-server/protocol';
import { needWords } from '../../desk/need-words.ts';
import type { Words } from '../../locales/index.ts';
import { words } from '../../locales/words.ts';
import type { Draft } from './draft.ts';
import { settingsWords as said, thresholdWords } from './settings-words.ts';

/** One thing a change does: where, what, and what it is afterwards. */
export interface ChangeLine {
  readonly where: Words;
  readonly what: Words;
  readonly now: Words;
}

const both = (text: string): Words => words(text, text);
const list = (all: readonly Words[]): Words =>
  all.length === 0
    ? words('无', 'none')
    : words(all.map(({ zh }) => zh).join('、'), all.map(({ en }) => en).join(', '));
const yes = (value: boolean): Words => (value ? words('是', 'yes') : words('否', 'no'));
const spans = (all: readonly { readonly from: string; readonly to: string }[]): Words =>
  list(all.map(({ from, to }) => both(`${from}–${to}`)));

/** A number, a switch, or nothing: most settings are one of them. */
function plain(value: unknown): Words {
  if (value === null || value === undefined) return words('不限', 'no limit');
  return typeof value === 'boolean' ? yes(value) : both(String(value));
}

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
};

/** A change in words for people, in the order of the page. */
export function describeChange(change: SettingsChange, settings: Draft): readonly ChangeLine[] {
  const queueName = (id: string): Words =>
    settings.queues.find((one) => one.id === id)?.name ?? both(id);
  const windowName = (id: string): Words =>
    settings.windows.find((one) => one.id === id)?.label ?? both(id);
  const queuesOf = (ids: readonly string[]): Words => list(ids.map(queueName));
  const lines: ChangeLine[] = [];
  const add = (where: Words, what: Words, now: Words) => void lines.push({ where, what, now });

  for (const [id, { serves, skills, profile }] of Object.entries(change.windows ?? {})) {
    const where = windowName(id);
    if (serves) add(where, said.serves, queuesOf(serves));
    if (skills) add(where, said.skills, list(skills.map(needWords)));
    if (profile) add(where, said.profile, list(profile.rules.map(({ because }) => because)));
  }
  for (const [id, queue] of Object.entries(change.queues ?? {})) {
    const where = queueName(id);
    if (queue.name) add(where, said.nameZh, queue.name);
    if (queue.prefix) add(where, said.prefix, both(queue.prefix));
    if (queue.numbersFrom) add(where, said.numbersFrom, both(String(queue.numbersFrom)));
    if (queue.quota !== undefined) add(where, said.quota, plain(queue.quota));
    if (queue.handlingSeconds !== undefined)
      add(where, said.minutesEach, both(String(queue.handlingSeconds / 60)));
    if (queue.appointments !== undefined)
      add(where, said.bookingOn, yes(queue.appointments !== null));
  }
  for (const [rule, value] of Object.entries(change.rules ?? {}))
    add(said.rules, ruleNames[rule] ?? both(rule), plain(value));
  for (const zone of change.zones ?? [])
    add(said.zones, zone.name, list(zone.windows.map(windowName)));
  if (change.pools) add(said.windows, said.pools, list(change.pools.map(({ name }) => name)));
  for (const { id, layout, zone, voice } of change.boards ?? []) {
    const place = settings.zones?.find((one) => one.id === zone)?.name ?? said.wholeHall;
    const parts = [layouts[layout], place, voice ? said.voiceOn : said.voiceOff];
    add(words(`屏幕 ${id}`, `Screen ${id}`), said.layout, list(parts));
  }
  if (change.hours === null) add(said.calendar, said.workdays, said.alwaysOpen);
  else if (change.hours) {
    add(said.calendar, said.workdays, spans(change.hours.workdays));
    const extra = change.hours.extra ?? [];
    if (extra.length > 0)
      add(said.calendar, said.extra, list(extra.map((one) => spans(one.spans))));
    const days = Object.entries(change.hours.days ?? {});
    if (days.length > 0)
      add(
        said.calendar,
        said.days,
        list(days.map(([date, { name }]) => words(`${date} ${name.zh}`, `${date} ${name.en}`))),
      );
  }
  if (change.notices) add(said.screens, said.notices, list(change.notices));
  for (const [limit, minutes] of Object.entries(change.thresholds ?? {}))
    // The contract has these keys and no others.
    add(said.thresholds, thresholdWords[limit as keyof typeof thresholdWords], plain(minutes));
  return lines;
}
