import type { Actuation } from '@banshi/hardware-drivers';
import { toLines, type Content, type Fonts, type Imprint } from '@banshi/queue-server/paper';
import type { Fleet } from '../devices/index.ts';
import type { Checkpoint, Perform } from '../effects/index.ts';
import type { Log } from '../log.ts';
import { toReceipt } from '../paper/index.ts';
import type { Clock } from '../ports/index.ts';
import type { Words } from '../protocol/index.ts';
import type { Print } from '../sessions/session.ts';
import { slipTitles } from '../sessions/wording.ts';
import type { SlipContent } from '../sessions/task.ts';
import type { Ledger } from '../store/ledger.ts';
import { contentOf } from './content-of.ts';
import { figuresOf } from './day-figures.ts';
import { printSheet } from './one-sheet.ts';
import { printSealed, type SealedRequest } from './sealed.ts';

export interface PressParts {
  readonly clock: Clock;
  readonly log: Log;
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

/** Longer than the longest slip takes. */
const deadlineMs = 60_000;

export function createPress(parts: PressParts): Press {
  const { clock, ledger, fleet, terminal } = parts;
  let opened: Promise<Fonts> | undefined;
  // One strip after the other: two that are asked for at once come out one after the other.
  let before: Promise<unknown> = Promise.resolve();

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

  const imprint = (serial: string, voids: string | null): Imprint => ({
    serial,
    ...(voids === null ? {} : { voids }),
    site: terminal.site,
    terminal: terminal.id,
    phone: terminal.phone,
    printedAt: new Date(clock.now()).toISOString(),
    timeZone: terminal.timeZone,
    demo: parts.demo,
  });

  async function print(request: PrintRequest, tell: (print: Print) => void): Promise<void> {
    const { slip, about, voids } = request;
    const written = (serial: string): Promise<Content> =>
      contentOf(slip, imprint(serial, voids), (day) =>
        figuresOf({ ledger, timeZone: terminal.timeZone }, day),
      );
    let content: Content | null = null;
    await printSheet<Actuation>(parts, {
      what: slip.kind,
      about,
      voids,
      async prepare(serial) {
        content = await written(serial);
        tell(view(serial, 'reserved', content));
        const receipt = await receiptOf(content, request);
        return receipt.ok
          ? {
              send: () =>
                fleet.use('receipt-printer', (printer) => printer.print(receipt.value), {
                  deadlineMs,
                }),
            }
          : { refused: receipt.refused.code };
      },
      // What cannot be printed can still be read from the screen.
      tell: async (serial, state) => {
        if (state === 'reserved') return;
        const words = content ?? (await written(serial || '-').catch(() => null));
        tell(
          words === null
            ? { what: slipTitles[slip.kind], serial, state, lines: [] }
            : view(serial, state, words),
        );
      },
    });
  }

  return {
    print(request, tell) {
      const printed = before.then(() => print(request, tell));
      before = printed.catch(() => undefined);
      return printed;
    },
    printSealed: (request, tell) => printSealed(parts, request, tell),
  };
}

const view = (serial: string, state: Print['state'], content: Content): Print => ({
  what: content.title,
  serial,
  state,
  lines: [...toLines(content)],
});
