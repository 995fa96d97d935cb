import type { Text as Words } from '../../protocol/text.ts';
import {
  column,
  field,
  fields,
  paper,
  same,
  signatures,
  strongField,
  table,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { instantWords, shortDate } from '../content/dates.ts';

export interface HandOverRow {
  readonly slip: string;
  readonly caseNumber: string;
  readonly item: Words;
  readonly compartment: string;
  /** As declared by the citizen. */
  readonly contents: readonly { readonly name: Words; readonly copies: number }[];
  /** Calendar date of the deadline; null where none runs. */
  readonly due: string | null;
  /** What was found otherwise than declared. */
  readonly discrepancy: string | null;
}

export interface HandOverList {
  readonly number: string;
  readonly cabinet: Words;
  readonly collectedAt: string;
  readonly from: Words;
  readonly to: Words;
  /** In the order of their deadlines, the most urgent first. */
  readonly rows: readonly HandOverRow[];
}

const contentsWords = (contents: HandOverRow['contents']): Words =>
  words(
    contents.map(({ name, copies }) => `${name.zh}×${copies}`).join('、'),
    contents.map(({ name, copies }) => `${name.en} × ${copies}`).join(', '),
  );

/** 交接单: what went from the cabinet to the desk; both sides sign. */
export const handOverList = (data: HandOverList, imprint: Imprint): Content => {
  const odd = data.rows.filter(({ discrepancy }) => discrepancy !== null).length;
  return paper('hand-over-list', words('材料交接单', 'Hand-over list'), imprint, [
    fields(
      field(words('交接单号', 'List'), same(data.number)),
      field(words('文件柜', 'Cabinet'), data.cabinet),
      field(words('取出时间', 'Collected'), instantWords(data.collectedAt, imprint.timeZone)),
      field(words('移交方', 'From'), data.from),
      field(words('接收方', 'To'), data.to),
      strongField(
        words('件数', 'Deposits'),
        words(
          `${data.rows.length}件，其中不符${odd}件`,
          `${data.rows.length}, of which ${odd} differ`,
        ),
      ),
    ),
    table(
      [
        column(words('序', 'No.'), 6),
        column(words('单号·格口', 'Slip, door'), 18),
        column(words('办件编号、事项', 'Case, service'), 34),
        column(words('申报材料', 'Declared'), 25),
        column(words('期限', 'Due'), 11),
        column(words('不符', 'Differs'), 15),
      ],
      data.rows.map((row, index) => [
        same(String(index + 1)),
        same(`${row.slip}\n${row.compartment}`),
        words(`${row.caseNumber}\n${row.item.zh}`, row.item.en),
        contentsWords(row.contents),
        row.due === null ? words('—', '—', '无') : shortDate(row.due),
        row.discrepancy === null ? words('无', 'none') : same(row.discrepancy),
      ]),
    ),
    text(
      words(
        '双方当面清点信封数量与单号，内件由接收方在工作台逐一核对。',
        'Both sides count the envelopes and compare the numbers; the contents are checked at the desk.',
      ),
    ),
    signatures(data.from, data.to),
  ]);
};
