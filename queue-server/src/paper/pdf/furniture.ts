import type { Content } from '../content/content.ts';
import { footer } from '../content/footer.ts';
import type { Furniture } from './draw.ts';
import { colour, inks, margin, measure, page } from './ink.ts';
import { shapeOf } from './set-text.ts';
import type { Sheet } from './text-piece.ts';

const footTop = page.height - margin.bottom + 18;

/** The foot of every page, and 演示样张 across whatever a demonstration prints. */
export const furnitureOf = (content: Content, { setter, both }: Sheet): Furniture => {
  const sample = setter.lines('演示样张', inks.watermark, page.width);
  const facts = footer(content.imprint);
  const lines = [
    facts.map(({ label, value }) => `${label.zh} ${value.zh}`).join('　'),
    ...(both ? [facts.map(({ label, value }) => `${label.en} ${value.en}`).join('　')] : []),
  ].flatMap((line) => setter.lines(line, inks.foot, measure));
  return {
    behind: content.imprint.demo
      ? [0.2, 0.5, 0.8].flatMap((share) =>
          sample.map((line) =>
            shapeOf(line, inks.watermark, (page.width - line.width) / 2, page.height * share - 60),
          ),
        )
      : [],
    foot: (number, pages) => {
      const [count] = setter.lines(`第 ${number} 页 共 ${pages} 页`, inks.foot, measure);
      return [
        {
          kind: 'line',
          x: margin.left,
          y: footTop - 6,
          length: measure,
          width: 0.5,
          colour: colour.hairline,
        },
        ...lines.map((line, index) =>
          shapeOf(line, inks.foot, margin.left, footTop + index * inks.foot.leading),
        ),
        ...(count === undefined
          ? []
          : [shapeOf(count, inks.foot, margin.left + measure - count.width, margin.top - 24)]),
      ];
    },
  };
};
