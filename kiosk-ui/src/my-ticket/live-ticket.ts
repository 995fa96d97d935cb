import type { LoggedEvent, MyTicket } from '@banshi/queue-server/protocol';
import type { Client, Refusal } from '../server/client.ts';
import { follow } from '../server/follow.ts';
import type { OpenPipe, Pipe } from '../server/stream.ts';
import { concerns, type Concern } from './concerns.ts';
import { lookAgainAfter } from './ticket-words.ts';

export interface LiveTicketPorts {
  readonly client: Pick<Client, 'get'>;
  readonly openPipe: OpenPipe;
  /** Calls back once after so many milliseconds, unless cancelled. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** 0 ≤ x < 1: spreads the questions of many phones. */
  readonly random: () => number;
}
/** `rateable`: its day is over, and it may still be rated. */
export type Nothing = 'unknown' | 'expired' | 'rateable';
export interface LiveTicketListener {
  readonly ticket: (ticket: MyTicket) => void;
  /** What is shown is true as of now. */
  readonly alive: () => void;
  /** There is nothing to show, and never will be. */
  readonly nothing: (why: Nothing) => void;
}
export interface LiveTicket {
  /** Looks now, and listens from here on. */
  readonly look: () => void;
  /** The phone sleeps: nothing is asked and nothing heard. */
  readonly rest: () => void;
}

/** The place among others is looked at again at most this often, however busy the hall. */
const soonMs = 5_000;
/** While the hall is heard, expected waits still move with nothing happening. */
const heardMs = 45_000;

/**
 * Keeps one ticket true: it asks, then listens to the hall's public events and asks again when one
 * concerns it. As long as it cannot listen it asks by itself, the more often the nearer the call.
 */
export function liveTicket(
  { client, openPipe, after, random }: LiveTicketPorts,
  path: string,
  listener: LiveTicketListener,
): LiveTicket {
  let ticket: MyTicket | null = null;
  let pipe: Pipe | null = null;
  let position: number | null = null;
  let heard = false;
  let asking = false;
  let askAgain = false;
  let resting = false;
  let cancel = (): void => undefined;
  let due = Infinity;

  /** The next look, unless an earlier one is due anyway. */
  function schedule(ms: number) {
    if (resting || ms >= due) return;
    cancel();
    due = ms;
    cancel = after(ms, () => {
      due = Infinity;
      void ask();
    });
  }
  function rest() {
    resting = true;
    cancel();
    due = Infinity;
    pipe?.close();
    pipe = null;
    heard = false;
  }

  async function ask() {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    cancel();
    due = Infinity;
    const answer = await client.get<MyTicket>(path);
    asking = false;
    if (resting) return;
    if (answer.ok) {
      ticket = answer.value;
      listener.alive();
      listener.ticket(ticket);
      listen(ticket);
      // Drawn before an event heard since, on another node.
      if (position !== null && ticket.seq < position) schedule(soonMs * random());
    } else if (answer.refusal.status === 404 || answer.refusal.status === 410) {
      listener.nothing(whyNothing(answer.refusal));
      return rest();
    }
    const again = askAgain;
    askAgain = false;
    if (again) return void ask();
    const idle = lookAgainAfter(ticket);
    // Over: nothing more is asked; an end that was pressed by mistake is heard to be taken back.
    if (idle !== null) schedule(heard ? heardMs * (0.75 + random() / 2) : idle);
  }

  function listen({ hall, seq }: MyTicket) {
    if (pipe !== null) return;
    position = seq;
    pipe = openPipe(`hall/${hall}`, {
      position: () => position,
      alive: listener.alive,
      link: (state) => {
        const was = heard;
        heard = state === 'up';
        // What was missed comes with the events; unheard, it asks by itself.
        if (was && !heard) unheard();
      },
      refused: () => {
        heard = false;
        pipe?.close();
        pipe = null;
        unheard();
      },
      events: hear,
    });
  }
  function unheard() {
    const again = lookAgainAfter(ticket);
    if (again !== null) schedule(again);
  }
  function hear(batch: readonly LoggedEvent[]) {
    if (position === null || ticket === null) return;
    const step = follow(position, batch);
    position = step.seq;
    const mine = ticket;
    const found: Concern[] = step.fresh.map((event) => concerns(mine, event));
    if (found.includes('now')) void ask();
    else if (found.includes('soon')) schedule(soonMs * (0.5 + random() / 2));
    if (step.gap) pipe?.subscribe();
  }

  return {
    look: () => {
      resting = false;
      void ask();
    },
    rest,
  };
}

function whyNothing({ status, details }: Refusal): Nothing {
  if (status !== 410) return 'unknown';
  return details?.['mayRate'] === true ? 'rateable' : 'expired';
}
