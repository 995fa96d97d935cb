import type { Actuation } from '@banshi/hardware-drivers';
import type { Print } from '../sessions/session.ts';
import type { PressParts } from './press.ts';

const states = { succeeded: 'printed', failed: 'failed', unknown: 'unknown' } as const;
type Settled = 'printed' | 'failed' | 'unknown';

export interface Sheet<Result extends Actuation> {
  readonly what: string;
  readonly about: string;
  /** The serial that this sheet makes void. */
  readonly voids: string | null;
  /** Makes it ready for the printer under its serial, or says why it cannot be printed. */
  readonly prepare: (
    serial: string,
  ) => Promise<{ readonly send: () => Promise<Result> } | { readonly refused: string }>;
  /** Every stage, and how it ended; `because` where nothing was sent. Awaited where it ends. */
  readonly tell: (serial: string, state: Print['state'], because?: string) => unknown;
}

/**
 * The life of one sheet: reserved → sent → printed | failed | unknown, each stage durable before
 * the next. Whatever breaks on the way settles it: nobody waits for a sheet that nobody prints.
 * Answers how it ended, with what the printer said of it.
 */
export async function printSheet<Result extends Actuation>(
  { ledger, perform, at, terminal, log }: PressParts,
  { what, about, voids, prepare, tell }: Sheet<Result>,
): Promise<{ readonly serial: string; readonly result: Result } | null> {
  const reserved = await ledger
    .record({ type: 'reserve-print', what, about, voids, terminal: terminal.serial })
    .catch((error: unknown) => ({ ok: false, error }) as const);
  if (!reserved.ok || reserved.answer === null) {
    log({ event: 'print.not-reserved', what });
    await tell('', 'failed', 'not-reserved');
    return null;
  }
  const serial = reserved.answer;
  let sent = false;
  const settle = async (outcome: Settled, because: string | undefined): Promise<void> => {
    await ledger.record({
      type: 'settle-print',
      serial,
      outcome,
      ...(because === undefined ? {} : { because }),
    });
  };
  const giveUp = async (because: string): Promise<null> => {
    const outcome = sent ? 'unknown' : 'failed';
    // A disk that fails is what may have brought us here; the next start settles it then.
    await settle(outcome, because).catch(() => log({ event: 'print.not-settled', serial }));
    await tell(serial, outcome, because);
    return null;
  };
  try {
    tell(serial, 'reserved');
    const ready = await prepare(serial);
    if ('refused' in ready) return await giveUp(ready.refused);
    const performed = await perform<Result>(
      {
        name: 'print',
        intend: async () => {
          const intent = await ledger.record({ type: 'print-sent', serial });
          if (!intent.ok) return { refused: intent.refused.code };
          sent = true;
          tell(serial, 'sent');
          return null;
        },
        act: ready.send,
        settle: ({ outcome, because }) => settle(states[outcome], because?.code),
      },
      at,
    );
    if ('refused' in performed) return await giveUp(performed.refused);
    await tell(serial, states[performed.outcome.outcome]);
    return { serial, result: performed.outcome };
  } catch (error) {
    log({ event: 'print.broke-off', serial, error: String(error) });
    return await giveUp('broken-off');
  }
}
