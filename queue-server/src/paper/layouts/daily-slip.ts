import type { Text as Words } from '../../protocol/text.ts';
import {
  field,
  fields,
  heading,
  numbered,
  paper,
  qr,
  same,
  signatures,
  strongField,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { dateWords } from '../content/dates.ts';

export interface DailySlip {
  /** Business day. */
  readonly day: string;
  /** What was done, by name: tickets, deposits, pick-ups, applications. */
  readonly counts: readonly { readonly what: Words; readonly count: number }[];
  readonly prints: {
    readonly printed: number;
    readonly failed: number;
    readonly unknown: number;
    /** Serials made void by a reprint or by a failure. */
    readonly voided: readonly string[];
  };
  /** Compartments whose contents are not known for sure. */
  readonly toInspect: readonly string[];
  /** Head of the audit chain when it was printed: paper that nobody can change later. */
  readonly audit: { readonly stream: string; readonly seq: number; readonly hash: string };
}

/** 64 hexadecimal digits in groups of four, as people compare them. */
export const grouped = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1 ');

/** 日结单: the day's counts and the head of the audit chain, kept on paper. */
export const dailySlip = (data: DailySlip, imprint: Imprint): Content =>
  paper('daily-slip', words('终端日结单', 'Daily slip'), imprint, [
    fields(
      strongField(words('业务日', 'Business day'), dateWords(data.day)),
      ...data.counts.map(({ what, count }) => field(what, same(String(count)))),
    ),
    heading(words('打印', 'Prints')),
    fields(
      field(words('成功', 'Printed'), same(String(data.prints.printed))),
      field(words('失败', 'Failed'), same(String(data.prints.failed))),
      field(words('结果不明', 'Unknown'), same(String(data.prints.unknown))),
    ),
    ...(data.prints.voided.length === 0
      ? []
      : [
          text(words('作废流水号', 'Void serials')),
          numbered(data.prints.voided.map((serial) => same(serial))),
        ]),
    ...(data.toInspect.length === 0
      ? []
      : [fields(strongField(words('待查格口', 'To inspect'), same(data.toInspect.join(', '))))]),
    heading(words('审计链首', 'Head of the audit chain')),
    fields(
      field(words('流', 'Stream'), same(data.audit.stream)),
      field(words('序号', 'Position'), same(String(data.audit.seq))),
    ),
    text(same(grouped(data.audit.hash), '见二维码')),
    qr(
      `banshi-audit:${data.audit.stream}:${data.audit.seq}:${data.audit.hash}`,
      words('核对本日审计链', 'Compare with the audit chain'),
    ),
    signatures(words('值班人员', 'Person on duty')),
  ]);
