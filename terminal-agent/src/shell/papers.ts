import type * as Documents from '../documents/index.ts';
import type { Papers } from '../ports/index.ts';

/** What a flatbed's own edges look like: its picture is the page already. */
const fillsTheFrame: ReadonlySet<string> = new Set(['page-cut', 'nothing-there']);

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
    async page(frame, mediaType) {
      const { own, reasons } = await ready();
      const made = await own.page(frame);
      const asItCame = {
        bytes: frame,
        mediaType: mediaType === 'image/png' ? ('image/png' as const) : ('image/jpeg' as const),
        verdict: 'ok' as const,
        reasons: [],
      };
      if (made.verdict === 'retake' && made.reasons.every((reason) => fillsTheFrame.has(reason)))
        return asItCame;
      const told = made.reasons.map((reason) => reasons[reason]);
      const { page } = made;
      return page?.mime === 'image/jpeg'
        ? { bytes: page.bytes, mediaType: page.mime, verdict: made.verdict, reasons: told }
        : { ...asItCame, verdict: made.verdict, reasons: told };
    },
    async [Symbol.asyncDispose]() {
      await pool?.[Symbol.asyncDispose]();
    },
  };
}
