import type { Fleet } from '../devices/index.ts';
import type { Log } from '../log.ts';
import { pause, type Clock, type Look, type Papers } from '../ports/index.ts';
import type { Overlay, View } from '../protocol/index.ts';
import { createHints } from './hint.ts';

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

export function createLive({ clock, fleet, papers, log, show }: LiveParts): Live {
  let looking: AbortController | null = null;

  /** The camera's newest frame; null when none came, `never` when this is not a camera. */
  async function frame(signal: AbortSignal): Promise<Uint8Array | null | 'never'> {
    const taken = await fleet.use(
      'document-scanner',
      async (scanner) => {
        const abilities = await scanner.abilities();
        // A flatbed would drive its lamp back and forth.
        if (!abilities.ok || abilities.value.live !== true) return abilities;
        return scanner.scan({ mediaType: 'image/jpeg' });
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
    const hint = createHints();
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
      show({ overlay: overlayOf(seen, hint(seen)), picture: seen.picture });
    }
  }

  function stop(): void {
    if (looking === null) return;
    looking.abort();
    looking = null;
    show(null);
  }

  return {
    follow({ screen }) {
      if (screen.step !== 'scan' || screen.phase !== 'place') return stop();
      const look = papers.look?.bind(papers);
      if (looking !== null || look === undefined || !fleet.usable('document-scanner')) return;
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

function overlayOf({ corners, width, height }: Look, hint: Overlay['hint']): Overlay {
  const [a, b, c, d] = (corners ?? []).map(([x, y]): [number, number] => [x, y]);
  return { corners: a && b && c && d ? [a, b, c, d] : null, hint, width, height };
}
