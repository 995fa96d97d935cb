import type { Fleet } from '../devices/index.ts';
import type { Log } from '../log.ts';
import { pause, type Clock, type Look, type Papers } from '../ports/index.ts';
import type { Overlay, View } from '../protocol/index.ts';
import { createHints } from './hint.ts';
import { createRestWatch, type Rest } from './rest.ts';

/** One moment of the live outline. */
export interface Sight {
  readonly overlay: Overlay;
  /** A small JPEG of the same frame. */
  readonly picture: Uint8Array;
}

export interface LiveParts {
  readonly clock: Clock;
  readonly fleet: Fleet;
  readonly papers: Papers;
  readonly log: Log;
  /** Null when looking is over: whatever was shown must go. */
  readonly show: (sight: Sight | null) => void;
  /** A sheet has come to rest under the camera: its picture can be taken without a touch. */
  readonly rested: (session: string) => void;
}

/** Looks through the document camera while a sheet is being laid before it. Nothing is kept. */
export interface Live {
  /** Begins and ends with the screen on which a sheet is laid down. */
  follow(view: View): void;
  close(): void;
}

const frameDeadlineMs = 5_000;
/** Without a picture there is no hurry: the camera is away or hangs. */
const retryMs = 1_000;

export function createLive({ clock, fleet, papers, log, show, rested }: LiveParts): Live {
  let looking: AbortController | null = null;
  let watch = createRestWatch();
  let session: string | null = null;
  /** Whoever reads what went wrong is not photographed meanwhile. */
  let troubled = false;

  /** The camera's newest frame; null when none came, `never` when this is not a camera. */
  async function frame(signal: AbortSignal): Promise<Uint8Array | null | 'never'> {
    const taken = await fleet.use(
      'document-camera',
      async (scanner) => {
        const abilities = await scanner.abilities();
        // A flatbed in its place would drive its lamp back and forth.
        if (!abilities.ok || abilities.value.live !== true) return abilities;
        return scanner.scan({ mediaType: 'image/jpeg', preview: true });
      },
      { deadlineMs: frameDeadlineMs, signal },
    );
    if (!taken.ok) return null;
    return 'pages' in taken.value ? (taken.value.pages[0]?.bytes ?? null) : 'never';
  }

  async function run(
    look: (frame: Uint8Array) => Promise<Look | null>,
    signal: AbortSignal,
  ): Promise<void> {
    const hints = createHints();
    let next = frame(signal);
    while (!signal.aborted) {
      const bytes = await next;
      if (bytes === 'never') return;
      // The camera takes the next frame while this one is looked at: one each, never a queue.
      next =
        bytes === null ? pause(clock, retryMs, signal).then(() => frame(signal)) : frame(signal);
      next.catch(() => undefined);
      const seen = bytes === null ? null : await look(bytes);
      // Left meanwhile: what was seen is not shown any more.
      if (seen === null || signal.aborted) continue;
      const hint = hints(seen);
      const rest = watch.see(seen, troubled ? 'hold-still' : hint, clock.now());
      show({ overlay: overlayOf(seen, hint, rest), picture: seen.picture });
      if (rest.share === 1 && session !== null) rested(session);
    }
  }

  function stop(): void {
    if (looking === null) return;
    looking.abort();
    looking = null;
    show(null);
  }

  return {
    follow({ screen, session: now, trouble }) {
      if (now !== session) watch = createRestWatch();
      session = now;
      troubled = trouble !== null;
      if (screen.step === 'scan' && screen.phase === 'scanning') watch.taken();
      if (screen.step !== 'scan' || screen.phase !== 'place') return stop();
      const look = papers.look?.bind(papers);
      if (looking !== null || look === undefined || !fleet.usable('document-camera')) return;
      looking = new AbortController();
      const { signal } = looking;
      run(look, signal).catch((error: unknown) => {
        // The worker may be gone before its last look is.
        if (signal.aborted) return;
        log({ event: 'live.failed', error: error instanceof Error ? error.message : 'unknown' });
      });
    },
    close: stop,
  };
}

function overlayOf(look: Look, hint: Overlay['hint'], { share, taken }: Rest): Overlay {
  const [a, b, c, d] = (look.corners ?? []).map(([x, y]): [number, number] => [x, y]);
  return {
    corners: a && b && c && d ? [a, b, c, d] : null,
    hint: taken && hint === 'good' ? 'next-sheet' : hint,
    rest: share,
    width: look.width,
    height: look.height,
  };
}
