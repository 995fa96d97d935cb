import type { Look } from '../ports/index.ts';
import type { OverlayHint } from '../protocol/index.ts';
import { travel } from './hint.ts';

type Corners = Look['corners'];

/** How long a sheet must lie well before its picture is taken by itself: a hand on its way back is not in it. */
const restMs = 900;
/** A sheet whose corners went further than this share of the frame has been touched since its picture was taken. */
const touched = 0.06;

/** How far a sheet has come to rest. */
export interface Rest {
  /** 0–1; at 1 its picture may be taken. */
  readonly share: number;
  /** This very sheet was taken already and has not moved since. */
  readonly taken: boolean;
}

/** Says when a sheet lies still long enough, and only once for each sheet. */
export interface RestWatch {
  see(look: Look, hint: OverlayHint, now: number): Rest;
  /** A picture was taken, by itself or by a touch. */
  taken(): void;
}

export function createRestWatch(): RestWatch {
  let last: Corners = null;
  let takenAt: Corners = null;
  let since: number | null = null;
  return {
    see({ corners }, hint, now) {
      last = corners;
      // Lifted, or moved: whatever lies there next may be another one.
      if (takenAt !== null && (corners === null || travel(corners, takenAt) > touched))
        takenAt = null;
      if (hint !== 'good' || takenAt !== null) since = null;
      else since ??= now;
      const share = since === null ? 0 : Math.min(1, (now - since) / restMs);
      return { share, taken: takenAt !== null };
    },
    taken() {
      takenAt = last;
      since = null;
    },
  };
}
