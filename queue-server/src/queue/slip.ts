import { refusal } from '../refusals.ts';
import type { Act } from './commands.ts';
import { doneWith, findTicket, wrongState, type HallDecision, type Scene } from './scene.ts';
import { isAlive, type Slip } from './ticket.ts';

/** What may follow what. Nothing leads back to "printing": paper is never printed twice blindly. */
const follows: Record<Slip['state'], readonly Slip['state'][]> = {
  reserved: ['printing', 'printed', 'failed', 'unknown'],
  printing: ['printed', 'failed', 'unknown'],
  unknown: ['printed', 'failed'],
  printed: [],
  failed: [],
};

/** How printing a ticket's newest slip goes. Saying the same again changes nothing. */
export function slip(scene: Scene, { ticket: id, report }: Act<'slip'>): HallDecision {
  const found = findTicket(scene, id);
  if ('refused' in found) return found;
  const { slip: known } = found.found;
  if (known === undefined || known.serial !== report.serial) return refusal('slip-outdated');
  // Two hands may not both begin: the second hears that it has begun.
  if (known.state === report.state && report.state !== 'printing') return doneWith(scene, id, []);
  if (!follows[known.state].includes(report.state)) {
    return refusal('slip-settled', { state: known.state });
  }
  const data = { ticket: id, serial: known.serial, state: report.state };
  return doneWith(scene, id, [{ type: 'slip-changed', data }]);
}

/** A new slip with a new serial, once the fate of the one before is settled or given up. */
export function reprint(scene: Scene, { ticket: id }: Act<'reprint'>): HallDecision {
  const found = findTicket(scene, id);
  if ('refused' in found) return found;
  if (!isAlive(found.found)) return wrongState(found.found);
  const { slip: known } = found.found;
  if (known?.state === 'reserved' || known?.state === 'printing') return refusal('slip-under-way');
  const data = { ticket: id, serial: (known?.serial ?? 0) + 1, state: 'reserved' as const };
  return doneWith(scene, id, [{ type: 'slip-changed', data }]);
}
