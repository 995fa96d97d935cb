import type { Decider, Decision, Recorded } from '../journal/index.ts';
import type { PaperEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';

/** One sheet: reserved, then printed or not. */
export interface Print {
  readonly print: number;
  readonly serial: string;
  readonly state: 'reserved' | 'printed' | 'failed';
  readonly by: string;
  readonly at: number;
  readonly voids: string | null;
}
export interface PrintedPaper {
  /** 文号. */
  readonly number: string;
  readonly prints: readonly Print[];
}
export type PrintedPapers = Readonly<Record<string, PrintedPaper>>;

export type PrintCommand =
  | {
      readonly do: 'reserve';
      readonly paper: string;
      readonly number: string;
      /** What the serial of each of its sheets begins with. */
      readonly name: string;
      readonly again: boolean;
    }
  | {
      readonly do: 'settle';
      readonly paper: string;
      readonly print: number;
      readonly outcome: 'printed' | 'failed';
    };

function evolve(papers: PrintedPapers, event: Recorded<PaperEvent>): PrintedPapers {
  const { paper, print } = event.data;
  const before = papers[paper];
  if (event.type === 'paper-reserved') {
    const { number, serial, account } = event.data;
    const prints = before?.prints ?? [];
    const made: Print = {
      print,
      serial,
      state: 'reserved',
      by: account,
      at: event.at,
      voids: prints.at(-1)?.serial ?? null,
    };
    return { ...papers, [paper]: { number: before?.number ?? number, prints: [...prints, made] } };
  }
  if (before === undefined) return papers;
  const state = event.type === 'paper-printed' ? 'printed' : 'failed';
  const prints = before.prints.map((one): Print => (one.print === print ? { ...one, state } : one));
  return { ...papers, [paper]: { ...before, prints } };
}

type PrintDecision = Decision<PaperEvent, Print>;

function reserve(
  papers: PrintedPapers,
  { paper, number, name, again }: Extract<PrintCommand, { do: 'reserve' }>,
  { by, now }: { readonly by: string; readonly now: number },
): PrintDecision {
  const last = papers[paper]?.prints.at(-1);
  // Whoever presses twice, or finds the page open elsewhere, prints the one sheet that is waiting.
  if (last?.state === 'reserved') return { events: [], answer: last };
  if (last?.state === 'printed' && !again) {
    return refusal('paper-printed', { by: last.by, at: new Date(last.at).toISOString() });
  }
  const print = (last?.print ?? 0) + 1;
  const serial = `${name}-${print}`;
  return {
    events: [{ type: 'paper-reserved', data: { paper, print, serial, number, account: by } }],
    answer: { print, serial, state: 'reserved', by, at: now, voids: last?.serial ?? null },
  };
}

/** The rule of `paper/<case>`: each sheet has a serial and a fate; a further one makes the one before void. */
export const paperPrints: Decider<PrintedPapers, PrintCommand, PaperEvent, Print> = {
  kind: 'paper',
  initial: () => ({}),
  evolve,
  decide(papers, command, context): PrintDecision {
    if (command.do === 'reserve') return reserve(papers, command, context);
    const { paper, print, outcome } = command;
    const sheet = papers[paper]?.prints.find((one) => one.print === print);
    if (sheet === undefined) return refusal('paper-unknown');
    if (sheet.state === outcome) return { events: [], answer: sheet };
    if (sheet.state !== 'reserved') return refusal('paper-settled');
    const data = { paper, print, account: context.by };
    return {
      events: [
        outcome === 'printed' ? { type: 'paper-printed', data } : { type: 'paper-failed', data },
      ],
      answer: { ...sheet, state: outcome },
    };
  },
  portable: true,
  snapshot: {
    version: 1,
    every: 500,
    save: (papers) => papers,
    load: (saved) => saved as PrintedPapers,
  },
};
