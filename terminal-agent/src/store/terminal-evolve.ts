import type { Recorded } from '@banshi/queue-server/journal';
import type { TerminalEvent } from './terminal-event.ts';
import type { Guesses, OpenPrint, Terminal } from './terminal-state.ts';

/** Wrong codes after which a slip's code is locked (domain.md, pick-up). */
export const guessesAllowed = 5;
/** How many cases' items are remembered; older deposits are shown by number only. */
const filedKept = 1_000;

const without = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> => {
  const next = new Map(map);
  next.delete(key);
  return next;
};

/** The terminal after one more event. */
export function evolveTerminal(state: Terminal, event: Recorded<TerminalEvent>): Terminal {
  switch (event.type) {
    case 'booted':
      return { ...state, epoch: event.data.epoch };
    case 'session-started':
      return { ...state, session: event.data.session };
    case 'session-ended':
      return { ...state, session: null };
    case 'case-numbered':
      return { ...state, cases: { date: event.data.date, serial: event.data.serial } };
    case 'case-filed': {
      const { case: number, item } = event.data;
      const filed = new Map(state.filed).set(number, { item, at: event.at });
      if (filed.size > filedKept) filed.delete([...filed.keys()][0] ?? '');
      return { ...state, filed };
    }
    case 'letter-queued': {
      const { letter } = event.data;
      return { ...state, outbox: new Map(state.outbox).set(letter.id, letter) };
    }
    case 'letter-delivered':
      return { ...state, outbox: without(state.outbox, event.data.letter) };
    case 'letter-set-aside': {
      const { letter, status, code } = event.data;
      return {
        ...state,
        outbox: without(state.outbox, letter),
        setAside: new Map(state.setAside).set(letter, { status, code }),
      };
    }
    case 'print-reserved': {
      const { serial, what, about } = event.data;
      const print: OpenPrint = { serial, what, about, sent: false };
      return {
        ...state,
        printed: state.printed + 1,
        prints: new Map(state.prints).set(serial, print),
      };
    }
    case 'print-sent': {
      const print = state.prints.get(event.data.serial);
      return print === undefined
        ? state
        : { ...state, prints: new Map(state.prints).set(print.serial, { ...print, sent: true }) };
    }
    case 'print-settled':
      return { ...state, prints: without(state.prints, event.data.serial) };
    case 'range-leased': {
      const { range } = event.data;
      // Yesterday's numbers are of no use any more.
      const current = [...state.ranges].filter(([, { queue, businessDay, next, to }]) =>
        queue === range.queue ? businessDay === range.businessDay && next <= to : true,
      );
      return { ...state, ranges: new Map([...current, [range.id, range]]) };
    }
    case 'ticket-given-offline': {
      const range = state.ranges.get(event.data.range);
      return range === undefined
        ? state
        : {
            ...state,
            ranges: new Map(state.ranges).set(range.id, { ...range, next: range.next + 1 }),
          };
    }
    case 'code-tried': {
      const { slip, right } = event.data;
      if (right) return { ...state, guesses: without(state.guesses, slip) };
      const wrong = (state.guesses.get(slip)?.wrong ?? 0) + 1;
      const guesses: Guesses = { wrong, locked: wrong >= guessesAllowed };
      return { ...state, guesses: new Map(state.guesses).set(slip, guesses) };
    }
    case 'code-guesses-forgiven':
      return { ...state, guesses: without(state.guesses, event.data.slip) };
    case 'print-found':
    case 'staff-signed-in':
    case 'duty-called':
      return state;
  }
}
