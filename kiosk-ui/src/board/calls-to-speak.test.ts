import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '@banshi/queue-server/protocol';
import { callsToSpeak } from './calls-to-speak.ts';

const at = '2026-03-21T01:00:00.000Z';
const now = Date.parse(at);
const call = (seq: number, window: string): LoggedEvent => ({
  seq,
  at,
  type: 'ticket-called',
  data: { ticket: `t${seq}`, number: `B00${seq}`, queue: 'social', window, because: '', times: 1 },
});

describe('which calls are spoken', () => {
  it('speaks the calls of its own zone', () => {
    const { speak } = callsToSpeak([call(1, '3'), call(2, '9')], new Set(['9']), now);
    expect(speak.map(({ number }) => number)).toEqual(['B002']);
  });

  it('leaves a silent call to the eye', () => {
    const silent = call(1, '3');
    const quiet = { ...silent, data: { ...(silent.data as object), silent: true } };
    expect(callsToSpeak([quiet], null, now).speak).toEqual([]);
  });

  it('does not shout what is over: calls that came late after a cut line', () => {
    expect(callsToSpeak([call(1, '3')], null, now + 61_000).speak).toEqual([]);
  });

  it('leaves out a call that the clerk took back', () => {
    const undone: LoggedEvent = {
      seq: 2,
      at,
      type: 'action-undone',
      data: { undone: 1, account: 'c' },
    };
    expect(callsToSpeak([call(1, '3'), undone], null, now)).toEqual({ speak: [], unsay: [1] });
  });
});
