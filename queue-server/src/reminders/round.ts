import type { BookingDesk } from '../appointments/booking-desk.ts';
import { bookingToken } from '../appointments/secrets.ts';
import { bookingOf } from '../appointments/state.ts';
import type { Messages } from '../connectors/messages.ts';
import type { Hall } from '../halls/hall.ts';
import { queueEver } from '../halls/settings.ts';
import type { HallDesk } from '../queue/desk.ts';
import { viewOf } from '../queue/scene.ts';
import { ticketOf, type HallState } from '../queue/state.ts';
import { statusToken } from '../queue/status-token.ts';
import type { Parts } from '../room.ts';
import { bookingStep, ticketStep, type Notice, type ReminderRules, type Step } from './notices.ts';
import { toldTo, type Reminder, type ReminderShelf } from './shelf.ts';
import { noticeText, type NoticeFacts } from './words.ts';

/** How often visits with a number are looked at, in milliseconds. */
const every = 5_000;
/** What this house carried itself is kept so long after a visit; milliseconds. */
const toldFor = 86_400_000;

export interface RoundParts {
  readonly parts: Parts;
  readonly desk: HallDesk;
  readonly bookings: BookingDesk;
  readonly shelf: ReminderShelf;
  readonly messages: Messages;
  readonly rules: ReminderRules;
  readonly publicUrl: string;
}

/**
 * Looks at every visit whose holder left a number and tells what is to be told. Nothing depends on
 * when it looks: a restart is made up for, and two nodes that look at once send one message, by its id.
 */
export class ReminderRound {
  readonly #own: RoundParts;
  #stopped = false;
  #cancel: (() => void) | undefined;

  constructor(own: RoundParts) {
    this.#own = own;
  }

  start(): void {
    const { clock, log } = this.#own.parts;
    const next = () => {
      if (this.#stopped) return;
      this.#cancel = clock.after(every, () => {
        this.look()
          .catch((error: unknown) => log('reminders-failed', { error: String(error) }))
          .finally(next);
      });
    };
    next();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  /** One round over all halls. */
  async look(): Promise<void> {
    const { shelf, desk, parts } = this.#own;
    const open = await shelf.open();
    const idle: string[] = [];
    for (const [id, reminders] of Map.groupBy(open, ({ hall }) => hall)) {
      const founded = desk.hall(id);
      for (const reminder of reminders) {
        if (this.#stopped) return;
        // A hall that is no more has nothing to tell.
        if (founded === undefined) await shelf.forget(reminder.id);
        else if (await this.#one(founded, reminder)) idle.push(reminder.id);
      }
    }
    await shelf.looked(idle);
    await shelf.sweep(parts.clock.now() - toldFor);
  }

  /** Tells what is to be told about one visit; true: there was nothing to do. */
  async #one(founded: Hall, reminder: Reminder): Promise<boolean> {
    const { shelf } = this.#own;
    const { step, facts } = reminder.ref.startsWith('t')
      ? await this.#ticket(founded, reminder)
      : await this.#booking(founded, reminder);
    if (step.say !== undefined && facts !== undefined) await this.say(step.say, reminder, facts);
    const { keep } = step;
    if (keep === undefined) await shelf.forget(reminder.id);
    else if (keep.start !== reminder.start || keep.reminded !== reminder.reminded)
      await shelf.keep(reminder.id, keep);
    else return true;
    return false;
  }

  async #booking(founded: Hall, reminder: Reminder): Promise<Told> {
    const { bookings, desk, parts, rules } = this.#own;
    const booking = bookingOf(await bookings.state(founded), reminder.ref);
    const { hall } = await desk.now(founded);
    const step = bookingStep(reminder, booking, parts.clock.now(), hall.localTime, rules);
    if (booking === undefined) return { step };
    return { step, facts: await this.factsOfBooking(hall, reminder.ref, booking) };
  }

  async #ticket(founded: Hall, reminder: Reminder): Promise<Told> {
    const { desk, parts, rules } = this.#own;
    const { hall, state } = await desk.now(founded);
    const ticket = ticketOf(state, reminder.ref);
    if (ticket === undefined) return { step: ticketStep(reminder, undefined, rules) };
    const { ahead, wait } = viewOf({ hall, context: { now: parts.clock.now() } }, state, ticket);
    const step = ticketStep(reminder, { state: ticket.state, ahead, low: wait.low }, rules);
    return { step, facts: await this.factsOfTicket(hall, state, reminder.ref) };
  }

  async factsOfBooking(
    hall: Hall,
    ref: string,
    booking: { readonly queue: string; readonly start: number },
  ): Promise<NoticeFacts> {
    const { parts, publicUrl } = this.#own;
    const token = bookingToken(await parts.secret('bookings'), hall.settings.id, ref);
    const { date, minutes } = hall.localTime(booking.start);
    const two = (n: number) => String(n).padStart(2, '0');
    return {
      ...named(hall, booking.queue),
      when: `${date.slice(5)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
      number: '',
      url: `${publicUrl}/my-booking/${token}`,
    };
  }

  async factsOfTicket(hall: Hall, state: HallState, ref: string): Promise<NoticeFacts | undefined> {
    const { parts, publicUrl } = this.#own;
    const ticket = ticketOf(state, ref);
    if (ticket === undefined) return undefined;
    const token = statusToken(await parts.secret('my-ticket'), hall.settings.id, ref);
    return {
      ...named(hall, ticket.queue),
      when: '',
      number: ticket.number,
      url: `${publicUrl}/my-ticket/${token}`,
    };
  }

  /** Sends one message; the same notice of the same time is one message, however often it is asked for. */
  async say(notice: Notice, { id, language, start }: Reminder, facts: NoticeFacts): Promise<void> {
    const phone = await this.#own.shelf.phone(id);
    if (phone === null) return;
    const time = notice === 'moved' ? `.${facts.when.replaceAll(/\D/g, '')}` : '';
    await this.#own.messages.send({
      id: `visit.${id}.${notice}.${start}${time}`,
      phone,
      kind: `visit-${notice}`,
      text: noticeText(notice, language, facts),
      subject: toldTo(id),
    });
  }
}

interface Told {
  readonly step: Step;
  readonly facts?: NoticeFacts | undefined;
}

function named({ settings }: Hall, queue: string): Pick<NoticeFacts, 'hall' | 'queue'> {
  const name = queueEver(settings, queue)?.name ?? { zh: queue, en: queue };
  return { hall: settings.name, queue: name };
}
