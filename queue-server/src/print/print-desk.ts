import { feedOf } from '../city.ts';
import type { Opened } from '../cases/desk.ts';
import type { Address, Outcome, Sender } from '../journal/index.ts';
import type { Parts } from '../room.ts';
import type { CasePaper } from './case-papers.ts';
import { documentNumber, documentNumbers } from './document-numbers.ts';
import { paperPrints, type Print, type PrintedPapers } from './paper-prints.ts';

export interface PrintDeskParts {
  readonly parts: Parts;
  /** A body's own word at the head of its numbers, by the department's id; its whole name where none is set. */
  readonly codeWords: Readonly<Record<string, string>>;
}

const sheetsAt = ({ one, site }: Opened): Address => ({
  feed: feedOf(site.id),
  stream: `paper/${one.number}`,
});

/** The shell around the sheets of a case: numbers them, reserves them, hears what became of them. */
export class PrintDesk {
  readonly #own: PrintDeskParts;

  constructor(own: PrintDeskParts) {
    this.#own = own;
  }

  async of(opened: Opened): Promise<PrintedPapers> {
    return (await this.#own.parts.journal.state(paperPrints, sheetsAt(opened))).state;
  }

  async reserve(
    opened: Opened,
    paper: CasePaper,
    again: boolean,
    sender: Sender,
  ): Promise<Outcome<Print>> {
    const known = (await this.of(opened))[paper.id]?.number;
    const number = known ?? (await this.#number(opened, paper, sender));
    const name = `${opened.one.number}-${paper.id.padStart(2, '0')}`;
    return this.#own.parts.journal.execute(
      paperPrints,
      sheetsAt(opened),
      { do: 'reserve', paper: paper.id, number, name, again },
      sender,
    );
  }

  settle(
    opened: Opened,
    paper: string,
    print: number,
    outcome: 'printed' | 'failed',
    sender: Sender,
  ): Promise<Outcome<Print>> {
    const command = { do: 'settle', paper, print, outcome } as const;
    return this.#own.parts.journal.execute(paperPrints, sheetsAt(opened), command, sender);
  }

  /** Kept in the feed of the city's first site: a body numbers its letters in one row, wherever they were asked for. */
  async #number({ one, compiled }: Opened, paper: CasePaper, { by }: Sender): Promise<string> {
    const { parts, codeWords } = this.#own;
    const { department } = compiled.item;
    const year = paper.date.slice(0, 4);
    const at: Address = {
      feed: feedOf(parts.city.sites[0]?.id ?? ''),
      stream: `document-numbers/${department.id}-${paper.series}-${year}`,
    };
    const key = `${one.number}/${paper.id}`;
    const outcome = await parts.journal.execute(documentNumbers, at, { key }, { by });
    if (!outcome.ok) throw new Error(`no number for ${key}: ${outcome.refused.code}`);
    const body = codeWords[department.id] ?? department.name.zh;
    return documentNumber(body, paper.series, year, outcome.answer);
  }
}
