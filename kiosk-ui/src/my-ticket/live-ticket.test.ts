import { describe, expect, it } from 'vitest';
import type { LoggedEvent, MyTicket } from '@banshi/queue-server/protocol';
import type { Answer } from '../server/client.ts';
import type { StreamListener } from '../server/stream.ts';
import { liveTicket } from './live-ticket.ts';
import { sampleMyTicket as ticket } from './testing/sample-my-ticket.ts';

const event = (seq: number, type: string, data: object): LoggedEvent => ({
  seq,
  type,
  at: '2026-03-21T01:00:00.000Z',
  data,
});
const called = (seq: number, id: string, queue = 'pension') =>
  event(seq, 'ticket-called', { ticket: id, number: 'B1', queue, window: '3', times: 1 });

/** A phone whose server, line and time are in the test's hands. */
async function phone(...answers: Answer<MyTicket>[]) {
  const timers: { readonly ms: number; readonly run: () => void; live: boolean }[] = [];
  const shown: MyTicket[] = [];
  const nothing: string[] = [];
  let asked = 0;
  let reader: StreamListener | undefined;
  const page = liveTicket(
    {
      client: {
        get: <T>() => {
          asked += 1;
          const answer = answers.length > 1 ? answers.shift() : answers[0];
          return Promise.resolve(answer as Answer<T>);
        },
      },
      openPipe: (_stream, listener) => {
        reader = listener;
        return { subscribe: () => undefined, close: () => (reader = undefined) };
      },
      after: (ms, run) => {
        const timer = { ms, run, live: true };
        timers.push(timer);
        return () => (timer.live = false);
      },
      random: () => 0.5,
    },
    '/api/my-ticket/secret',
    {
      ticket: (next) => shown.push(next),
      alive: () => undefined,
      nothing: (why) => nothing.push(why),
    },
  );
  const settled = () => new Promise<void>((done) => setImmediate(done));
  page.look();
  await settled();
  return {
    page,
    shown,
    nothing,
    settled,
    asked: () => asked,
    line: () => reader,
    /** What is due next, in milliseconds; null: nothing. */
    due: () => timers.findLast(({ live }) => live)?.ms ?? null,
  };
}
const ok = (changes: Partial<MyTicket> = {}) => ({ ok: true, value: ticket(changes) }) as const;

describe('a phone with a ticket', () => {
  it('shows its own call at once, and others’ calls a little later, once for many', async () => {
    const one = await phone(ok(), ok({ state: 'called', seq: 42, window: { zh: '3', en: '3' } }));
    one.line()?.link('up');
    one.line()?.events([called(41, 't5')]);
    await one.settled();
    expect([one.asked(), one.due()]).toEqual([1, 3_750]);
    one.line()?.events([called(42, 't7')]);
    await one.settled();
    expect(one.shown.map(({ state }) => state)).toEqual(['waiting', 'called']);
  });

  it('is not moved by what happens in other lines, nor by whoever comes after it', async () => {
    const one = await phone(ok());
    const before = one.due();
    one
      .line()
      ?.events([
        called(41, 't5', 'tax'),
        event(42, 'ticket-issued', { ticket: 't90', queue: 'pension', priority: 'normal' }),
        event(43, 'slip-changed', {}),
        { seq: 44, type: 'hidden', at: '2026-03-21T01:00:00.000Z' },
      ]);
    await one.settled();
    expect([one.asked(), one.due()]).toEqual([1, before]);
  });

  it('asks by itself, the more often the nearer the call, as long as it cannot listen', async () => {
    const one = await phone(ok({ ahead: 2 }));
    expect(one.due()).toBe(4_000);
    one.line()?.link('up');
    one.page.look();
    await one.settled();
    expect(one.due()).toBe(45_000);
    one.line()?.link('down');
    expect(one.due()).toBe(4_000);
  });

  it('looks again when a node answered with less than was heard', async () => {
    const one = await phone(ok(), ok({ seq: 40 }));
    one.line()?.link('up');
    one.line()?.events([called(41, 't7')]);
    await one.settled();
    expect(one.due()).toBe(2_500);
  });

  it('asks no more once it is over, yet hears an end that is taken back', async () => {
    const one = await phone(ok({ state: 'finished' }), ok({ state: 'serving', seq: 41 }));
    expect(one.due()).toBeNull();
    one.line()?.events([event(41, 'action-undone', { undone: 39 })]);
    expect(one.due()).toBe(3_750);
  });

  it('sleeps with the phone, and says when there is nothing to show any more', async () => {
    const gone = { ok: false, refusal: { code: 'ticket-expired', status: 410 } } as const;
    const one = await phone(ok(), gone);
    one.page.rest();
    expect([one.due(), one.line()]).toEqual([null, undefined]);
    one.page.look();
    await one.settled();
    expect([one.nothing, one.due()]).toEqual([['expired'], null]);
  });
});
