import type { Letter } from '../../store/terminal-state.ts';
import type { Print } from '../session.ts';
import type { SlipContent, Task } from '../task.ts';
import type { Reach } from './index.ts';

/** Names a ticket's paper at the hall: each sheet has a serial of its own there. */
type Sheet = NonNullable<Extract<SlipContent, { kind: 'ticket' }>['sheet']>;

const reported = {
  sent: 'printing',
  printed: 'printed',
  failed: 'failed',
  unknown: 'unknown',
} as const;

/**
 * Tells the hall how printing a ticket goes, so that a clerk sees whether the citizen holds paper.
 * Through the outbox: in order, once each, and late rather than never.
 */
export function sheetReporter(
  { ledger, rng, terminal }: Pick<Reach, 'ledger' | 'rng' | 'terminal'>,
  slip: SlipContent,
): (print: Print) => Promise<void> {
  if (slip.kind !== 'ticket' || slip.sheet === null || terminal.hall === null) {
    return async () => undefined;
  }
  const { ticket, serial }: Sheet = slip.sheet;
  const path = `/api/halls/${terminal.hall}/tickets/${ticket}`;
  const letter = (to: 'slip' | 'reprint', json: unknown): Letter => ({
    id: `${to}-${rng.uuid()}`,
    kind: 'slip',
    method: 'POST',
    path: `${path}/${to}`,
    mediaType: 'application/json',
    body: { json },
    about: slip.data.number,
  });
  return async ({ state }) => {
    // The first sheet is reserved with the ticket itself; every further one is asked for.
    if (state === 'reserved') {
      const letters = serial > 1 ? [letter('reprint', {})] : [];
      await ledger.record({ type: 'queue-letters', letters });
      return;
    }
    const letters = [letter('slip', { serial, state: reported[state] })];
    await ledger.record({ type: 'queue-letters', letters });
  };
}

/** A doubtful sheet is there after all: recorded here, and told to the hall where it keeps count. */
export async function sheetThere(
  { ledger, rng, terminal }: Pick<Reach, 'ledger' | 'rng' | 'terminal'>,
  { kind, serial, sheet }: Extract<Task, { type: 'sheet-there' }>,
): Promise<void> {
  await ledger.record({ type: 'print-found', serial, there: true, by: 'citizen' });
  const tell = (to: string, path: string, json: unknown): Letter => ({
    id: `${to}-${rng.uuid()}`,
    kind: 'slip',
    method: 'POST',
    path,
    mediaType: 'application/json',
    body: { json },
    about: null,
  });
  const letters =
    kind === 'certificate'
      ? [
          tell('found', `/api/terminals/${terminal.id}/certificate-prints/${serial}`, {
            outcome: 'printed',
          }),
        ]
      : sheet !== null && terminal.hall !== null
        ? [
            tell('slip', `/api/halls/${terminal.hall}/tickets/${sheet.ticket}/slip`, {
              serial: sheet.serial,
              state: reported.printed,
            }),
          ]
        : [];
  await ledger.record({ type: 'queue-letters', letters });
}
