import iconv from 'iconv-lite';
import type { Align } from '../../capability/receipt-printer.ts';
import { concat } from '../../framing/framing.ts';
import type { Printed, Run, Ticket } from './ticket.ts';

/** How the next characters look. */
export interface Style {
  align: Align;
  bold: boolean;
  width: number;
  height: number;
  chinese: boolean;
}
export const freshStyle = (): Style => ({
  align: 'left',
  bold: false,
  width: 1,
  height: 1,
  chinese: true,
});

/** The paper: the line being filled, what is printed of the ticket, and the tickets cut off. */
export interface Roll {
  write(bytes: Uint8Array, style: Style): void;
  endLine(align: Align): void;
  /** Ends the line if anything stands in it. */
  finishLine(align: Align): void;
  /** Forgets the line that was not ended. */
  dropLine(): void;
  put(item: Printed): void;
  cut(align: Align): void;
  /** Items printed since the last cut. */
  readonly uncut: number;
  readonly tickets: readonly Ticket[];
  takeTickets(): readonly Ticket[];
  endsAfter(lines: number | null): void;
  onCut(listener: () => void): () => void;
}

const decode = (bytes: Uint8Array, { chinese }: Style) =>
  iconv.decode(Buffer.from(bytes), chinese ? 'gb18030' : 'cp437');
const alike = (one: Style, other: Style) => JSON.stringify(one) === JSON.stringify(other);

export function createRoll(onEnd: () => void): Roll {
  let row: { bytes: Uint8Array; style: Style }[] = [];
  let paper: Printed[] = [];
  let cutOff: Ticket[] = [];
  let linesLeft: number | null = null;
  const listeners = new Set<() => void>();

  const roll: Roll = {
    write(bytes, style) {
      const last = row.at(-1);
      // The second byte of a character may come in the next chunk.
      if (last && alike(last.style, style)) last.bytes = concat([last.bytes, bytes]);
      else row.push({ bytes, style: { ...style } });
    },
    endLine(align) {
      const runs = row.map(({ bytes, style }): Run => ({
        text: decode(bytes, style),
        bold: style.bold,
        width: style.width,
        height: style.height,
      }));
      row = [];
      roll.put({ kind: 'line', align, runs });
    },
    finishLine(align) {
      if (row.length > 0) roll.endLine(align);
    },
    dropLine: () => void (row = []),
    put(item) {
      paper.push(item);
      if (linesLeft === null) return;
      linesLeft -= 1;
      if (linesLeft > 0) return;
      linesLeft = null;
      onEnd();
    },
    cut(align) {
      roll.finishLine(align);
      cutOff.push({ printed: paper, cut: true });
      paper = [];
      for (const listener of [...listeners]) listener();
    },
    get uncut() {
      return paper.length;
    },
    get tickets() {
      return paper.length > 0 || row.length > 0
        ? [...cutOff, { printed: [...paper], cut: false }]
        : [...cutOff];
    },
    takeTickets() {
      const taken = cutOff;
      cutOff = [];
      return taken;
    },
    endsAfter: (lines) => void (linesLeft = lines),
    onCut(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return roll;
}
