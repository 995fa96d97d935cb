import { type Ref, watch } from 'vue';
import type { Link } from './link.ts';

/** A touch this recent counts as presence. */
const presentMilliseconds = 20_000;
/** The warning is this near before we say that somebody is still typing. */
const nearMilliseconds = 15_000;

/**
 * The agent sees commands only; somebody who types a long answer sends none for a while. Shortly
 * before the idle warning the page tells the agent that hands are on the screen.
 */
export function useStillHere(link: Link, now: Readonly<Ref<number>>): () => void {
  let lastTouch = Number.NEGATIVE_INFINITY;
  watch(now, (at) => {
    const idle = link.view.value?.idle;
    if (!idle || idle.warning || link.pending.value) return;
    const near = Date.parse(idle.warnAt) - at < nearMilliseconds;
    if (near && at - lastTouch < presentMilliseconds) {
      lastTouch = Number.NEGATIVE_INFINITY;
      link.send({ type: 'more-time' });
    }
  });
  return () => {
    lastTouch = now.value;
  };
}
