import { hash } from 'node:crypto';
import type { Outcome, ScanReport } from '@banshi/hardware-drivers';
import type { ScannedPage } from '../../applications/index.ts';
import type { FrameSource, Page } from '../../ports/index.ts';
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

type Taken = { readonly source: FrameSource; readonly scanned: Outcome<ScanReport> };

const fromCamera = ({ fleet }: Reach): Promise<Outcome<ScanReport>> =>
  fleet.use('document-camera', (camera) => camera.scan({ mediaType: 'image/jpeg' }), {
    deadlineMs: 15_000,
  });

const fromGlass = ({ fleet }: Reach): Promise<Outcome<ScanReport>> =>
  fleet.use(
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

/** Where the sheet lies the citizen need not say: if the camera sees none, it lies on the glass. */
async function take(reach: Reach): Promise<Taken> {
  const { fleet, papers } = reach;
  const glass = fleet.usable('document-scanner');
  if (fleet.usable('document-camera')) {
    const scanned = await fromCamera(reach);
    const [frame] = scanned.ok ? scanned.value.pages : [];
    const seen = frame === undefined ? null : ((await papers.look?.(frame.bytes)) ?? null);
    if (!glass || (seen !== null && seen.corners !== null)) return { source: 'camera', scanned };
  }
  return { source: 'glass', scanned: await fromGlass(reach) };
}

/** One sheet, straightened and judged. */
export async function scanPage(reach: Reach, tell: Tell): Promise<void> {
  const { source, scanned } = await take(reach);
  if (!scanned.ok) return tell({ type: 'scan-failed', code: scanned.failure.code });
  const [frame] = scanned.value.pages;
  if (frame === undefined) {
    const code = scanned.value.stoppedBy?.code ?? 'no-page';
    return tell({ type: 'scan-failed', code });
  }
  const page = await reach.papers.page(frame.bytes, frame.mediaType, source);
  tell({ type: 'page-scanned', page: keep(reach, page) });
}

/** Both sides of a card on one page; where that cannot be done they stay two pages. */
export async function joinSides(
  reach: Reach,
  [front, back]: readonly [ScannedPage, ScannedPage],
  tell: Tell,
): Promise<void> {
  const [above, below] = [reach.pages.get(front.id), reach.pages.get(back.id)];
  if (above === null || below === null || reach.papers.joinSides === undefined)
    return tell({ type: 'sides-apart' });
  const joined = keep(reach, await reach.papers.joinSides(above, below));
  // Each side is known again on the joined page.
  const fingerprints = [...front.fingerprints, ...back.fingerprints];
  tell({ type: 'sides-joined', page: { ...joined, fingerprints } });
}

function keep({ rng, pages }: Reach, page: Page): ScannedPage {
  const id = rng.uuid();
  pages.keep(id, page);
  const { mediaType, verdict, reasons, fingerprint, card } = page;
  return {
    id,
    sha256: hash('sha256', page.bytes),
    mediaType,
    bytes: page.bytes.length,
    verdict,
    reasons,
    fingerprints: fingerprint === null ? [] : [fingerprint],
    card,
  };
}
