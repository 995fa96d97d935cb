import type { Enrolled, TerminalSettings } from '@banshi/queue-server/protocol';
import { legalDate } from '@banshi/queue-server/rules';
import { shippedCalendar } from './applications/index.ts';
import type { TerminalConfig } from './config-schema.ts';
import type { Doors } from './custody/doors.ts';
import { freeBySize } from './custody/index.ts';
import { offeredServices, type Conditions, type Fleet } from './devices/index.ts';
import type { Clock } from './ports/index.ts';
import type { Words } from './protocol/index.ts';
import { businessDay } from './sessions/hands/tickets.ts';
import { defaultSessionSettings, type SessionSettings } from './sessions/settings.ts';
import type { World } from './sessions/world.ts';
import type { Ledger } from './store/ledger.ts';
import type { News } from './sync/inbox.ts';
import type { Server } from './sync/server.ts';

export interface WorldParts {
  readonly config: TerminalConfig;
  readonly clock: Clock;
  readonly known: Enrolled;
  readonly ledger: Ledger;
  readonly fleet: Fleet;
  readonly doors: Doors | null;
  readonly server: Server;
  readonly news: News;
}

/** What a session may know of everything else, gathered anew each time it is asked. */
export function worldNow(parts: WorldParts): () => World {
  const { config, clock, known, ledger, fleet, doors, server, news } = parts;
  const { timeZone } = known.site;
  const datesAt = byMinute((now) => ({
    today: legalDate(now, timeZone),
    day: businessDay(now, timeZone),
    dayBefore: businessDay(now - 86_400_000, timeZone),
  }));
  let catalogueSeen: World['catalogue'] = null;
  let items: World['items'] = new Map();
  return () => {
    const { catalogue, calendar, hall, settings } = news.knowledge;
    if (catalogue !== catalogueSeen) {
      catalogueSeen = catalogue;
      items = new Map((catalogue?.items ?? []).map((item) => [item.code, item]));
    }
    const now = clock.now();
    const { terminal, grants } = ledger;
    const { online } = server;
    // Before its doors have come to rest a cabinet cannot be counted on.
    const cabinet = doors?.recovered === true ? ledger.cabinet : null;
    const { today, day, dayBefore } = datesAt(now);
    const offlineQueues = new Set(
      [...terminal.ranges.values()]
        .filter(({ businessDay: of, next, to }) => of === day && next <= to)
        .map(({ queue }) => queue),
    );
    return {
      now,
      today,
      businessDay: day,
      dayBefore,
      settings: { ...sessionSettings(settings), ...defined(config.session ?? {}) },
      terminal: {
        id: known.terminal,
        name: config.terminal.name,
        site: known.site.name,
        phone: known.site.phone,
        timeZone,
      },
      outOfService: null,
      catalogue,
      items,
      calendar: calendar ?? shippedCalendar,
      offered: offeredServices({
        reader: fleet.usable('identity-reader'),
        catalogue: catalogue !== null,
        cabinet: cabinetCondition(cabinet, fleet, ledger.cabinet !== null && doors !== null),
        hall: known.hall !== null && hall !== null,
        online,
        pagePrinter: !fleet.has('document-printer')
          ? 'none'
          : !fleet.usable('document-printer')
            ? 'away'
            : fleet.serviceable('document-printer')
              ? 'ready'
              : 'blocked',
        offlineNumbers: offlineQueues.size > 0,
      }),
      cabinet,
      payAt: payAtOf(config, known.site),
      cabinetName: known.cabinet?.name ?? null,
      grants,
      depositReserve: settings?.depositReserve ?? 0,
      filed: terminal.filed,
      hall,
      offlineQueues,
      canPrint: fleet.serviceable('receipt-printer'),
      canScan: fleet.usable('document-scanner') || fleet.usable('document-camera'),
      hasCamera: fleet.usable('document-camera'),
      hasCodeReader: fleet.usable('code-scanner'),
      online,
      undelivered: new Set(
        [...terminal.outbox.values()].flatMap(({ kind, about }) =>
          (kind === 'case' || kind === 'draft') && about !== null ? [about] : [],
        ),
      ),
      publicUrl: publicUrlOf(config),
    };
  };
}

/** What phones are told; without a setting, the address this terminal itself uses. */
const publicUrlOf = ({ server }: TerminalConfig): string => server.publicUrl ?? server.url;

/** Where fees are paid; without a setting, at a window in office hours, which the phone tells. */
const payAtOf = (
  { receipts }: TerminalConfig,
  site: { readonly name: Words; readonly phone: string },
): Words =>
  receipts?.payAt ?? {
    zh: `${site.name.zh}窗口，办公时间请先致电${site.phone}`,
    en: `A window of ${site.name.en}; call ${site.phone} for its hours`,
  };

/** Calendars are slow to ask, and no date changes within a minute. */
function byMinute<T>(ask: (now: number) => T): (now: number) => T {
  let minute = -1;
  let answer: T | undefined;
  return (now) => {
    const asked = Math.floor(now / 60_000);
    if (answer === undefined || asked !== minute) answer = ask(now);
    minute = asked;
    return answer;
  };
}

function cabinetCondition(
  cabinet: World['cabinet'],
  fleet: Fleet,
  installed: boolean,
): Conditions['cabinet'] {
  if (!installed) return 'none';
  if (cabinet === null || !fleet.usable('locker')) return 'away';
  return Object.values(freeBySize(cabinet)).some(({ free }) => free > 0) ? 'free' : 'full';
}

const notEnrolled: Words = { zh: '本机尚未登记', en: 'This terminal is not enrolled yet' };
const starting: Words = { zh: '正在启动，请稍候', en: 'Starting, one moment please' };

/** What is shown before this terminal knows who it is, or while it starts. */
export const worldBefore = (
  config: TerminalConfig,
  clock: Clock,
  enrolled: Enrolled | null,
): World => ({
  now: clock.now(),
  today: '',
  businessDay: '',
  dayBefore: '',
  settings: defaultSessionSettings,
  terminal: {
    id: config.terminal.id,
    name: config.terminal.name,
    site: enrolled?.site.name ?? config.terminal.name,
    phone: enrolled?.site.phone ?? '',
    timeZone: enrolled?.site.timeZone ?? 'Asia/Shanghai',
  },
  outOfService: enrolled === null ? notEnrolled : starting,
  catalogue: null,
  items: new Map(),
  calendar: shippedCalendar,
  offered: [],
  cabinet: null,
  payAt: config.terminal.name,
  cabinetName: null,
  grants: new Map(),
  depositReserve: 0,
  filed: new Map(),
  hall: null,
  offlineQueues: new Set(),
  canPrint: false,
  canScan: false,
  hasCamera: false,
  hasCodeReader: false,
  online: false,
  undelivered: new Set(),
  publicUrl: publicUrlOf(config),
});

/** The manager's times, told in seconds. */
function sessionSettings(told: TerminalSettings | null): SessionSettings {
  if (told === null) return defaultSessionSettings;
  const { idle, idleElder, warning, doorReminders } = told;
  const [remind, warn, duty] = doorReminders;
  const ms = (seconds: number | undefined, otherwise: number) =>
    seconds === undefined ? otherwise : seconds * 1_000;
  return {
    ...defaultSessionSettings,
    idleMs: idle * 1_000,
    patientIdleMs: idleElder * 1_000,
    warningMs: warning * 1_000,
    doorRemindMs: ms(remind, defaultSessionSettings.doorRemindMs),
    doorWarnMs: ms(warn, defaultSessionSettings.doorWarnMs),
    doorDutyMs: ms(duty, defaultSessionSettings.doorDutyMs),
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** An object without its undefined fields, so that spreading it never erases a default. */
export const defined = <T extends object>(value: T): Defined<T> =>
  // Only what is not undefined is left, which is what the type says.
  Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as Defined<T>;
