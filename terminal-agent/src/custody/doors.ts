import type {
  Actuation,
  DoorReading,
  Outcome as Answer,
  UnlockResult,
} from '@banshi/hardware-drivers';
import type { Checkpoint, Perform } from '../effects/index.ts';
import type { Log } from '../log.ts';
import { pause, type Clock } from '../ports/index.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Sight } from './command.ts';
import type { Grant, Proofs } from './grant.ts';
import { mayStandOpen, type CompartmentId, type Person, type Purpose } from './state.ts';
import { observe, sawOpen, unsure, type Watch } from './watch.ts';

/** The lock boards of this cabinet, as the device gives them. */
export interface LockBoards {
  doors(): Promise<Answer<readonly DoorReading[]>>;
  unlock(door: {
    readonly board: number;
    readonly door: number;
  }): Promise<UnlockResult | Actuation>;
  /** Resolves when they can be used, or after the deadline. */
  ready(deadlineMs: number): Promise<void>;
}

export interface DoorSettings {
  /** Between two readings while a door stands open, in ms. */
  readonly pollMs: number;
  /** Between two readings while all doors are closed, in ms. */
  readonly patrolMs: number;
  /** Longer than any command may still be on its way to a lock, in ms. */
  readonly quiesceMs: number;
  readonly watchGapMs: number;
  /** How long the boards are waited for after a start, in ms. */
  readonly readyMs: number;
}

export interface OpenRequest {
  readonly compartment: CompartmentId;
  readonly purpose: Purpose;
  readonly holder: Person;
  readonly grant?: Grant;
  readonly proofs?: Proofs;
}

/** open: go on; failed: seen to stay closed; doubtful: frozen for inspection; refused: not theirs to open. */
export type OpenedDoor =
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly because: string }
  | { readonly kind: 'doubtful' }
  | { readonly kind: 'refused'; readonly because: string };

export type DoorNews =
  | {
      readonly kind: 'closed';
      readonly compartment: CompartmentId;
      readonly occupied: boolean | null;
      readonly watched: boolean;
    }
  | { readonly kind: 'stray' | 'disagrees'; readonly compartment: CompartmentId };

/** The doors of one cabinet: the only place from which an unlock can be sent. */
export interface Doors {
  /** Settles what the last life left open; no door opens before it has resolved. */
  recover(): Promise<void>;
  readonly recovered: boolean;
  open(request: OpenRequest): Promise<OpenedDoor>;
  onNews(listener: (news: DoorNews) => void): () => void;
  close(): Promise<void>;
}

export interface DoorParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly boards: LockBoards;
  readonly settings: DoorSettings;
  readonly perform: Perform;
  readonly at: Checkpoint;
}

/** Two readings in a row: a door's contact bounces when it falls shut. */
const readingsBelieved = 2;

export function createDoors(parts: DoorParts): Doors {
  const { clock, log, ledger, boards, settings, perform, at } = parts;
  const listeners = new Set<(news: DoorNews) => void>();
  const ended = new AbortController();
  let watch: Watch = new Map();
  let unlocks = 0;
  let recovered = false;
  let patrolling: Promise<void> = Promise.resolve();
  let rouse: () => void = () => undefined;
  // One thing at a time on these wires: a reading must never overlap an unlock or its quiescing.
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  const addressOf = (compartment: CompartmentId) =>
    ledger.cabinet?.compartments.get(compartment)?.compartment;

  async function look(): Promise<readonly Sight[] | null> {
    const read = await boards.doors();
    if (!read.ok) return null;
    const byDoor = new Map(read.value.map((one) => [`${one.board}/${one.door}`, one]));
    return [...(ledger.cabinet?.compartments.values() ?? [])].map(({ compartment }) => {
      const one = byDoor.get(`${compartment.board}/${compartment.door}`);
      return {
        compartment: compartment.id,
        state: one?.state ?? 'unknown',
        ...(one?.occupied === undefined ? {} : { occupied: one.occupied }),
      };
    });
  }

  const silent = (): readonly Sight[] =>
    [...(ledger.cabinet?.compartments.keys() ?? [])].map((compartment) => ({
      compartment,
      state: 'unknown',
    }));

  async function recover(): Promise<void> {
    await inTurn(async () => {
      await boards.ready(settings.readyMs);
      // A command of the life before may still be on the wire; its intent says whether.
      const leftOpen = [...(ledger.cabinet?.compartments.values() ?? [])].some(mayStandOpen);
      if (leftOpen) await pause(clock, settings.quiesceMs, ended.signal);
      const sights = (await look()) ?? silent();
      await ledger.custody({ type: 'recover', sights });
    });
    recovered = true;
    patrolling = patrol();
  }

  async function unlock(request: OpenRequest, effect: string): Promise<OpenedDoor> {
    const { compartment } = request;
    const door = addressOf(compartment);
    if (door === undefined) return { kind: 'refused', because: 'no-such-compartment' };
    const performed = await perform<UnlockResult | Actuation>(
      {
        name: 'unlock',
        intend: async () => {
          const outcome = await ledger.custody({ type: 'intend-unlock', effect, ...request });
          return outcome.ok ? null : { refused: outcome.refused.code };
        },
        act: () => boards.unlock({ board: door.board, door: door.door }),
        settle: async ({ outcome, because }) => {
          await ledger.custody({
            type: 'settle-unlock',
            effect,
            compartment,
            outcome,
            ...(because === undefined
              ? {}
              : { because: { code: because.code, sent: because.sent } }),
          });
        },
      },
      at,
    );
    if ('refused' in performed) return { kind: 'refused', because: performed.refused };
    const { outcome, because } = performed.outcome;
    if (outcome === 'succeeded') {
      watch = sawOpen(watch, compartment, clock.monotonic());
      return { kind: 'open' };
    }
    if (outcome === 'failed') return { kind: 'failed', because: because?.code ?? 'unknown' };
    return settleByLooking(compartment);
  }

  /** No answer is no knowledge: wait until the wire must be empty, then believe the sensors only. */
  async function settleByLooking(compartment: CompartmentId): Promise<OpenedDoor> {
    await pause(clock, settings.quiesceMs, ended.signal);
    const sights = (await look()) ?? silent();
    const sight = sights.find((one) => one.compartment === compartment);
    await ledger.custody({
      type: 'look',
      compartment,
      sight: sight ?? { compartment, state: 'unknown' },
    });
    const one = ledger.cabinet?.compartments.get(compartment);
    if (one?.flag?.state === 'inspect') return { kind: 'doubtful' };
    if (one?.visit?.phase !== 'open') return { kind: 'failed', because: 'seen-closed' };
    watch = sawOpen(watch, compartment, clock.monotonic());
    return { kind: 'open' };
  }

  async function patrol(): Promise<void> {
    while (!ended.signal.aborted) {
      const standsOpen =
        [...(ledger.cabinet?.compartments.values() ?? [])].some(mayStandOpen) || unsure(watch);
      const woken = new AbortController();
      rouse = () => woken.abort();
      await pause(
        clock,
        standsOpen ? settings.pollMs : settings.patrolMs,
        AbortSignal.any([woken.signal, ended.signal]),
      );
      if (ended.signal.aborted) return;
      // A failing disk must not end the watch: what was not recorded is found again.
      const news = await inTurn(walk).catch((error: unknown) => {
        log({ event: 'doors.patrol-failed', error: String(error) });
        return [];
      });
      for (const one of news) for (const listener of listeners) listener(one);
    }
  }

  /** One round past all doors; what it finds is durable before anybody hears of it. */
  async function walk(): Promise<readonly DoorNews[]> {
    const sights = await look();
    const { cabinet } = ledger;
    if (sights === null || cabinet === null) return [];
    const seen = observe(watch, cabinet, sights, clock.monotonic(), {
      gapMs: settings.watchGapMs,
      readings: readingsBelieved,
    });
    for (const finding of seen.findings) {
      const { compartment } = finding;
      if (finding.kind === 'closed') {
        const { occupied, watched } = finding;
        await ledger.custody({ type: 'close', compartment, occupied, watched });
      } else {
        const because = finding.kind === 'stray' ? 'open-without-command' : 'sensor-disagrees';
        await ledger.custody({ type: 'freeze', compartment, because });
      }
    }
    watch = seen.watch;
    return seen.findings;
  }

  return {
    recover,
    get recovered() {
      return recovered;
    },
    async open(request) {
      if (!recovered) return { kind: 'refused', because: 'not-recovered' };
      const opened = await inTurn(() => {
        unlocks += 1;
        return unlock(request, `e${ledger.terminal.epoch}-${unlocks}`);
      });
      rouse();
      return opened;
    },
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      ended.abort();
      await patrolling;
      await turn;
    },
  };
}
