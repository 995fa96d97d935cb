import type { Actuation } from '@banshi/hardware-drivers';
import type { Checkpoint, Perform } from '../effects/index.ts';
import type { Fleet } from '../devices/index.ts';
import {
  depositSlip,
  envelopeLabel,
  oneTimeNotice,
  pickUpReceipt,
  queueTicket,
  submissionSlip,
  toLines,
  type Content,
  type Fonts,
  type Imprint,
} from '@banshi/queue-server/paper';
import { toReceipt } from '../paper/index.ts';
import type { Clock } from '../ports/index.ts';
import type { Print } from '../sessions/session.ts';
import type { SlipContent } from '../sessions/task.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Words } from '../protocol/index.ts';
import { printSealed, type SealedRequest } from './sealed.ts';

export interface PressParts {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly fleet: Fleet;
  readonly perform: Perform;
  readonly at: Checkpoint;
  readonly paperMillimetres: 58 | 80;
  /** Fonts for characters that the printer's own lacks; opened when the first one comes. */
  readonly fonts: (() => Promise<Fonts>) | undefined;
  readonly demo: boolean;
  readonly terminal: {
    readonly id: string;
    readonly serial: string;
    readonly site: Words;
    readonly phone: string;
    readonly timeZone: string;
  };
}

export interface PrintRequest {
  readonly slip: SlipContent;
  readonly about: string;
  /** The serial that this sheet makes void. */
  readonly voids: string | null;
  readonly english: boolean;
  readonly large: boolean;
}

/** Prints slips, each sheet under its own serial, none of them twice by itself. */
export interface Press {
  /** Tells every stage: reserved → sent → printed | failed | unknown. Resolves when it is settled. */
  print(request: PrintRequest, tell: (print: Print) => void): Promise<void>;
  /** A certificate from its sealed file, on the office printer. */
  printSealed(
    request: SealedRequest,
    tell: (print: Print) => Promise<void> | undefined,
  ): Promise<void>;
}

const contentOf = (slip: SlipContent, imprint: Imprint): Content => {
  switch (slip.kind) {
    case 'submission':
      return submissionSlip(slip.data, imprint);
    case 'deposit':
      return depositSlip(slip.data, imprint);
    case 'ticket':
      return queueTicket(slip.data, imprint);
    case 'pick-up':
      return pickUpReceipt(slip.data, imprint);
    case 'notice':
      return oneTimeNotice(slip.data, imprint);
    case 'label':
      return envelopeLabel(slip.data, imprint);
  }
};

const states = { succeeded: 'printed', failed: 'failed', unknown: 'unknown' } as const;

export function createPress(parts: PressParts): Press {
  const { clock, ledger, fleet, perform, at, terminal } = parts;
  let opened: Promise<Fonts> | undefined;

  /** Most slips need no font of ours: only a line with a rare character is drawn. */
  async function receiptOf(content: Content, request: PrintRequest) {
    const options = {
      paper: parts.paperMillimetres,
      language: request.english ? ('both' as const) : ('zh' as const),
      large: request.large,
    };
    const receipt = toReceipt(content, options);
    if (receipt.ok || receipt.refused.code !== 'missing-glyph' || parts.fonts === undefined)
      return receipt;
    opened ??= parts.fonts();
    return toReceipt(content, { ...options, fonts: await opened });
  }

  async function print(request: PrintRequest, tell: (print: Print) => void): Promise<void> {
    const { slip, about, voids } = request;
    const reserved = await ledger.record({
      type: 'reserve-print',
      what: slip.kind,
      about,
      voids,
      terminal: terminal.serial,
    });
    if (!reserved.ok || reserved.answer === null) return;
    const serial = reserved.answer;
    const content = contentOf(slip, {
      serial,
      ...(voids === null ? {} : { voids }),
      site: terminal.site,
      terminal: terminal.id,
      phone: terminal.phone,
      printedAt: new Date(clock.now()).toISOString(),
      timeZone: terminal.timeZone,
      demo: parts.demo,
    });
    const view = (state: Print['state']): Print => ({
      what: content.title,
      serial,
      state,
      lines: [...toLines(content)],
    });
    tell(view('reserved'));
    const receipt = await receiptOf(content, request);
    if (!receipt.ok) {
      const because = receipt.refused.code;
      await ledger.record({ type: 'settle-print', serial, outcome: 'failed', because });
      return tell(view('failed'));
    }
    const performed = await perform<Actuation>(
      {
        name: 'print',
        intend: async () => {
          const sent = await ledger.record({ type: 'print-sent', serial });
          if (!sent.ok) return { refused: sent.refused.code };
          tell(view('sent'));
          return null;
        },
        act: () =>
          fleet.use('receipt-printer', (printer) => printer.print(receipt.value), {
            deadlineMs: 60_000,
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
    if ('outcome' in performed) tell(view(states[performed.outcome.outcome]));
  }

  return { print, printSealed: (request, tell) => printSealed(parts, request, tell) };
}
