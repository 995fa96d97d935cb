import type { Text as Words } from '../../protocol/text.ts';
import { spelled, words } from './compose.ts';
import type { Block, Content, Field, Letterhead } from './content.ts';
import { footer } from './footer.ts';

const join = (label: Words, value: Words): Words =>
  words(
    `${label.zh}：${value.zh}`,
    `${label.en}: ${value.en}`,
    `${label.spoken ?? label.zh}，${value.spoken ?? value.zh}`,
  );

const fieldLine = ({ label, value }: Field): Words => join(label, value);

const itemLine = (item: Words, index: number): Words =>
  words(
    `${index + 1}. ${item.zh}`,
    `${index + 1}. ${item.en}`,
    `第${index + 1}项，${item.spoken ?? item.zh}`,
  );

const blockLines = (block: Block): readonly Words[] => {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'paragraph':
      return [block.text];
    case 'large':
      return [block.caption === undefined ? block.text : join(block.caption, block.text)];
    case 'fields':
      return block.rows.map(fieldLine);
    case 'list':
      return block.numbered === true ? block.items.map(itemLine) : block.items;
    case 'table':
      return block.rows.map((row, index) =>
        itemLine(
          row
            .map((cell, at) => {
              const title = block.columns[at]?.title;
              return title === undefined ? cell : join(title, cell);
            })
            .reduce((left, right) =>
              words(
                `${left.zh}；${right.zh}`,
                `${left.en}; ${right.en}`,
                `${left.spoken ?? left.zh}；${right.spoken ?? right.zh}`,
              ),
            ),
          index,
        ),
      );
    case 'qr':
      return [block.caption];
    case 'barcode':
      return [join(block.caption, spelled(block.text))];
    case 'closing':
      return [block.issuer, block.date];
    case 'signatures':
    case 'rule':
      return [];
  }
};

/** Whose letter it is and what it is filed under; what it is has been said before. */
const letterheadLines = (letterhead: Letterhead | undefined): readonly Words[] =>
  letterhead === undefined
    ? []
    : [letterhead.issuer, join(words('文书编号', 'Document'), letterhead.number)];

/** The words of a printed thing line by line, to be shown or spoken where paper fails or cannot be read. */
export const toLines = (content: Content): readonly Words[] => [
  content.title,
  ...letterheadLines(content.letterhead),
  ...content.marks,
  ...content.blocks.flatMap(blockLines),
  ...footer(content.imprint).slice(0, 2).map(fieldLine),
];
