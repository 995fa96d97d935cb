import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hallStory } from '../../testing/hall-story.ts';
import { learnWait, noMeasures, remaining } from './measures.ts';
import { dayPlan, hallPlan } from './simulated/plan.ts';
import { waitTable } from './simulated/table.ts';
import { waitAccuracy } from '../wait-accuracy.ts';

describe('the simulated days', () => {
  it('are frozen: expected waits may change, what they are judged on may not', () => {
    const plan = hallPlan('1');
    const days = JSON.stringify([plan, dayPlan('1', plan, 0), dayPlan('1', plan, 3)]);
    expect(hash('sha256', days)).toBe(
      '7375c12833a5eadd4ab4dc573a48cfab744b7b6638f0eace3632ae0c7d35be1a',
    );
  });

  it('show the bars kept on seeds nothing was tuned on', () => {
    const { all } = waitTable('777', 6);
    expect(all.againstConstant).toBeLessThanOrEqual(0.7);
    expect(all.againstLastWait).toBeLessThanOrEqual(0.7);
    expect(all.within90).toBeGreaterThanOrEqual(0.85);
    expect(all.within90).toBeLessThanOrEqual(0.95);
  });

  it('come out the same for the same seed', () => {
    expect(waitTable('7', 1)).toEqual(waitTable('7', 1));
  });
});

describe('the expected wait', () => {
  const told = (story: ReturnType<typeof hallStory>) => {
    const ticket = { queue: 'social-accept', channel: 'web' } as const;
    const answer = story.did({ do: 'issue', ticket, terminal: null }, 'anyone');
    if (answer.kind !== 'issued') throw new Error('no ticket');
    return answer.ticket.wait;
  };

  it('is nothing where a window stands free', () => {
    const story = hallStory();
    story.did({ do: 'open', window: '1' });
    expect(told(story).low).toBe(0);
  });

  it('falls when another window opens, and grows with the line', () => {
    const story = hallStory();
    story.did({ do: 'open', window: '1' });
    for (let i = 0; i < 6; i++) story.ticket();
    story.call('1');
    const alone = told(story);
    story.did({ do: 'open', window: '2' }, 'clerk2');
    const both = told(story);
    expect(both.low).toBeLessThan(alone.low);
    expect(told(story).low).toBeGreaterThan(both.low);
    expect(both.high).toBeGreaterThan(both.low);
  });

  it('sees what a shared window has to do first', () => {
    const story = hallStory();
    story.did({ do: 'open', window: '4' });
    for (let i = 0; i < 5; i++) story.ticket('business-accept');
    story.call('4');
    expect(told(story).low).toBeGreaterThan(3 * 300);
  });

  it('is kept and compared with what happened; taking the call back takes that back', () => {
    const story = hallStory();
    story.did({ do: 'open', window: '1' });
    told(story);
    told(story);
    story.wait(30);
    story.call('1');
    const accuracy = () => waitAccuracy(story.hall, story.state, 0).today;
    expect(accuracy()).toMatchObject({ tickets: 1, meanWait: 30 });
    story.did({ do: 'undo', seq: story.events.length, anybodys: false });
    expect(accuracy()).toMatchObject({ tickets: 0 });
  });

  it('moves its bounds until nine of ten waits lie below the upper one', () => {
    let measures = noMeasures;
    let within = 0;
    const rounds = 4_000;
    for (let i = 0; i < rounds; i++) {
      // Waits spread evenly over an hour; the estimate knows only the middle.
      const actual = ((i * 7_919) % 3_600) * 1_000;
      const spread = 600_000;
      const low = 1_800_000 + measures.bounds.low * spread;
      const high = low + measures.bounds.high * spread;
      if (actual <= high) within++;
      measures = learnWait(measures, 'a', actual, { low, mid: low, high });
    }
    expect(within / rounds).toBeGreaterThan(0.88);
    expect(within / rounds).toBeLessThan(0.92);
  });

  it('knows that whoever has been there for long will not be done at once', () => {
    expect(remaining(noMeasures, 600_000, 0)).toBeGreaterThan(500_000);
    expect(remaining(noMeasures, 600_000, 900_000)).toBeGreaterThan(120_000);
    expect(remaining(noMeasures, 600_000, 36_000_000)).toBe(300_000);
  });
});
