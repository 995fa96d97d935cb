import type { ReceiptDocument, ReceiptLine } from '../capability/receipt-printer.ts';
import { UsageError } from './answer.ts';
import { readBytes } from './operations/operation.ts';

const kinds = ['text', 'pair', 'rule', 'qr', 'code128', 'feed', 'cut'] as const;

/** A ticket from a file: JSON lines as in the manual, or plain text, which is printed and cut. */
export function readReceipt(file: string): ReceiptDocument {
  const text = Buffer.from(readBytes(file)).toString('utf8');
  if (!/^\s*\{/.test(text)) {
    return {
      lines: [
        ...text
          .trimEnd()
          .split('\n')
          .map((line): ReceiptLine => ({ kind: 'text', text: line })),
        { kind: 'cut' },
      ],
    };
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file}: ${String(error)}`);
  }
  const lines =
    typeof parsed === 'object' && parsed !== null && 'lines' in parsed ? parsed.lines : undefined;
  if (!Array.isArray(lines)) throw new UsageError(`${file}: /lines must be a list`);
  return { lines: lines.map((line: unknown, i) => readLine(line, `${file}: /lines/${i}`)) };
}

function readLine(input: unknown, where: string): ReceiptLine {
  const line: Record<string, unknown> =
    typeof input === 'object' && input !== null ? { ...input } : {};
  const need = (key: string): string => {
    const value = line[key];
    if (typeof value !== 'string') throw new UsageError(`${where}/${key} must be text`);
    return value;
  };
  const oneOf = <T extends string>(key: string, allowed: readonly T[]): T | undefined => {
    const value = line[key];
    if (value === undefined) return undefined;
    const found = allowed.find((word) => word === value);
    if (found === undefined)
      throw new UsageError(`${where}/${key} must be one of ${allowed.join(', ')}`);
    return found;
  };
  const number = (key: string, min: number, max: number): number | undefined => {
    const value = line[key];
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || value < min || value > max)
      throw new UsageError(`${where}/${key} must be ${min}…${max}`);
    return value;
  };
  const align = oneOf('align', ['left', 'centre', 'right']);
  const bold = line['bold'] === true;
  const kind = oneOf('kind', kinds);
  const aligned = align === undefined ? {} : { align };
  switch (kind) {
    case 'text':
      return { kind, text: need('text'), bold, size: number('size', 1, 8) ?? 1, ...aligned };
    case 'pair':
      return { kind, label: need('label'), value: need('value'), bold };
    case 'qr':
      return {
        kind,
        text: need('text'),
        module: number('module', 1, 16) ?? 6,
        level: oneOf('level', ['L', 'M', 'Q', 'H']) ?? 'M',
        ...aligned,
      };
    case 'code128':
      return {
        kind,
        text: need('text'),
        height: number('height', 1, 255) ?? 80,
        showText: line['showText'] !== false,
        ...aligned,
      };
    case 'feed':
      return { kind, lines: number('lines', 0, 255) ?? 1 };
    case 'rule':
    case 'cut':
      return { kind };
    case undefined:
      throw new UsageError(`${where}/kind must be one of ${kinds.join(', ')}`);
  }
}
