import { openDevice } from '@banshi/hardware-drivers';
import type { Enrolled, Heartbeat } from '@banshi/queue-server/protocol';
import type { TerminalConfig } from './config-schema.ts';
import { coalesced } from './coalesced.ts';
import { doorsOf, recoverBlindly } from './custody/open-cabinet.ts';
import { openFleet, type Fleet } from './devices/index.ts';
import type { Checkpoint, Perform } from './effects/index.ts';
import { createLive, type Sight } from './live/index.ts';
import type { Log } from './log.ts';
import { plainPapers, type Page, type Ports } from './ports/index.ts';
import { createPress, startDayEnd } from './printing/index.ts';
import { createDesk, type Desk } from './sessions/desk.ts';
import { businessDay } from './sessions/hands/tickets.ts';
import { createHands } from './sessions/hands/index.ts';
import { createPages } from './sessions/hands/pages.ts';
import { openLedger, type Ledger } from './store/ledger.ts';
import { marksIn } from './store/marks.ts';
import { forgetOrphans, openVault } from './store/vault.ts';
import { startHeartbeat } from './sync/heartbeat.ts';
import type { Counter, Identity } from './sync/identity.ts';
import { startNews, type News } from './sync/inbox.ts';
import { startOutbox } from './sync/outbox.ts';
import { createServer, type Server } from './sync/server.ts';
import { startStreams } from './sync/streams.ts';
import { worldNow } from './world-now.ts';

export const version = '0.1.0';

export interface LifeParts {
  readonly config: TerminalConfig;
  readonly ports: Ports;
  readonly log: Log;
  readonly at: Checkpoint;
  readonly perform: Perform;
  readonly known: Enrolled;
  readonly identity: Identity;
  readonly counter: Counter;
  /** Where the live outline goes. */
  readonly show: (sight: Sight | null) => void;
}

/** Everything that runs once a terminal knows who it is, from a start to a stop. */
export interface Life {
  readonly ledger: Ledger;
  readonly fleet: Fleet;
  readonly server: Server;
  readonly news: News;
  readonly desk: Desk;
  page(id: string): Page | null;
  end(): Promise<void>;
}

const usualHeartbeatSeconds = 15;

/** Wires the rooms of the agent together; from the returned life on they run by themselves. */
export async function beginLife(parts: LifeParts): Promise<Life> {
  const { config, ports, log, at, perform, known, identity, counter } = parts;
  const { clock, rng, net, files, store, wire } = ports;
  const { terminal: id, site, cabinet } = known;
  const marks = marksIn(store);
  const vault = await openVault(files, rng);
  const ledger = await openLedger({ store, clock, rng, at, terminal: id, cabinet });
  await ledger.record({ type: 'boot', version });
  await forgetOrphans(ledger, vault);

  const fleet = openFleet({ devices: config.devices, clock, wire, open: openDevice, log });
  const timeoutMs = config.server.timeoutMs ?? 10_000;
  const { url } = config.server;
  const server = createServer({ url, net, timeoutMs, terminal: id, identity, counter, clock });
  const doors =
    cabinet === null ? null : doorsOf({ config, clock, log, perform, at }, ledger, fleet);
  const pages = createPages();
  const streams = startStreams({ clock, log, ledger, server, terminal: id });
  const redrawing = coalesced(() => desk.refresh());
  const news = await startNews({
    clock,
    log,
    ledger,
    marks,
    server,
    streams,
    terminal: id,
    hall: known.hall,
    offlineNumbers: config.offlineNumbers ?? 20,
    businessDay: (now) => businessDay(now, site.timeZone),
    onNews: redrawing.soon,
  });
  const world = worldNow({ config, clock, known, ledger, fleet, doors, server, news });
  const press = createPress({
    clock,
    log,
    ledger,
    fleet,
    perform,
    at,
    paperMillimetres: config.receipts?.paperMillimetres ?? 80,
    fonts: ports.fonts,
    demo: config.demo ?? false,
    terminal: {
      id,
      serial: known.serial,
      site: site.name,
      phone: site.phone,
      timeZone: site.timeZone,
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
    world,
    terminal: { id, serial: known.serial, site: site.id, region: site.region, hall: known.hall },
    cabinetKey: cabinet === null ? null : Buffer.from(cabinet.key, 'base64'),
  });
  const desk = createDesk({ clock, rng, log, world, carryOut: hands.carryOut });
  const papers = ports.papers ?? plainPapers;
  const live = createLive({
    clock,
    fleet,
    papers,
    log,
    show: parts.show,
    rested: (session) => desk.deliver(session, { type: 'sheet-rested' }),
  });
  redrawing.begin();

  const dayEnd =
    config.receipts?.dailySlip === true
      ? startDayEnd({
          clock,
          log,
          marks,
          press,
          timeZone: site.timeZone,
          free: () => desk.stage.session === null,
        })
      : null;
  const outbox = startOutbox({ clock, log, ledger, vault, server });
  const heart = startHeartbeat({
    clock,
    log,
    server,
    terminal: id,
    everyMs: () => (news.knowledge.settings?.heartbeat ?? usualHeartbeatSeconds) * 1_000,
    report: (): Heartbeat => ({
      at: new Date(clock.now()).toISOString(),
      version,
      bootEpoch: ledger.terminal.epoch,
      outbox: ledger.terminal.outbox.size,
      devices: [...fleet.reports()],
      services: world().offered.map(({ service, offered, because }) => ({
        service,
        offered,
        ...(because === undefined ? {} : { because: because.en }),
      })),
    }),
  });
  const unsubscribe = [
    desk.onView((view) => live.follow(view)),
    ledger.onChange(redrawing.soon),
    fleet.onChange(({ kind }) => {
      if (kind !== 'observation') redrawing.soon();
    }),
    server.onLine(redrawing.soon),
    doors?.onNews((finding) => {
      if (finding.kind === 'closed') {
        const session = desk.stage.session;
        if (session === null) return;
        const { compartment, occupied, watched } = finding;
        desk.deliver(session.id, { type: 'door-closed', compartment, occupied, watched });
      } else {
        const { compartment: about, kind: because } = finding;
        void ledger.record({ type: 'call-duty', about, because });
      }
    }) ?? (() => undefined),
  ];
  // The locker comes into service when its doors have come to rest; the rest need not wait for it.
  const recovered = doors?.recover() ?? recoverBlindly(ledger);
  recovered.then(redrawing.soon, (error: unknown) =>
    log({ event: 'doors.recovery-failed', error: String(error) }),
  );

  return {
    ledger,
    fleet,
    server,
    news,
    desk,
    page: (page) => pages.get(page),
    async end() {
      redrawing.end();
      for (const leave of unsubscribe) leave();
      live.close();
      desk.close();
      hands.close();
      pages.forgetAll();
      const loops = [outbox, streams, news, heart, dayEnd].map((loop) => loop?.stop());
      await Promise.all([...loops, doors?.close()]);
      await fleet.close();
      await ledger.close();
    },
  };
}
