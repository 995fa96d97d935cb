import type { Actuation, UnlockResult } from '@banshi/hardware-drivers';
import { pause } from '../ports/index.ts';
import type { DoorNews, DoorParts, Doors, OpenedDoor, OpenRequest } from './door-contract.ts';
import { lookAt, silentSights } from './sights.ts';
import { mayStandOpen, type CompartmentId } from './state.ts';
import { observe, sawOpen, unsure, type Watch } from './watch.ts';

export type { DoorNews, DoorParts, Doors, DoorSettings, LockBoards } from './door-contract.ts';

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

  const look = () => lookAt(ledger, boards);
  const silent = () => silentSights(ledger);
  const addressOf = (compartment: CompartmentId) =>
    ledger.cabinet?.compartments.get(compartment)?.compartment;

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
