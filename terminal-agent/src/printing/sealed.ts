import type { PrintJob, PrintResult } from '@banshi/hardware-drivers';
import { pause } from '../ports/index.ts';
import type { Words } from '../protocol/index.ts';
import type { Print } from '../sessions/session.ts';
import { printSheet } from './one-sheet.ts';
import type { PressParts } from './press.ts';

/** A page that is printed as it came. */
export interface SealedRequest {
  readonly about: string;
  readonly voids: string | null;
  readonly copies: number;
  readonly title: Words;
  /** The bytes, once the sheet has its serial, or why there are none. */
  readonly document: (
    serial: string,
  ) => Promise<{ readonly job: PrintJob } | { readonly refused: string }>;
  /** Nothing was sent: why. The serial is empty where there was not even one. */
  readonly onRefused: (serial: string, code: string) => Promise<void>;
}

/** A long document on a slow printer; the driver itself asks about the job until then, and cancels it. */
const deadlineMs = 240_000;
/** How long a printer that fell silent is waited for, and how often it is asked. */
const lookForMs = 120_000;
const betweenLooksMs = 2_000;

/** No other sheet is called so: when the answer gets lost, the job can still be found. */
const jobName = (about: string, serial: string): string => `${about} ${serial}`;

/** reserved → sent → printed | failed | unknown, as every sheet; `tell` is awaited where it ends. */
export async function printSealed(
  parts: PressParts,
  { about, voids, copies, title, document, onRefused }: SealedRequest,
  tell: (print: Print) => Promise<void> | undefined,
): Promise<void> {
  const { fleet, ledger } = parts;
  const lines: Words[] = [title, { zh: `编号 ${about}`, en: `Number ${about}` }];
  const printed = await printSheet<PrintResult>(parts, {
    what: 'certificate',
    about,
    voids,
    async prepare(serial) {
      const fetched = await document(serial);
      if ('refused' in fetched) return fetched;
      const job = { ...fetched.job, name: jobName(about, serial) };
      return {
        send: () =>
          fleet.use('document-printer', (printer) => printer.print({ ...job, copies }), {
            deadlineMs,
          }),
      };
    },
    tell: (serial, state, because) =>
      because !== undefined && state === 'failed'
        ? onRefused(serial, because)
        : tell({ what: title, serial, state, lines }),
  });
  if (printed === null) return;
  const { serial, result } = printed;
  if (result.outcome !== 'unknown') return;
  const there = await lookFor(parts, jobName(about, serial));
  if (there === null) return;
  await ledger.record({ type: 'print-found', serial, there, by: 'printer' });
  await tell({ what: title, serial, state: there ? 'printed' : 'failed', lines });
}

/**
 * Settles by looking: as soon as the printer answers again it is asked what became of the job.
 * Null when it knows nothing of it, or stays away: then the one in front has to look.
 */
async function lookFor({ clock, fleet }: PressParts, name: string): Promise<boolean | null> {
  const until = clock.monotonic() + lookForMs;
  while (clock.monotonic() < until) {
    await pause(clock, betweenLooksMs);
    await fleet.until('document-printer', betweenLooksMs);
    if (!fleet.usable('document-printer')) continue;
    const seen = await fleet.use('document-printer', (printer) => printer.whereabouts(name), {
      deadlineMs,
    });
    if (seen.outcome !== 'unknown') return seen.outcome === 'succeeded';
    // It answered, and does not know the job: it was switched off in between.
    if (seen.because?.code === 'print-unconfirmed') return null;
  }
  return null;
}
