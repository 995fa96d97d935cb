import type { Ledger } from '../store/ledger.ts';
import type { Sight } from './command.ts';
import type { LockBoards } from './door-contract.ts';

/** Every compartment's door as the boards see it now; null when they do not answer. */
export async function lookAt(ledger: Ledger, boards: LockBoards): Promise<readonly Sight[] | null> {
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

/** Nothing can be seen, so nothing is known. */
export const silentSights = (ledger: Ledger): readonly Sight[] =>
  [...(ledger.cabinet?.compartments.keys() ?? [])].map((compartment) => ({
    compartment,
    state: 'unknown',
  }));
