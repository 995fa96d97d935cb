import type { PrintJob, PrintResult } from '@banshi/hardware-drivers';
import type { Words } from '../protocol/index.ts';
import type { Print } from '../sessions/session.ts';
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
  readonly onRefused: (serial: string, code: string) => Promise<void>;
}

/** A long document on a slow printer; the driver itself asks about the job until then, and cancels it. */
const deadlineMs = 240_000;
const states = { succeeded: 'printed', failed: 'failed', unknown: 'unknown' } as const;

/** reserved → sent → printed | failed | unknown, as every sheet; `tell` is awaited where it ends. */
export async function printSealed(
  { ledger, fleet, perform, at, terminal }: PressParts,
  { about, voids, copies, title, document, onRefused }: SealedRequest,
  tell: (print: Print) => Promise<void> | undefined,
): Promise<void> {
  const reserved = await ledger.record({
    type: 'reserve-print',
    what: 'certificate',
    about,
    voids,
    terminal: terminal.serial,
  });
  if (!reserved.ok || reserved.answer === null) return;
  const serial = reserved.answer;
  const lines: Words[] = [title, { zh: `编号 ${about}`, en: `Number ${about}` }];
  const view = (state: Print['state']): Print => ({ what: title, serial, state, lines });
  void tell(view('reserved'));
  const fetched = await document(serial);
  if ('refused' in fetched) {
    const because = fetched.refused;
    await ledger.record({ type: 'settle-print', serial, outcome: 'failed', because });
    return onRefused(serial, because);
  }
  const performed = await perform<PrintResult>(
    {
      name: 'print',
      intend: async () => {
        const sent = await ledger.record({ type: 'print-sent', serial });
        if (!sent.ok) return { refused: sent.refused.code };
        void tell(view('sent'));
        return null;
      },
      act: () =>
        fleet.use('document-printer', (printer) => printer.print({ ...fetched.job, copies }), {
          deadlineMs,
        }),
      settle: async ({ outcome, because }) => {
        await ledger.record({
          type: 'settle-print',
          serial,
          outcome: states[outcome],
          ...(because === undefined ? {} : { because: because.code }),
        });
      },
    },
    at,
  );
  if ('outcome' in performed) await tell(view(states[performed.outcome.outcome]));
}
