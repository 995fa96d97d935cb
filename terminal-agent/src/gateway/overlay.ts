import type { Socket } from 'socket.io';
import type { Sight } from '../live/index.ts';

/** A page that has not drawn by then is busy with something else; it gets the newest one next. */
const drawnWithinMs = 1_000;

/**
 * Sends the live outline to one page: one is under way at a time, and what comes meanwhile is
 * dropped, for the next one is newer. The end of it is always sent.
 */
export function overlayTo(socket: Socket): (sight: Sight | null) => void {
  let underWay = false;
  return (sight) => {
    if (sight === null) return void socket.emit('overlay', null);
    if (underWay) return;
    underWay = true;
    socket
      .timeout(drawnWithinMs)
      .emit('overlay', sight.overlay, sight.picture, () => (underWay = false));
  };
}
