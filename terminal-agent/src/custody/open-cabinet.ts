import type { TerminalConfig } from '../config-schema.ts';
import type { Fleet } from '../devices/index.ts';
import type { Ledger } from '../store/ledger.ts';
import { defined } from '../world-now.ts';
import type { DoorParts, DoorSettings, Doors } from './door-contract.ts';
import { createDoors } from './doors.ts';

const defaultDoors: DoorSettings = {
  pollMs: 300,
  patrolMs: 2_000,
  quiesceMs: 3_000,
  watchGapMs: 5_000,
  readyMs: 10_000,
};
/** The doors of this terminal's cabinet over its lock boards; null where no board is connected. */
export function doorsOf(
  {
    config,
    ...parts
  }: Pick<DoorParts, 'clock' | 'log' | 'perform' | 'at'> & {
    readonly config: TerminalConfig;
  },
  ledger: Ledger,
  fleet: Fleet,
): Doors | null {
  if (!fleet.has('locker')) return null;
  return createDoors({
    ...parts,
    ledger,
    boards: {
      doors: () => fleet.use('locker', (locker) => locker.doors(), { deadlineMs: 10_000 }),
      unlock: (door) =>
        fleet.use('locker', (locker) => locker.unlock(door), { deadlineMs: 15_000 }),
      ready: (deadlineMs) => fleet.until('locker', deadlineMs),
    },
    settings: { ...defaultDoors, ...defined(config.doors ?? {}) },
  });
}

/** A cabinet whose boards are not connected here: nothing can be seen, so nothing is believed. */
export async function recoverBlindly(ledger: Ledger): Promise<void> {
  if (ledger.cabinet !== null) await ledger.custody({ type: 'recover', sights: [] });
}
