import type { Text as Words } from '../../protocol/text.ts';
import { sealPlace, type Block, type Content } from './content.ts';
import { footer } from './footer.ts';

const wordsIn = (block: Block): readonly Words[] => {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'paragraph':
      return [block.text];
    case 'large':
      return block.caption === undefined ? [block.text] : [block.caption, block.text];
    case 'fields':
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case 'list':
      return block.items;
    case 'table':
      return [...block.columns.map(({ title }) => title), ...block.rows.flat()];
    case 'qr':
    case 'barcode':
      return [block.caption];
    case 'signatures':
      return block.parties;
    case 'closing':
      return [block.issuer, ...(block.seal ? [sealPlace] : []), block.date];
    case 'rule':
      return [];
  }
};

/** Every text that may come onto the paper. */
export const wordsOf = (content: Content): readonly Words[] => [
  content.imprint.site,
  ...(content.letterhead === undefined
    ? []
    : [content.letterhead.issuer, content.letterhead.number]),
  content.title,
  ...content.marks,
  ...content.blocks.flatMap(wordsIn),
  ...footer(content.imprint).flatMap(({ label, value }) => [label, value]),
];

/** Control, format and lone surrogate characters in it; a line break is the one that is meant. */
export const unprintableIn = (content: Content): readonly string[] =>
  wordsOf(content).flatMap(({ zh, en }) =>
    [...(`${zh}${en}`.match(/[\p{Cc}\p{Cf}\p{Cs}]/gu) ?? [])].filter((each) => each !== '\n'),
  );
