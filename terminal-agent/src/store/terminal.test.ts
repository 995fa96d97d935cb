import type { DecisionContext, Recorded } from '@banshi/queue-server/journal';
import { describe, expect, it } from 'vitest';
import { terminalDecider, type TerminalCommand } from './terminal-decider.ts';
import type { TerminalEvent } from './terminal-event.ts';
import { newTerminal, type Range, type Terminal } from './terminal-state.ts';

const context: DecisionContext = {
  now: 0,
  by: 't1',
  rng: { bytes: (n) => new Uint8Array(n), uuid: () => 'uuid' },
  stream: 'terminal/t1',
  nextSeq: 1,
};

function run(state: Terminal, ...commands: readonly TerminalCommand[]) {
  let answer: string | null = null;
  const events: TerminalEvent[] = [];
  for (const command of commands) {
    const decision = terminalDecider.decide(state, command, context);
    if ('refused' in decision) return { state, answer: decision.refused.code, events };
    answer = decision.answer;
    for (const event of decision.events) {
      events.push(event);
      const recorded: Recorded<TerminalEvent> = { ...event, seq: 1, at: 0, by: 't1' };
      state = terminalDecider.evolve(state, recorded);
    }
  }
  return { state, answer, events };
}

const numberCase = (date: string): TerminalCommand => ({
  type: 'number-case',
  date,
  region: '419901',
  terminal: '007',
});
const reserve: TerminalCommand = {
  type: 'reserve-print',
  what: 'deposit-slip',
  about: null,
  voids: null,
  terminal: '007',
};
const range: Range = {
  id: 'r1',
  hall: 'yunxi',
  queue: 'pension',
  businessDay: '2026-03-21',
  prefix: 'P',
  next: 500,
  to: 501,
};
const offline: TerminalCommand = {
  type: 'give-ticket-offline',
  queue: 'pension',
  businessDay: '2026-03-21',
  letterId: 'l1',
  path: '/api/halls/yunxi/tickets',
  at: '2026-03-21T04:00:00.000Z',
};

describe('case numbers', () => {
  it('are region, date, terminal and a serial that starts anew each day', () => {
    const first = run(newTerminal, numberCase('2026-03-21'));
    expect(first.answer).toBe('419901202603210070001');
    const second = run(first.state, numberCase('2026-03-21'));
    expect(second.answer).toBe('419901202603210070002');
    expect(run(second.state, numberCase('2026-03-22')).answer).toBe('419901202603220070001');
  });

  it('never repeat when the clock is set back', () => {
    const { state } = run(newTerminal, numberCase('2026-03-22'));
    expect(run(state, numberCase('2026-03-21')).answer).toBe('419901202603220070002');
  });
});

describe('a print', () => {
  it('has a serial before anything is sent and is settled once', () => {
    const { state, answer } = run(newTerminal, reserve);
    expect(answer).toBe('007-000001');
    const settled: TerminalCommand = {
      type: 'settle-print',
      serial: '007-000001',
      outcome: 'printed',
    };
    const done = run(state, { type: 'print-sent', serial: '007-000001' }, settled);
    expect(done.state.prints.size).toBe(0);
    expect(run(done.state, settled).answer).toBe('not-reserved');
    expect(run(done.state, reserve).answer).toBe('007-000002');
  });

  it('left open by the last life is unknown if it was sent, and failed if not', () => {
    const sent = run(newTerminal, reserve, { type: 'print-sent', serial: '007-000001' }, reserve);
    const { events, answer } = run(sent.state, { type: 'boot', version: 'test' });
    expect(answer).toBe('1');
    expect(events).toMatchObject([
      { type: 'booted' },
      { type: 'print-settled', data: { serial: '007-000001', outcome: 'unknown' } },
      { type: 'print-settled', data: { serial: '007-000002', outcome: 'failed' } },
    ]);
  });
});

describe('tickets without the server', () => {
  it('come from the leased range, each number once, with the letter that reports it', () => {
    const leased = run(newTerminal, { type: 'lease-range', range });
    const first = run(leased.state, offline);
    expect(first.answer).toBe('P500');
    expect(first.state.outbox.get('l1')?.body).toMatchObject({
      json: { offline: { range: 'r1', number: 'P500' } },
    });
    const second = run(first.state, offline);
    expect(second.answer).toBe('P501');
    expect(run(second.state, offline).answer).toBe('no-numbers');
  });

  it('do not use the numbers of another business day', () => {
    const leased = run(newTerminal, { type: 'lease-range', range });
    expect(run(leased.state, { ...offline, businessDay: '2026-03-22' }).answer).toBe('no-numbers');
  });
});

describe('wrong codes', () => {
  it('lock the slip after five, and a right one forgets them', () => {
    const wrong: TerminalCommand = { type: 'try-code', slip: 'P1', right: false };
    const four = run(newTerminal, wrong, wrong, wrong, wrong);
    expect(four.state.guesses.get('P1')).toEqual({ wrong: 4, locked: false });
    expect(run(four.state, { ...wrong, right: true }).state.guesses.size).toBe(0);
    const five = run(four.state, wrong);
    expect(five.state.guesses.get('P1')?.locked).toBe(true);
    expect(run(five.state, { ...wrong, right: true }).answer).toBe('code-locked');
  });
});

it('keeps everything through a snapshot', () => {
  const { state } = run(newTerminal, { type: 'lease-range', range }, reserve, offline);
  const { snapshot } = terminalDecider;
  const saved: unknown = JSON.parse(JSON.stringify(snapshot?.save(state)));
  expect(snapshot?.load(saved)).toEqual(state);
});
