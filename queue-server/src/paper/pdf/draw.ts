import { page as paper } from './ink.ts';
import type { Meaning, Page, Part, Shape } from './model.ts';

type Pdf = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** How much thicker a bold stroke is drawn, in ems. */
const boldness = 0.032;

const drawShape = (pdf: Pdf, shape: Shape): void => {
  switch (shape.kind) {
    case 'runs':
      for (const { font, text, x } of shape.runs) {
        // pdfkit takes an opened fontkit font as well as bytes, which its types do not say; so a
        // font of 10 MB is parsed once and not once a paper.
        pdf.registerFont(font.postscriptName, font as unknown as string);
        pdf
          .font(font.postscriptName, shape.size)
          .fillColor(shape.colour)
          .strokeColor(shape.colour)
          .lineWidth(shape.size * boldness)
          .text(text, shape.x + x, shape.baseline, {
            lineBreak: false,
            baseline: 'alphabetic',
            fill: true,
            stroke: shape.bold,
          });
      }
      break;
    case 'line':
      pdf
        .moveTo(shape.x, shape.y)
        .lineTo(shape.x + shape.length, shape.y)
        .lineWidth(shape.width)
        .stroke(shape.colour);
      break;
    case 'box':
      pdf.rect(shape.x, shape.y, shape.width, shape.height);
      if (shape.filled) pdf.fill(shape.colour);
      else pdf.lineWidth(1).stroke(shape.colour);
      break;
    case 'bars':
      for (const [x, y, width, height] of shape.bars) pdf.rect(x, y, width, height);
      pdf.fill('#000000');
      break;
  }
};

/** Shapes at their row's place on the page. */
const drawAt = (pdf: Pdf, shapes: readonly Shape[], y: number): void => {
  if (shapes.length === 0) return;
  // Round joins: a mitre would grow thorns on the thickened outlines of bold text.
  pdf.save().translate(0, y).lineJoin('round');
  for (const shape of shapes) drawShape(pdf, shape);
  pdf.restore();
};

/** Seen, but of no meaning: a screen reader passes over it. */
const drawArtifact = (pdf: Pdf, shapes: readonly Shape[], y: number): void => {
  if (shapes.length === 0) return;
  pdf.markContent('Artifact');
  drawAt(pdf, shapes, y);
  pdf.endMarkedContent();
};

/** The tree of meanings as pdfkit's elements, so that each drawn part can be hung where it belongs. */
const elementsOf = (pdf: Pdf, root: Meaning): ReadonlyMap<Meaning, Element> => {
  const elements = new Map<Meaning, Element>();
  const make = (meaning: Meaning): Element => {
    const { role, lang, alt, scope } = meaning;
    const element = pdf.struct(role, {
      ...(lang === undefined ? {} : { lang }),
      ...(alt === undefined ? {} : { alt }),
      ...(scope === undefined ? {} : { scope }),
    });
    elements.set(meaning, element);
    for (const child of meaning.children) element.add(make(child));
    return element;
  };
  pdf.addStructure(make(root));
  return elements;
};

/** What stands on every page whatever it says: in the background, and at the foot. */
export interface Furniture {
  readonly behind: readonly Shape[];
  readonly foot: (page: number, pages: number) => readonly Shape[];
}

/** Draws placed pages, tagged: every part inside the meaning it belongs to, everything else an artifact. */
export const draw = (
  pdf: Pdf,
  root: Meaning,
  pages: readonly Page[],
  furniture: Furniture,
): void => {
  const elements = elementsOf(pdf, root);
  const drawPart = ({ leaf, shapes }: Part, y: number) => {
    const content = pdf.markStructureContent(leaf.role);
    drawAt(pdf, shapes, y);
    pdf.endMarkedContent();
    elements.get(leaf)?.add(content);
  };
  pages.forEach((page, index) => {
    pdf.addPage({ size: [paper.width, paper.height], margin: 0 });
    drawArtifact(pdf, furniture.behind, 0);
    for (const { row, y, repeated } of page) {
      drawArtifact(pdf, row.ornaments ?? [], y);
      if (repeated)
        drawArtifact(
          pdf,
          row.parts.flatMap(({ shapes }) => shapes),
          y,
        );
      else for (const part of row.parts) drawPart(part, y);
    }
    drawArtifact(pdf, furniture.foot(index + 1, pages.length), 0);
  });
  elements.get(root)?.end();
};
