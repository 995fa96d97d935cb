import { describe, expect, it } from 'vitest';
import type { HallView, LoggedEvent } from '@banshi/queue-server/protocol';
import type { Answer } from './client.ts';
import { liveHall } from './live-hall.ts';
import type { StreamListener } from './stream.ts';
import { sampleHall } from './testing/sample-hall.ts';

const call = (seq: number): LoggedEvent => ({
  seq,
  type: 'ticket-called',
  at: sampleHall.at,
  data: {
    ticket: `t${seq}`,
    number: `B${seq}`,
    queue: 'social',
    window: '9',
    because: '',
    times: 1,
  },
});

/** A hall whose server, line and time are in the test's hands. */
function stage(answers: Answer<HallView>[], last?: HallView) {
  const timers: { ms: number; run: () => void; live: boolean }[] = [];
  const asked: string[] = [];
  const subscribed: number[] = [];
  const seen: { view?: HallView; events: number[]; links: string[] } = { events: [], links: [] };
  let reader: StreamListener | undefined;
  const page = liveHall(
    {
      client: {
        get: <T>(path: string) => {
          asked.push(path);
          const answer = answers.length > 1 ? answers.shift() : answers[0];
          return Promise.resolve(answer as Answer<T>);
        },
      },
      openPipe: (_stream, listener) => {
        reader = listener;
        return {
          subscribe: () => {
            const after = listener.position();
            if (after !== null) subscribed.push(after);
          },
          close: () => undefined,
        };
      },
      after: (ms, run) => {
        const timer = { ms, run, live: true };
        timers.push(timer);
        return () => (timer.live = false);
      },
      random: () => 0.5,
    },
    { hall: 'yunxi', patienceMs: 10_000, ...(last && { last }) },
    {
      view: (view) => (seen.view = view),
      events: (events) => seen.events.push(...events.map(({ seq }) => seq)),
      alive: () => undefined,
      link: (state) => seen.links.push(state),
    },
  );
  return {
    page,
    asked,
    subscribed,
    seen,
    push: (...events: LoggedEvent[]) => reader?.events(events),
    link: (state: 'up' | 'down') => reader?.link(state),
    refuse: (code: string) => reader?.refused(code),
    /** Runs what is due within `ms`, and lets answers arrive. */
    pass: async (ms: number) => {
      for (const timer of timers.filter((one) => one.live && one.ms <= ms)) {
        timer.live = false;
        timer.run();
      }
      for (let i = 0; i < 5; i++) await Promise.resolve();
    },
    waiting: () => timers.filter(({ live }) => live).length,
  };
}
const good = (seq: number): Answer<HallView> => ({ ok: true, value: { ...sampleHall, seq } });
const down: Answer<HallView> = { ok: false, refusal: { code: 'unreachable', status: 0 } };

describe('a live hall', () => {
  it('takes a snapshot, then asks for the events after it', async () => {
    const hall = stage([good(240)]);
    await hall.pass(0);
    expect(hall.asked).toEqual(['/api/halls/yunxi']);
    expect(hall.subscribed).toEqual([240]);
    hall.push(call(241), call(242));
    expect(hall.seen.events).toEqual([241, 242]);
    expect(hall.seen.view?.calls[0]?.number).toBe('B242');
  });

  it('resumes where it stopped after the line was cut, and hears each event once', async () => {
    const hall = stage([good(240), down]);
    await hall.pass(0);
    hall.push(call(241));
    hall.link('down');
    hall.link('up');
    hall.push(call(240), call(241), call(242));
    expect(hall.seen.events).toEqual([241, 242]);
    expect(hall.seen.links).toEqual(['cut', 'live']);
  });

  it('asks for what is missing when an event was skipped', async () => {
    const hall = stage([good(240)]);
    await hall.pass(0);
    hall.push(call(243));
    expect(hall.subscribed).toEqual([240, 240]);
    expect(hall.seen.events).toEqual([]);
  });

  it('keeps the last good picture while the server is down, and asks again', async () => {
    const hall = stage([down, down, good(300)], sampleHall);
    await hall.pass(0);
    expect(hall.seen.view?.seq).toBe(240);
    await hall.pass(10_000);
    await hall.pass(10_000);
    await hall.pass(10_000);
    expect(hall.seen.view?.seq).toBe(300);
  });

  it('does not step back to a snapshot older than what it shows', async () => {
    const hall = stage([good(240)]);
    await hall.pass(0);
    hall.push(call(241));
    await hall.pass(10_000);
    expect(hall.seen.view?.seq).toBe(241);
  });

  it('takes over a hall that was set up anew, whose numbers start from the beginning', async () => {
    const hall = stage([good(240), good(3)]);
    await hall.pass(0);
    hall.link('up');
    await hall.pass(0);
    await hall.pass(20_000);
    expect(hall.seen.view?.seq).toBe(3);
    expect(hall.subscribed).toEqual([240, 3]);
  });

  it('begins anew when the server says that its position lies in the future', async () => {
    const hall = stage([good(240), good(3)]);
    await hall.pass(0);
    hall.refuse('cursor-ahead');
    await hall.pass(5_000);
    expect(hall.subscribed).toEqual([240, 3]);
  });

  it('asks once for a storm of events, not once for each', async () => {
    const hall = stage([good(240), good(340)]);
    await hall.pass(0);
    for (let seq = 241; seq <= 340; seq++) hall.push(call(seq));
    await hall.pass(10_000);
    expect(hall.asked).toHaveLength(2);
  });

  it('leaves nothing running when it stops', async () => {
    const hall = stage([good(240)]);
    await hall.pass(0);
    hall.push(call(241));
    hall.page.stop();
    expect(hall.waiting()).toBe(0);
  });
});
