import type { Decider, Decision } from '@banshi/queue-server/journal';
import type { SessionEnd, TerminalEvent } from './terminal-event.ts';
import { evolveTerminal } from './terminal-evolve.ts';
import { terminalSnapshot } from './terminal-snapshot.ts';
import { newTerminal, type Letter, type Range, type Terminal } from './terminal-state.ts';

export type TerminalCommand =
  | { readonly type: 'boot'; readonly version: string }
  | { readonly type: 'start-session'; readonly session: string }
  | { readonly type: 'end-session'; readonly how: SessionEnd }
  | {
      /** A case number for a legal date `YYYY-MM-DD`; the answer. */
      readonly type: 'number-case';
      readonly date: string;
      /** Six digits. */
      readonly region: string;
      /** Three digits. */
      readonly terminal: string;
    }
  | {
      readonly type: 'file-case';
      readonly case: string;
      readonly item: string;
      readonly letters: readonly Letter[];
    }
  | { readonly type: 'queue-letters'; readonly letters: readonly Letter[] }
  | { readonly type: 'letter-delivered'; readonly letter: string }
  | {
      readonly type: 'set-letter-aside';
      readonly letter: string;
      readonly status: number;
      readonly code: string;
    }
  | {
      /** The answer is the serial of the sheet. */
      readonly type: 'reserve-print';
      readonly what: string;
      readonly about: string | null;
      readonly voids: string | null;
      readonly terminal: string;
    }
  | { readonly type: 'print-sent'; readonly serial: string }
  | {
      readonly type: 'settle-print';
      readonly serial: string;
      readonly outcome: 'printed' | 'failed' | 'unknown';
      readonly because?: string;
    }
  | {
      readonly type: 'print-found';
      readonly serial: string;
      readonly there: boolean;
      readonly by: 'citizen' | 'printer';
    }
  | { readonly type: 'lease-range'; readonly range: Range }
  | {
      /** The next number of a leased range; the answer. */
      readonly type: 'give-ticket-offline';
      readonly queue: string;
      readonly businessDay: string;
      readonly letterId: string;
      readonly path: string;
      readonly at: string;
      /** The wish the hall did not answer. */
      readonly instead?: string;
      readonly citizen?: string;
      readonly case?: string;
    }
  | { readonly type: 'try-code'; readonly slip: string; readonly right: boolean }
  | { readonly type: 'forgive-guesses'; readonly slip: string }
  | { readonly type: 'sign-in-staff'; readonly account: string }
  | { readonly type: 'call-duty'; readonly about: string; readonly because: string };

export type TerminalDecider = Decider<Terminal, TerminalCommand, TerminalEvent, string | null>;

type Decided = Decision<TerminalEvent, string | null>;
const record = (...events: readonly TerminalEvent[]): Decided => ({ events, answer: null });
const refuse = (code: string): Decided => ({ refused: { code } });

function decide(state: Terminal, command: TerminalCommand): Decided {
  switch (command.type) {
    case 'boot':
      return boot(state, command.version);
    case 'start-session':
      return state.session === null
        ? record({ type: 'session-started', data: { session: command.session } })
        : refuse('session-under-way');
    case 'end-session':
      return state.session === null
        ? refuse('no-session')
        : record({
            type: 'session-ended',
            data: { session: state.session, how: command.how },
          });
    case 'number-case': {
      // Never back to an earlier date's serials, whatever the clock does.
      const date = command.date > state.cases.date ? command.date : state.cases.date;
      const serial = date === state.cases.date ? state.cases.serial + 1 : 1;
      if (serial > 9999) return refuse('numbers-exhausted');
      const number = `${command.region}${date.replaceAll('-', '')}${command.terminal}${String(serial).padStart(4, '0')}`;
      return {
        events: [{ type: 'case-numbered', data: { date, serial, case: number } }],
        answer: number,
      };
    }
    case 'file-case':
      if (state.filed.has(command.case)) return refuse('filed-already');
      return record(
        { type: 'case-filed', data: { case: command.case, item: command.item } },
        ...queued(state, command.letters),
      );
    case 'queue-letters':
      return record(...queued(state, command.letters));
    case 'letter-delivered':
      return state.outbox.has(command.letter)
        ? record({ type: 'letter-delivered', data: { letter: command.letter } })
        : refuse('no-such-letter');
    case 'set-letter-aside': {
      const { letter, status, code } = command;
      return state.outbox.has(letter)
        ? record({ type: 'letter-set-aside', data: { letter, status, code } })
        : refuse('no-such-letter');
    }
    case 'reserve-print': {
      const { what, about, voids } = command;
      const serial = `${command.terminal}-${String(state.printed + 1).padStart(6, '0')}`;
      return {
        events: [{ type: 'print-reserved', data: { serial, what, about, voids } }],
        answer: serial,
      };
    }
    case 'print-sent':
      return state.prints.get(command.serial)?.sent === false
        ? record({ type: 'print-sent', data: { serial: command.serial } })
        : refuse('not-reserved');
    case 'settle-print': {
      const { serial, outcome, because } = command;
      return state.prints.has(serial)
        ? record({
            type: 'print-settled',
            data: { serial, outcome, ...(because === undefined ? {} : { because }) },
          })
        : refuse('not-reserved');
    }
    case 'print-found':
      // Only what is settled can have been doubtful.
      return state.prints.has(command.serial)
        ? refuse('not-settled')
        : record({
            type: 'print-found',
            data: { serial: command.serial, there: command.there, by: command.by },
          });
    case 'lease-range':
      return state.ranges.has(command.range.id)
        ? record()
        : record({ type: 'range-leased', data: { range: command.range } });
    case 'give-ticket-offline':
      return giveTicket(state, command);
    case 'try-code': {
      if (state.guesses.get(command.slip)?.locked) return refuse('code-locked');
      const { slip, right } = command;
      return record({ type: 'code-tried', data: { slip, right } });
    }
    case 'forgive-guesses':
      return state.guesses.has(command.slip)
        ? record({ type: 'code-guesses-forgiven', data: { slip: command.slip } })
        : record();
    case 'sign-in-staff':
      return record({ type: 'staff-signed-in', data: { account: command.account } });
    case 'call-duty':
      return record({
        type: 'duty-called',
        data: { about: command.about, because: command.because },
      });
  }
}

const queued = (state: Terminal, letters: readonly Letter[]): readonly TerminalEvent[] =>
  letters
    .filter(({ id }) => !state.outbox.has(id))
    .map((letter) => ({ type: 'letter-queued', data: { letter } }));

/** A new life: what the last one left open is settled as unknown, its session is abandoned. */
function boot(state: Terminal, version: string): Decided {
  const left: TerminalEvent[] = [...state.prints.values()].map((print) => ({
    type: 'print-settled',
    data: {
      serial: print.serial,
      outcome: print.sent ? 'unknown' : 'failed',
      because: 'restarted',
    },
  }));
  if (state.session !== null) {
    left.push({ type: 'session-ended', data: { session: state.session, how: 'restarted' } });
  }
  const epoch = state.epoch + 1;
  return {
    events: [{ type: 'booted', data: { epoch, version } }, ...left],
    answer: String(epoch),
  };
}

function giveTicket(
  state: Terminal,
  command: Extract<TerminalCommand, { type: 'give-ticket-offline' }>,
): Decided {
  const { queue, businessDay } = command;
  const range = [...state.ranges.values()].find(
    (one) => one.queue === queue && one.businessDay === businessDay && one.next <= one.to,
  );
  if (range === undefined) return refuse('no-numbers');
  const number = `${range.prefix}${String(range.next).padStart(3, '0')}`;
  const letter: Letter = {
    id: command.letterId,
    kind: 'ticket',
    method: 'POST',
    path: command.path,
    mediaType: 'application/json',
    about: number,
    body: {
      json: {
        queue,
        channel: 'terminal',
        ...(command.citizen === undefined ? {} : { citizen: command.citizen }),
        ...(command.case === undefined ? {} : { case: command.case }),
        offline: {
          range: range.id,
          number,
          issuedAt: command.at,
          ...(command.instead === undefined ? {} : { instead: command.instead }),
        },
      },
    },
  };
  return {
    events: [
      { type: 'ticket-given-offline', data: { range: range.id, queue, number } },
      { type: 'letter-queued', data: { letter } },
    ],
    answer: number,
  };
}

/** The rule of `terminal/<id>`. */
export const terminalDecider: TerminalDecider = {
  kind: 'terminal',
  initial: () => newTerminal,
  decide,
  evolve: evolveTerminal,
  snapshot: terminalSnapshot,
};
