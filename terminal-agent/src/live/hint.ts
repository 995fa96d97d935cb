import type { Look } from '../ports/index.ts';
import type { OverlayHint } from '../protocol/index.ts';

type Corners = Look['corners'];

/** A sheet whose corners move more than this share of the frame between two looks is not at rest. */
const atRest = 0.012;
/** A word stands until another one was right this many looks in a row: words that flicker are not read. */
const looksToChange = 3;

const atOnce = (look: Look, before: Corners): OverlayHint => {
  if (look.corners === null) return look.dark ? 'too-dark' : 'nothing-there';
  if (look.cut) return 'move-away-from-edge';
  if (look.dark) return 'too-dark';
  return before !== null && travel(look.corners, before) <= atRest ? 'good' : 'hold-still';
};

/** The longest way a corner went, as a share of the frame. */
export const travel = (now: NonNullable<Corners>, before: NonNullable<Corners>): number =>
  Math.max(
    ...now.map(([x, y], at) => {
      const [beforeX, beforeY] = before[at] ?? [0, 0];
      return Math.hypot(x - beforeX, y - beforeY);
    }),
  );

/** Look by look, the word to show. */
export function createHints(): (look: Look) => OverlayHint {
  let before: Corners = null;
  let shown: OverlayHint | null = null;
  let next: OverlayHint | null = null;
  let times = 0;
  return (look) => {
    const now = atOnce(look, before);
    before = look.corners;
    times = now === next ? times + 1 : 1;
    next = now;
    // An outline is drawn at once, and "nothing there" must not stand beside it.
    const contradicted = shown === 'nothing-there' && look.corners !== null;
    if (shown === null || contradicted || times >= looksToChange) shown = now;
    return shown;
  };
}
