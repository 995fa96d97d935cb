import type { Text as Words } from '../../protocol/text.ts';
import type { Block, Column, Content, Field, Imprint } from './content.ts';
import { instantWords } from './dates.ts';

/** The vocabulary of the layouts: each word makes one block, so that a layout reads like the paper. */

export const words = (zh: string, en: string, spoken?: string): Words =>
  spoken === undefined ? { zh, en } : { zh, en, spoken };

/** The same in every language: a number, a name, an address. */
export const same = (text: string, spoken?: string): Words => words(text, text, spoken);

const spokenSigns: Record<string, string> = { '-': '杠', '*': '星号' };

/** Digits and letters one by one, as people read a number to each other; masks are said too. */
export const spelled = (text: string): Words =>
  same(text, Array.from(text, (each) => spokenSigns[each] ?? each).join(' '));

export const heading = (text: Words): Block => ({ kind: 'heading', text });
export const text = (content: Words): Block => ({ kind: 'text', text: content });
export const strong = (content: Words): Block => ({ kind: 'text', text: content, strong: true });
export const paragraph = (content: Words): Block => ({ kind: 'paragraph', text: content });
/** The line that names whom a letter is for. */
export const addressee = (name: string): Block => ({
  kind: 'paragraph',
  text: words(`${name}：`, `To ${name}:`),
  flush: true,
});
export const large = (content: Words, caption?: Words): Block =>
  caption === undefined
    ? { kind: 'large', text: content }
    : { kind: 'large', text: content, caption };
export const fields = (...rows: readonly (Field | null)[]): Block => ({
  kind: 'fields',
  rows: rows.filter((row) => row !== null),
});
export const field = (label: Words, value: Words): Field => ({ label, value });
export const strongField = (label: Words, value: Words): Field => ({ label, value, strong: true });
export const list = (items: readonly Words[]): Block => ({ kind: 'list', items });
export const numbered = (items: readonly Words[]): Block => ({
  kind: 'list',
  items,
  numbered: true,
});
export const table = (columns: readonly Column[], rows: readonly (readonly Words[])[]): Block => ({
  kind: 'table',
  columns,
  rows,
});
export const column = (title: Words, share: number): Column => ({ title, share });
export const qr = (content: string, caption: Words): Block => ({
  kind: 'qr',
  text: content,
  caption,
});
export const barcode = (content: string, caption: Words): Block => ({
  kind: 'barcode',
  text: content,
  caption,
});
export const signatures = (...parties: readonly Words[]): Block => ({
  kind: 'signatures',
  parties,
});
export const closing = (issuer: Words, date: Words, seal: boolean): Block => ({
  kind: 'closing',
  issuer,
  date,
  seal,
});
export const rule: Block = { kind: 'rule' };

/** A part that is there only if there is something to say. */
export const given = <T>(value: T | null | undefined, part: (value: T) => readonly Block[]) =>
  value === null || value === undefined ? [] : part(value);

const sample = words('演示样张 · 无任何效力', 'DEMO SAMPLE · NOT VALID');
const preview = words('预览 · 未打印，不作凭据', 'PREVIEW · not issued, proves nothing');
const reprint = (serial: string) =>
  words(
    `补打件：原流水号 ${serial} 作废`,
    `Reprint: serial ${serial} is void`,
    `这是补打件，原来那张作废`,
  );
/** Who printed it again, and when. */
const reprinted = (by: string, { printedAt, timeZone }: Imprint): Words => {
  const at = instantWords(printedAt, timeZone);
  return words(`${at.zh} 由 ${by} 补打`, `Reprinted by ${by}, ${at.en}`);
};

/** Puts a printed thing together; the marks that it must carry come from its imprint. */
export const paper = (
  kind: string,
  title: Words,
  imprint: Imprint,
  blocks: readonly Block[],
  marks: readonly Words[] = [],
): Content => ({
  kind,
  title,
  imprint,
  blocks,
  marks: [
    ...(imprint.demo ? [sample] : []),
    ...(imprint.preview === true ? [preview] : []),
    ...(imprint.voids === undefined ? [] : [reprint(imprint.voids)]),
    ...(imprint.reprintedBy === undefined ? [] : [reprinted(imprint.reprintedBy, imprint)]),
    ...marks,
  ],
});
