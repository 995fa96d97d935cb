import { bookingsDecider, missedEvents } from '../appointments/decider.ts';
import type { Hall } from '../halls/hall.ts';
import { hallInForce } from '../halls/in-force.ts';
import type { Parts } from '../room.ts';
import { dueEvents } from './day.ts';
import type { HallDesk } from './desk.ts';

/** How often halls are looked at for what is due: ended holds, a new business day, bookings nobody kept. Milliseconds. */
const every = 5_000;
/** In so many rounds each hall is also looked up in the store, known here or not. */
const rounds = 60;

/**
 * Lets what is due happen while nobody presses anything. Every node of a city keeps time for the
 * halls it has in memory, which costs the store nothing, and looks at the others in turn; the
 * first to see that something is due makes it happen, the others find it done.
 */
export function keepTime({ clock, log, journal }: Parts, desk: HallDesk): () => void {
  let stopped = false;
  let round = 0;
  let cancel = clock.after(every, look);

  async function lookAt(founded: Hall, thoroughly: boolean): Promise<void> {
    const { feed } = desk.addressOf(founded);
    const at = { feed, stream: `bookings/${founded.settings.id}` };
    const state = thoroughly ? (await desk.now(founded)).state : desk.known(founded);
    if (state === undefined || stopped) return;
    const hall = hallInForce(founded, state.settings);
    // A hall nobody has used yet has no day to end.
    if (state.day !== '' && dueEvents(hall, state, clock.now()).length > 0) {
      await desk.tick(founded);
    }
    const bookings = thoroughly
      ? (await journal.state(bookingsDecider, at)).state
      : journal.known(bookingsDecider, at);
    if (bookings === undefined || missedEvents(hall, bookings, clock.now()).length === 0) return;
    await journal.execute(bookingsDecider, at, { do: 'tick', hall }, { by: 'clock' });
  }

  function look(): void {
    const halls = [...desk.halls];
    const turn = round++ % rounds;
    const looks = halls.map((hall, index) =>
      lookAt(hall, index % rounds === turn).catch((error: unknown) => {
        if (!stopped) log('clock-failed', { hall: hall.settings.id, error: String(error) });
      }),
    );
    void Promise.all(looks).then(() => {
      if (!stopped) cancel = clock.after(every, look);
    });
  }
  return () => {
    stopped = true;
    cancel();
  };
}
