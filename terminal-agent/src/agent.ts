import { openDevice } from '@banshi/hardware-drivers';
import type { Enrolled, Heartbeat } from '@banshi/queue-server/protocol';
import { legalDate } from '@banshi/queue-server/rules';
import type { TerminalConfig } from './config-schema.ts';
import { shippedCalendar } from './applications/index.ts';
import { createDoors, type Doors, type DoorSettings } from './custody/doors.ts';
import { freeBySize } from './custody/index.ts';
import { offeredServices, openFleet, type Fleet } from './devices/index.ts';
import { intentFirst, noCheckpoint, type Checkpoint, type Perform } from './effects/index.ts';
import type { Log } from './log.ts';
import { plainPapers, type Page, type Ports } from './ports/index.ts';
import { createPress } from './printing/index.ts';
import type { CommandAnswer, CommandMessage, View, Welcome, Words } from './protocol/index.ts';
import { protocolVersion } from './protocol/index.ts';
import { createDesk, type Desk } from './sessions/desk.ts';
import { createHands } from './sessions/hands/index.ts';
import { businessDay } from './sessions/hands/counter.ts';
import { createPages } from './sessions/hands/pages.ts';
import { emptyStage } from './sessions/session.ts';
import { defaultSessionSettings, type SessionSettings } from './sessions/settings.ts';
import { viewOf } from './sessions/view.ts';
import type { World } from './sessions/world.ts';
import { openLedger, type Ledger } from './store/ledger.ts';
import { marksIn } from './store/marks.ts';
import { openVault } from './store/vault.ts';
import { enrol, readEnrolment } from './sync/enrol.ts';
import { startHeartbeat } from './sync/heartbeat.ts';
import { loadIdentity, openCounter } from './sync/identity.ts';
import { startNews, type News } from './sync/inbox.ts';
import { startOutbox } from './sync/outbox.ts';
import { createServer, type Server } from './sync/server.ts';
import { startStreams } from './sync/streams.ts';

export const version = '0.1.0';

/** Seams for the crash tests: nothing of it is used in production. */
export interface Probes {
  readonly at?: Checkpoint;
  readonly perform?: Perform;
}

export interface AgentOptions {
  readonly config: TerminalConfig;
  readonly ports: Ports;
  readonly log?: Log;
  readonly probes?: Probes;
}

/** What one terminal is to whoever runs it: a page to draw, touches to take, and its health. */
export interface Agent {
  /** Resolves when the doors have come to rest and the first screen can be shown. */
  start(): Promise<void>;
  readonly view: View;
  readonly welcome: Welcome;
  onView(listener: (view: View) => void): () => void;
  touch(message: CommandMessage): CommandAnswer;
  /** A scanned page of the running session. */
  page(id: string): Page | null;
  readonly catalogue: News['knowledge']['catalogue'];
  readonly health: Health;
  /** For tests and the simulation: what the terminal believes. Null until it is enrolled. */
  readonly ledger: Ledger | null;
  close(): Promise<void>;
}

export interface Health {
  readonly ready: boolean;
  readonly version: string;
  readonly terminal: string;
  readonly enrolled: boolean;
  readonly online: boolean;
  readonly outbox: number;
  readonly devices: Heartbeat['devices'];
}

/** Everything that runs once the terminal knows who it is. */
interface Life {
  readonly ledger: Ledger;
  readonly fleet: Fleet;
  readonly doors: Doors | null;
  readonly server: Server;
  readonly news: News;
  readonly desk: Desk;
  readonly page: (id: string) => Page | null;
  readonly end: () => Promise<void>;
}

const defaultDoors: DoorSettings = {
  pollMs: 300,
  patrolMs: 5_000,
  quiesceMs: 3_000,
  watchGapMs: 5_000,
  readyMs: 10_000,
};
const heartbeatMs = 15_000;

const closedBecause = (zh: string, en: string): Words => ({ zh, en });
const notEnrolled = closedBecause('本机尚未登记', 'This terminal is not enrolled yet');
const starting = closedBecause('正在启动，请稍候', 'Starting, one moment please');

/** One terminal's agent over its ports: the same as a daemon and inside a simulation. */
export function createAgent({
  config,
  ports,
  log = () => undefined,
  probes = {},
}: AgentOptions): Agent {
  const { clock, rng, net, files, store, wire } = ports;
  const at = probes.at ?? noCheckpoint;
  const perform = probes.perform ?? intentFirst;
  const listeners = new Set<(view: View) => void>();
  const ended = new AbortController();
  let enrolled: Enrolled | null = null;
  let life: Life | null = null;
  let ready = false;

  async function start(): Promise<void> {
    const marks = marksIn(store);
    const identity = await loadIdentity(files, rng);
    const counter = await openCounter(marks);
    enrolled = await readEnrolment(files);
    const code = config.server.enrolmentCode;
    if (enrolled === null && code !== undefined) {
      // The first screen says that it is not enrolled; enrolling goes on behind it.
      const asked = enrol({
        clock,
        net,
        files,
        identity,
        url: config.server.url,
        code,
        signal: ended.signal,
        onRefused: (because) => log({ event: 'enrolment.refused', code: because }),
      });
      void asked.then(async (answer) => {
        if (answer === null || ended.signal.aborted) return;
        enrolled = answer;
        log({ event: 'enrolment.done', terminal: answer.terminal });
        await live(answer);
      });
      return;
    }
    if (enrolled !== null) await live(enrolled);

    async function live(known: Enrolled): Promise<void> {
      life = await begin(known);
      life.desk.onView((view) => {
        for (const listener of listeners) listener(view);
      });
      for (const listener of listeners) listener(life.desk.view);
    }

    async function begin(known: Enrolled): Promise<Life> {
      const vault = await openVault(files, rng);
      const ledger = await openLedger({
        store,
        clock,
        rng,
        at,
        terminal: known.terminal,
        cabinet: known.cabinet,
      });
      await ledger.record({ type: 'boot', version });
      await forgetOrphans(ledger, vault);
      const fleet = openFleet({
        devices: config.devices,
        clock,
        wire,
        open: openDevice,
        log,
      });
      const server = createServer({
        url: config.server.url,
        net,
        timeoutMs: config.server.timeoutMs ?? 10_000,
        terminal: known.terminal,
        identity,
        counter,
        clock,
      });
      const doors =
        known.cabinet !== null && fleet.has('locker')
          ? createDoors({
              clock,
              ledger,
              boards: {
                doors: () =>
                  fleet.use('locker', (locker) => locker.doors(), { deadlineMs: 10_000 }),
                unlock: (door) =>
                  fleet.use('locker', (locker) => locker.unlock(door), { deadlineMs: 15_000 }),
                ready: (deadlineMs) => fleet.until('locker', deadlineMs, ended.signal),
              },
              settings: { ...defaultDoors, ...defined(config.doors ?? {}) },
              perform,
              at,
            })
          : null;

      const pages = createPages();
      const streams = startStreams({ clock, ledger, server, terminal: known.terminal });
      const news = await startNews({
        clock,
        ledger,
        marks,
        server,
        streams,
        terminal: known.terminal,
        hall: known.hall,
        offlineNumbers: config.offlineNumbers ?? 20,
        businessDay: (now) => businessDay(now, known.site.timeZone),
        onNews: () => redraw(),
      });
      const worldNow = worldOf({ known, ledger, fleet, doors, server, news: () => news });
      const cabinetKey = known.cabinet === null ? null : Buffer.from(known.cabinet.key, 'base64');
      const press = createPress({
        clock,
        ledger,
        fleet,
        perform,
        at,
        paperMillimetres: config.receipts?.paperMillimetres ?? 80,
        demo: config.demo ?? false,
        terminal: {
          id: known.terminal,
          serial: known.serial,
          site: known.site.name,
          phone: known.site.phone,
          timeZone: known.site.timeZone,
        },
      });
      const hands = createHands({
        clock,
        rng,
        log,
        at,
        ledger,
        fleet,
        doors,
        press,
        server,
        news,
        vault,
        papers: ports.papers ?? plainPapers,
        pages,
        world: worldNow,
        terminal: {
          id: known.terminal,
          serial: known.serial,
          site: known.site.id,
          region: known.site.region,
          hall: known.hall,
        },
        cabinetKey,
      });
      ready = true;
      const desk = createDesk({ clock, rng, log, world: worldNow, carryOut: hands.carryOut });
      // The locker comes into service when its doors have come to rest; the rest need not wait.
      if (doors !== null) {
        void doors.recover().then(redraw, (error: unknown) => {
          log({ event: 'doors.recovery-failed', error: String(error) });
        });
      } else if (known.cabinet !== null) await ledger.custody({ type: 'recover', sights: [] });
      const outbox = startOutbox({ clock, ledger, vault, server });
      const heart = startHeartbeat({
        clock,
        server,
        terminal: known.terminal,
        everyMs: () => (news.knowledge.settings?.heartbeat ?? heartbeatMs / 1_000) * 1_000,
        report: () => ({
          at: new Date(clock.now()).toISOString(),
          version,
          bootEpoch: ledger.terminal.epoch,
          outbox: ledger.terminal.outbox.size,
          devices: [...fleet.reports()],
          services: worldNow().offered.map(({ service, offered, because }) => ({
            service,
            offered,
            ...(because === undefined ? {} : { because: because.en }),
          })),
        }),
      });
      let drawing = false;
      function redraw(): void {
        // Many things change in one breath; the page needs to hear of it once.
        if (drawing) return;
        drawing = true;
        queueMicrotask(() => {
          drawing = false;
          if (ready) desk.refresh();
        });
      }
      const unsubscribe = [
        ledger.onChange(redraw),
        fleet.onChange((event) => {
          if (event.kind !== 'observation') redraw();
        }),
        server.onLine(redraw),
        doors?.onNews((news) => {
          const session = desk.stage.session;
          if (news.kind === 'closed') {
            if (session !== null) desk.deliver(session.id, { type: 'door-closed', ...news });
            return;
          }
          void ledger.record({ type: 'call-duty', about: news.compartment, because: news.kind });
        }) ?? (() => undefined),
      ];
      return {
        ledger,
        fleet,
        doors,
        server,
        news,
        desk,
        page: (id) => pages.get(id),
        async end() {
          ready = false;
          for (const leave of unsubscribe) leave();
          desk.close();
          hands.close();
          pages.forgetAll();
          await Promise.all([
            outbox.stop(),
            streams.stop(),
            news.stop(),
            heart.stop(),
            doors?.close(),
          ]);
          await fleet.close();
          await ledger.close();
        },
      };
    }
  }

  /** Sealed papers of a submission whose commit never came: nobody will ask for them. */
  async function forgetOrphans(ledger: Ledger, vault: Awaited<ReturnType<typeof openVault>>) {
    const wanted = new Set(
      [...ledger.terminal.outbox.values()].flatMap(({ body }) =>
        'sealed' in body ? [body.sealed] : [],
      ),
    );
    const aside = [...ledger.terminal.setAside.keys()];
    for (const name of await vault.names()) {
      const keptForStaff = aside.some((letter) => name === letter || letter.startsWith('file-'));
      if (!wanted.has(name) && !keptForStaff) await vault.remove(name);
    }
  }

  function worldOf(parts: {
    readonly known: Enrolled;
    readonly ledger: Ledger;
    readonly fleet: Fleet;
    readonly doors: Doors | null;
    readonly server: Server;
    readonly news: () => News;
  }): () => World {
    const { known, ledger, fleet, doors, server } = parts;
    let catalogueSeen: World['catalogue'] = null;
    let items: World['items'] = new Map();
    return () => {
      const { catalogue, calendar, hall, settings } = parts.news().knowledge;
      if (catalogue !== catalogueSeen) {
        catalogueSeen = catalogue;
        items = new Map((catalogue?.items ?? []).map((item) => [item.code, item]));
      }
      const now = clock.now();
      const { cabinet, terminal, grants } = ledger;
      const day = businessDay(now, known.site.timeZone);
      const offlineQueues = new Set(
        [...terminal.ranges.values()]
          .filter(({ businessDay: of, next, to }) => of === day && next <= to)
          .map(({ queue }) => queue),
      );
      const free =
        cabinet === null
          ? 0
          : Object.values(freeBySize(cabinet)).reduce((n, one) => n + one.free, 0);
      const { online } = server;
      return {
        now,
        today: legalDate(now, known.site.timeZone),
        settings: { ...sessionSettings(settings), ...defined(config.session ?? {}) },
        terminal: {
          id: known.terminal,
          name: config.terminal.name,
          site: known.site.name,
          phone: known.site.phone,
          timeZone: known.site.timeZone,
        },
        outOfService: null,
        catalogue,
        items,
        calendar: calendar ?? shippedCalendar,
        offered: offeredServices({
          reader: fleet.usable('identity-reader'),
          catalogue: catalogue !== null,
          cabinet:
            cabinet === null || !fleet.has('locker')
              ? 'none'
              : !fleet.usable('locker') || doors?.recovered !== true
                ? 'away'
                : free === 0
                  ? 'full'
                  : 'free',
          hall: known.hall !== null && hall !== null,
          online,
          offlineNumbers: offlineQueues.size > 0,
          parcels: true,
        }),
        cabinet: doors?.recovered === true ? cabinet : null,
        cabinetName: known.cabinet?.name ?? null,
        grants,
        filed: terminal.filed,
        hall,
        offlineQueues,
        canPrint: fleet.serviceable('receipt-printer'),
        canScan: fleet.usable('document-scanner'),
        online,
        undelivered: new Set(
          [...terminal.outbox.values()].flatMap(({ kind, about }) =>
            kind === 'case' && about !== null ? [about] : [],
          ),
        ),
        serverUrl: config.server.url,
      };
    };
  }

  /** What the page sees before this terminal knows who it is. */
  function blank(): View {
    const world: World = {
      now: clock.now(),
      today: '',
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
      cabinetName: null,
      grants: new Map(),
      filed: new Map(),
      hall: null,
      offlineQueues: new Set(),
      canPrint: false,
      canScan: false,
      online: false,
      undelivered: new Set(),
      serverUrl: config.server.url,
    };
    return viewOf(emptyStage, 0, world);
  }

  return {
    start,
    get view() {
      return life?.desk.view ?? blank();
    },
    get welcome() {
      return {
        version: protocolVersion,
        terminal: enrolled?.terminal ?? config.terminal.id,
        pixelsPerMillimetre: config.screen?.pixelsPerMillimetre ?? 2.7,
        orientation: config.screen?.orientation ?? 'portrait',
        timeZone: enrolled?.site.timeZone ?? 'Asia/Shanghai',
      };
    },
    onView(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    touch: (message) =>
      life?.desk.touch(message) ?? { ok: false, code: 'not-now', message: 'not in service yet' },
    page: (id) => life?.page(id) ?? null,
    get catalogue() {
      return life?.news.knowledge.catalogue ?? null;
    },
    get health() {
      return {
        ready: life !== null,
        version,
        terminal: enrolled?.terminal ?? config.terminal.id,
        enrolled: enrolled !== null,
        online: life?.server.online ?? false,
        outbox: life?.ledger.terminal.outbox.size ?? 0,
        devices: [...(life?.fleet.reports() ?? [])],
      };
    },
    get ledger() {
      return life?.ledger ?? null;
    },
    async close() {
      ended.abort();
      await life?.end();
    },
  };
}

function sessionSettings(told: News['knowledge']['settings']): SessionSettings {
  if (told === null) return defaultSessionSettings;
  const [remind, warn, duty] = told.doorReminders;
  const seconds = (value: number | undefined, otherwise: number) =>
    value === undefined ? otherwise : value * 1_000;
  return {
    ...defaultSessionSettings,
    idleMs: told.idle * 1_000,
    patientIdleMs: told.idleElder * 1_000,
    warningMs: told.warning * 1_000,
    doorRemindMs: seconds(remind, defaultSessionSettings.doorRemindMs),
    doorWarnMs: seconds(warn, defaultSessionSettings.doorWarnMs),
    doorDutyMs: seconds(duty, defaultSessionSettings.doorDutyMs),
  };
}

/** An object without its undefined fields, so that spreading it never erases a default. */
function defined<T extends object>(value: T): { [K in keyof T]-?: Exclude<T[K], undefined> } {
  // Only the undefined ones are left out, so the rest has the narrower type.
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]-?: Exclude<T[K], undefined>;
  };
}
