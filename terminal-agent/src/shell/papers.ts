import { createPagePool, reasons, type PagePool } from '../documents/index.ts';
import type { Papers } from '../ports/index.ts';

/** What a flatbed's own edges look like: its picture is the page already. */
const fillsTheFrame: ReadonlySet<string> = new Set(['page-cut', 'nothing-there']);

/** The capture pipeline in its own thread, as the sessions see it. */
export function pagePapers(pool: PagePool = createPagePool()): Papers & AsyncDisposable {
  return {
    async page(frame, mediaType) {
      const made = await pool.page(frame);
      const asItCame = {
        bytes: frame,
        mediaType: mediaType === 'image/png' ? ('image/png' as const) : ('image/jpeg' as const),
        verdict: 'ok' as const,
        reasons: [],
      };
      if (made.verdict === 'retake' && made.reasons.every((reason) => fillsTheFrame.has(reason)))
        return asItCame;
      const told = made.reasons.map((reason) => reasons[reason]);
      if (made.page === undefined) return { ...asItCame, verdict: made.verdict, reasons: told };
      const { bytes, mime } = made.page;
      return mime === 'image/jpeg'
        ? { bytes, mediaType: mime, verdict: made.verdict, reasons: told }
        : { ...asItCame, verdict: made.verdict, reasons: told };
    },
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}
