import type * as Documents from '../documents/index.ts';
import type { Page, Papers } from '../ports/index.ts';
import { cardSheet } from './card-sheet.ts';

/** What a flatbed's own edges look like: its picture is the page already. */
const fillsTheFrame: ReadonlySet<string> = new Set(['page-cut', 'nothing-there']);

/** A card covers little of a desk; a bigger sheet may have a card's proportions. */
const cardShare = 0.2;

/** One side of a card, by its shape and by how little of the frame it covers. */
function isCard({ shape, corners, width, height }: Documents.Report): boolean {
  if (shape !== 'id-1' || corners === null) return false;
  const doubled = corners.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = corners[(at + 1) % corners.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(doubled) / 2 < cardShare * width * height;
}

/**
 * The capture pipeline in its own thread, as the sessions see it. It is loaded when somebody is
 * about to need it: an idle terminal does without it, and it takes a third of the memory.
 */
export function pagePapers(): Papers & AsyncDisposable {
  let loaded: Promise<typeof Documents> | undefined;
  let pool: Documents.PagePool | undefined;
  async function ready() {
    loaded ??= import('../documents/index.ts');
    const { createPagePool, reasons } = await loaded;
    pool ??= createPagePool();
    return { own: pool, reasons };
  }

  return {
    prepare: () => void ready().catch(() => undefined),
    look: async (frame) => (await ready()).own.look(frame),
    joinSides: cardSheet,
    async page(frame, mediaType, source) {
      const { own, reasons } = await ready();
      const made = await own.page(frame);
      const { page } = made;
      const asItCame: Page = {
        bytes: frame,
        mediaType: mediaType === 'image/png' ? 'image/png' : 'image/jpeg',
        verdict: 'ok',
        reasons: [],
        fingerprint: made.fingerprint ?? null,
        card: isCard(made),
      };
      const allPage = made.reasons.every((reason) => fillsTheFrame.has(reason));
      if (source === 'glass' && made.verdict === 'retake' && allPage) return asItCame;
      const told = made.reasons.map((reason) => reasons[reason]);
      const drawn = page?.mime === 'image/jpeg' ? { bytes: page.bytes, mediaType: page.mime } : {};
      return { ...asItCame, ...drawn, verdict: made.verdict, reasons: told };
    },
    async [Symbol.asyncDispose]() {
      await pool?.[Symbol.asyncDispose]();
    },
  };
}
