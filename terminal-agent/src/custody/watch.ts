import type { Cabinet, CompartmentId } from './state.ts';
import type { Sight } from './command.ts';

/** What the watch remembers of one door, in monotonic milliseconds. */
interface Seen {
  /** When it was last seen open during this visit. */
  readonly openAt: number | null;
  /** How many readings in a row said closed, or open where it should be closed. */
  readonly closedReadings: number;
  readonly strayReadings: number;
}

export type Watch = ReadonlyMap<CompartmentId, Seen>;

/** Something a reading of the doors gave away. */
export type Finding =
  | {
      readonly kind: 'closed';
      readonly compartment: CompartmentId;
      readonly occupied: boolean | null;
      /** Never out of sight since it was seen open. */
      readonly watched: boolean;
    }
  /** A door is open that nobody was let to: a wrong door, a broken lock, a crowbar. */
  | { readonly kind: 'stray'; readonly compartment: CompartmentId }
  /** The sensor contradicts the record of a closed door. */
  | { readonly kind: 'disagrees'; readonly compartment: CompartmentId };

export interface WatchSettings {
  /** The longest time a door may be out of sight and still count as watched, in ms. */
  readonly gapMs: number;
  /** Readings in a row before a change is believed: contacts bounce. */
  readonly readings: number;
}

/** A reading surprised and is not confirmed yet: look again soon. */
export const unsure = (watch: Watch): boolean =>
  [...watch.values()].some(({ strayReadings }) => strayReadings === 1);

const fresh: Seen = { openAt: null, closedReadings: 0, strayReadings: 0 };

/** A door was just seen open by the unlock itself: from now on it is watched. */
export const sawOpen = (watch: Watch, compartment: CompartmentId, now: number): Watch =>
  new Map(watch).set(compartment, { ...fresh, openAt: now });

/** One reading of the doors against what is recorded. `now` is monotonic milliseconds. */
export function observe(
  watch: Watch,
  cabinet: Cabinet,
  sights: readonly Sight[],
  now: number,
  settings: WatchSettings,
): { readonly watch: Watch; readonly findings: readonly Finding[] } {
  const next = new Map(watch);
  const findings: Finding[] = [];
  for (const sight of sights) {
    const one = cabinet.compartments.get(sight.compartment);
    if (one === undefined || sight.state === 'unknown') continue;
    const seen = next.get(sight.compartment) ?? fresh;
    const { compartment } = sight;
    const { visit } = one;
    const letOpen = visit !== null && (visit.phase === 'open' || visit.phase === 'doubtful');
    if (letOpen && sight.state === 'open') {
      next.set(compartment, { ...fresh, openAt: now });
    } else if (letOpen) {
      const closedReadings = seen.closedReadings + 1;
      next.set(compartment, { ...seen, closedReadings });
      if (closedReadings < settings.readings) continue;
      const watched = seen.openAt !== null && now - seen.openAt <= settings.gapMs;
      const occupied = sight.occupied ?? null;
      findings.push({ kind: 'closed', compartment, occupied, watched });
      next.delete(compartment);
    } else if (visit?.phase === 'commanded') {
      // Its unlock is still on the wire: whatever is seen now is not yet an answer.
      next.delete(compartment);
    } else if (sight.state === 'open') {
      const strayReadings = seen.strayReadings + 1;
      next.set(compartment, { ...seen, strayReadings });
      if (strayReadings === settings.readings && one.flag?.state !== 'inspect')
        findings.push({ kind: 'stray', compartment });
    } else {
      next.delete(compartment);
      const settled = visit === null && one.flag === null;
      if (
        settled &&
        sight.occupied !== undefined &&
        sight.occupied !== (one.contents.kind !== 'empty')
      )
        findings.push({ kind: 'disagrees', compartment });
    }
  }
  return { watch: next, findings };
}
