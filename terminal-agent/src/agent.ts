import type { Enrolled, Heartbeat } from '@banshi/queue-server/protocol';
import type { TerminalConfig } from './config-schema.ts';
import { intentFirst, noCheckpoint, type Checkpoint, type Perform } from './effects/index.ts';
import { beginLife, version, type Life } from './life.ts';
import type { Sight } from './live/index.ts';
import type { Log } from './log.ts';
import type { Page, Ports } from './ports/index.ts';
import {
  protocolVersion,
  type CommandAnswer,
  type CommandMessage,
  type View,
  type Welcome,
} from './protocol/index.ts';
import { emptyStage } from './sessions/session.ts';
import { viewOf } from './sessions/view.ts';
import type { Ledger } from './store/ledger.ts';
import { marksIn } from './store/marks.ts';
import { enrol, readEnrolment } from './sync/enrol.ts';
import { loadIdentity, openCounter } from './sync/identity.ts';
import type { Knowledge } from './sync/inbox.ts';
import { worldBefore } from './world-now.ts';

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
  /** Resolves when the first screen can be shown; enrolling and waking devices go on behind it. */
  start(): Promise<void>;
  readonly view: View;
  readonly welcome: Welcome;
  onView(listener: (view: View) => void): () => void;
  /** The live outline while a sheet is laid before a camera; null when that is over. */
  onSight(listener: (sight: Sight | null) => void): () => void;
  touch(message: CommandMessage): CommandAnswer;
  /** A scanned page of the running session. */
  page(id: string): Page | null;
  readonly catalogue: Knowledge['catalogue'];
  readonly health: Health;
  /** What the terminal believes, for tests and the simulation; null until it is enrolled. */
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

/** One terminal's agent over its ports: the same as a daemon and inside a simulation. */
export function createAgent(options: AgentOptions): Agent {
  const { config, ports, log = () => undefined, probes = {} } = options;
  const { clock, rng, net, files, store } = ports;
  const listeners = new Set<(view: View) => void>();
  const watchers = new Set<(sight: Sight | null) => void>();
  const ended = new AbortController();
  let enrolled: Enrolled | null = null;
  let life: Life | null = null;

  async function start(): Promise<void> {
    const identity = await loadIdentity(files, rng);
    const counter = await openCounter(marksIn(store));

    async function live(known: Enrolled): Promise<void> {
      enrolled = known;
      const begun = await beginLife({
        config,
        ports,
        log,
        at: probes.at ?? noCheckpoint,
        perform: probes.perform ?? intentFirst,
        known,
        identity,
        counter,
        show: (sight) => watchers.forEach((watcher) => watcher(sight)),
      });
      life = begun;
      if (ended.signal.aborted) return begun.end();
      begun.desk.onView(show);
      show(begun.desk.view);
    }

    const known = await readEnrolment(files);
    if (known !== null) return live(known);
    const code = config.server.enrolmentCode;
    if (code === undefined) {
      log({ event: 'enrolment.missing' });
      return;
    }
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
    asked
      .then(async (answer) => {
        if (answer === null) return;
        log({ event: 'enrolment.done', terminal: answer.terminal });
        await live(answer);
      })
      .catch((error: unknown) => log({ event: 'agent.failed', error: String(error) }));
  }

  function show(view: View): void {
    for (const listener of listeners) listener(view);
  }

  return {
    start,
    get view() {
      return life?.desk.view ?? viewOf(emptyStage, 0, worldBefore(config, clock, enrolled));
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
    onSight(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
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
