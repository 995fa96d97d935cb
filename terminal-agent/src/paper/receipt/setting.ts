import type { ReceiptLine } from '@banshi/hardware-drivers';
import type { Words } from '../../protocol/words.ts';
import { plainLatinQuotes, type Field } from '@banshi/queue-server/paper';
import { widthOf } from './repertoire.ts';
import { wrap } from './wrap.ts';

/** What the printer and the citizen need: the width of the paper, the languages, the size of type. */
export interface Setting {
  readonly dots: number;
  /** Of the printer's own font: 12 dots each. */
  readonly columns: number;
  readonly both: boolean;
  /** 1, or 2 in elder mode. */
  readonly base: number;
}

export const dotsPerColumn = 12;

export interface Style {
  readonly bold?: boolean;
  readonly size?: number;
  readonly centre?: boolean;
  readonly right?: boolean;
  /** Columns by which lines after the first are set in. */
  readonly hang?: number;
}

/** One text, broken into lines that fit. */
export const text = (setting: Setting, content: string, style: Style = {}): ReceiptLine[] => {
  const size = Math.min(8, (style.size ?? 1) * setting.base);
  // A printer's Chinese font knows only wide curly quotes.
  return wrap(plainLatinQuotes(content), Math.floor(setting.columns / size), style.hang).map(
    (line) => ({
      kind: 'text',
      text: line,
      ...(style.centre === true ? { align: 'centre' as const } : {}),
      ...(style.right === true ? { align: 'right' as const } : {}),
      ...(style.bold === true ? { bold: true } : {}),
      ...(size > 1 ? { size } : {}),
    }),
  );
};

/** The Chinese, and below it the English where both are wanted and differ. */
export const say = (setting: Setting, content: Words, style: Style = {}): ReceiptLine[] => [
  ...text(setting, content.zh, style),
  ...(setting.both && content.en !== content.zh
    ? text(setting, content.en, { ...style, size: 1 })
    : []),
];

const pairIn = (setting: Setting, label: string, value: string, bold: boolean): ReceiptLine[] => {
  const columns = Math.floor(setting.columns / setting.base);
  const gap = columns - widthOf(label) - widthOf(value);
  return gap >= 1 && !value.includes('\n')
    ? text(setting, `${label}${' '.repeat(gap)}${value}`, { bold })
    : [
        ...text(setting, label),
        ...value.split('\n').flatMap((line) => text(setting, `  ${line}`, { bold, hang: 2 })),
      ];
};

/** Label at the left and value at the right; where they do not fit on one line, the value below. */
export const pair = (setting: Setting, { label, value, strong }: Field): ReceiptLine[] => {
  const bold = strong === true;
  if (!setting.both || (label.en === label.zh && value.en === value.zh))
    return pairIn(setting, label.zh, value.zh, bold);
  // A number needs no translation: both labels, and the value once.
  if (value.en === value.zh) return pairIn(setting, `${label.zh} ${label.en}`, value.zh, bold);
  return [
    ...pairIn(setting, label.zh, value.zh, bold),
    ...pairIn(setting, label.en, value.en, bold),
  ];
};
