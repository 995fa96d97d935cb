import { bookingsDecider, missedEvents } from '../appointments/decider.ts';
import type { Parts } from '../room.ts';
import { dueEvents } from './day.ts';
import type { HallDesk } from './desk.ts';

/** How often halls are looked at for what is due: ended holds, a new business day, bookings nobody kept. Milliseconds. */
const every = 5_000;

/**
 * Lets what is due happen while nobody presses anything. Every node of a city keeps time; the
 * first to see that something is due makes it happen, the others find it done.
 */
export function keepTime({ clock, log, journal }: Parts, desk: HallDesk): () => void {
  let stopped = false;
  let cancel = clock.after(every, look);
  async function lookAt(founded: Parameters<HallDesk['now']>[0]): Promise<void> {
    const { hall, state } = await desk.now(founded);
    if (stopped) return;
    // A hall nobody has used yet has no day to end.
    if (state.day !== '' && dueEvents(hall, state, clock.now()).length > 0)
      await desk.tick(founded);
    const { feed } = desk.addressOf(founded);
    const at = { feed, stream: `bookings/${hall.settings.id}` };
    const bookings = await journal.state(bookingsDecider, at);
    if (missedEvents(hall, bookings.state, clock.now()).length > 0) {
      await journal.execute(bookingsDecider, at, { do: 'tick', hall }, { by: 'clock' });
    }
  }
  function look(): void {
    void Promise.all(
      [...desk.halls].map((hall) =>
        lookAt(hall).catch((error: unknown) => {
          if (!stopped) log('clock-failed', { hall: hall.settings.id, error: String(error) });
        }),
      ),
    ).then(() => {
      if (!stopped) cancel = clock.after(every, look);
    });
  }
  return () => {
    stopped = true;
    cancel();
  };
}
