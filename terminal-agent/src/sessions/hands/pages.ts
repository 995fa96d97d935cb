import { hash } from 'node:crypto';
import type { Outcome, ScanReport } from '@banshi/hardware-drivers';
import type { Page } from '../../ports/index.ts';
import type { Reach, Tell } from './index.ts';

/** The pages of the running session: in memory only, gone with it. */
export interface Pages {
  get(id: string): Page | null;
  keep(id: string, page: Page): void;
  forget(id: string): void;
  forgetAll(): void;
}

export function createPages(): Pages {
  const kept = new Map<string, Page>();
  const wipe = (id: string) => {
    kept.get(id)?.bytes.fill(0);
    kept.delete(id);
  };
  return {
    get: (id) => kept.get(id) ?? null,
    keep: (id, page) => void kept.set(id, { ...page, bytes: page.bytes.slice() }),
    forget: wipe,
    forgetAll: () => [...kept.keys()].forEach(wipe),
  };
}

/** One sheet from the scanner, straightened and judged. */
export async function scanPage(reach: Reach, tell: Tell): Promise<void> {
  const scanned: Outcome<ScanReport> = await reach.fleet.use(
    'document-scanner',
    async (scanner) => {
      const abilities = await scanner.abilities();
      if (!abilities.ok) return abilities;
      const { sources, resolutions } = abilities.value;
      return scanner.scan({
        source: sources.includes('platen') ? 'platen' : 'feeder',
        resolution: resolutions.includes(200) ? 200 : Math.max(...resolutions, 0),
        colour: 'colour',
        mediaType: 'image/jpeg',
      });
    },
    { deadlineMs: 60_000 },
  );
  if (!scanned.ok) return tell({ type: 'scan-failed', code: scanned.failure.code });
  const [frame] = scanned.value.pages;
  if (frame === undefined) {
    const code = scanned.value.stoppedBy?.code ?? 'no-page';
    return tell({ type: 'scan-failed', code });
  }
  const page = await reach.papers.page(frame.bytes, frame.mediaType);
  const id = reach.rng.uuid();
  reach.pages.keep(id, page);
  tell({
    type: 'page-scanned',
    page: {
      id,
      sha256: hash('sha256', page.bytes),
      mediaType: page.mediaType,
      bytes: page.bytes.length,
      verdict: page.verdict,
      reasons: page.reasons,
    },
  });
}
