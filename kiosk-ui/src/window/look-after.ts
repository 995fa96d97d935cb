import type { LoggedEvent } from '@banshi/queue-server/protocol';
import { onScopeDispose } from 'vue';
import type { Hall } from '../desk/use-hall.ts';

/** A look follows an event this soon … */
const soonMs = 400;
/** … and never more often: forty-three consoles must not ask anew at every event of a busy hall. */
const everyMs = 2_000;

/** Looks again after events that matter, once for many; a stream that never pauses delays nothing for ever. */
export function lookAfter(
  hall: Pick<Hall, 'onEvents'>,
  matters: (event: LoggedEvent) => boolean,
  look: () => Promise<void>,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  hall.onEvents((events) => {
    if (timer !== undefined || !events.some(matters)) return;
    const again = (): void => {
      timer = undefined;
      last = Date.now();
      void look();
    };
    timer = setTimeout(again, Math.max(soonMs, last + everyMs - Date.now()));
  });
  onScopeDispose(() => clearTimeout(timer));
  void look();
}
