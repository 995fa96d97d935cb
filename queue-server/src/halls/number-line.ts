import type { DayRecords, HallEvent, NumberFate, NumberRun } from '../protocol/index.ts';
import type { Hall } from './hall.ts';

interface Fate {
  readonly fate: NumberFate;
  readonly because?: string;
}

/** From here on numbers are the terminals', lent in ranges; the hall's counter jumps over them. */
const lentFrom = 9_001;

/** What became of every number of a day, queue by queue, told from the day's events alone. */
export function numberLine(
  { settings }: Hall,
  events: readonly HallEvent[],
): DayRecords['numbers'] {
  const fates = new Map<string, Map<number, Fate>>();
  const letters = new Map<string, string>();
  const tickets = new Map<string, { readonly queue: string; readonly number: number }>();
  const of = (queue: string): Map<number, Fate> => {
    let known = fates.get(queue);
    if (known === undefined) fates.set(queue, (known = new Map()));
    return known;
  };
  const all = (queue: string, from: number, to: number, fate: Fate, over = true) => {
    const known = of(queue);
    for (let n = from; n <= to; n++) if (over || !known.has(n)) known.set(n, fate);
  };
  for (const event of events) {
    switch (event.type) {
      case 'ticket-issued': {
        const { ticket, queue, number } = event.data;
        const figure = Number(/\d+$/.exec(number)?.[0]);
        tickets.set(ticket, { queue, number: figure });
        of(queue).set(figure, { fate: 'given' });
        // Letters change from one day to the next; a day's own numbers say what they were.
        letters.set(queue, number.replace(/\d+$/, ''));
        break;
      }
      case 'ticket-cancelled': {
        const ticket = tickets.get(event.data.ticket);
        if (ticket === undefined) break;
        of(ticket.queue).set(ticket.number, { fate: 'cancelled', because: event.data.by });
        break;
      }
      case 'numbers-skipped': {
        const { queue, from, to, because, range } = event.data;
        // A terminal's unused numbers leave those it gave out as they are.
        all(queue, from, to, { fate: 'skipped', because }, range !== 'counter');
        break;
      }
      case 'range-leased': {
        const { queue, from, to, terminal } = event.data;
        all(queue, from, to, { fate: 'lent', because: terminal }, false);
        break;
      }
      default:
    }
  }
  const past = (settings.gone?.queues ?? []).filter(({ id }) => fates.has(id));
  return [...settings.queues, ...past].map(({ id, name, prefix }) => {
    const known = of(id);
    const counter = [...known.keys()].filter((n) => n < lentFrom);
    // The hall counts one by one: a hole nobody wrote down would be a number lost.
    for (let n = Math.min(...counter); n < Math.max(...counter, 0); n++)
      if (!known.has(n)) known.set(n, { fate: 'unexplained' });
    const letter = letters.get(id) ?? prefix;
    return { queue: id, name, prefix: letter, counts: countsOf(known), runs: runsOf(known) };
  });
}

function countsOf(known: ReadonlyMap<number, Fate>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { fate } of known.values()) counts[fate] = (counts[fate] ?? 0) + 1;
  return counts;
}

function runsOf(known: ReadonlyMap<number, Fate>): NumberRun[] {
  const runs: NumberRun[] = [];
  for (const [number, fate] of [...known].toSorted(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    const joins =
      last !== undefined &&
      last.to === number - 1 &&
      last.fate === fate.fate &&
      last.because === fate.because;
    if (joins) last.to = number;
    else runs.push({ from: number, to: number, ...fate });
  }
  return runs;
}
