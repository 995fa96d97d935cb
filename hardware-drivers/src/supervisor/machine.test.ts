import { describe, expect, it } from 'vitest';
import { failure } from '../command/failure.ts';
import { decide, patience, unborn, type Happening, type Supervised } from './machine.ts';

const silent = failure('no-answer', 'silence');
const gone = failure('cannot-open', 'no such file', { sent: false });

function live(happenings: readonly Happening[], from: Supervised = unborn(0)) {
  let now = from;
  let steps: readonly unknown[] = [];
  for (const happening of happenings) {
    const decision = decide(now, happening, 1_000);
    now = decision.next;
    ({ steps } = decision);
  }
  return { now, steps };
}
const ready: Happening[] = [
  { type: 'started' },
  { type: 'opened' },
  { type: 'identified', identity: { model: 'x' } },
];

describe('the life of a device', () => {
  it('goes from absent over opening and identifying to ready', () => {
    expect(live(ready.slice(0, 1))).toMatchObject({
      now: { life: { state: 'opening' } },
      steps: [{ do: 'open' }],
    });
    expect(live(ready.slice(0, 2))).toMatchObject({
      now: { life: { state: 'identifying' } },
      steps: [{ do: 'identify' }],
    });
    expect(live(ready).now.life).toMatchObject({ state: 'ready', identity: { model: 'x' } });
  });

  it('doubts at the first missed heartbeat, believes again when heard, and hangs up at the second', () => {
    const missed: Happening = { type: 'missed', because: silent };
    expect(live([...ready, missed]).now.life.state).toBe('degraded');
    expect(live([...ready, missed, { type: 'heard' }]).now).toMatchObject({
      life: { state: 'ready' },
      missed: 0,
    });
    expect(live([...ready, missed, missed])).toMatchObject({
      now: { life: { state: 'recovering', nextTryAt: 1_000 + patience.firstRetryMs } },
      steps: [{ do: 'hang-up' }, { do: 'retry-after', ms: patience.firstRetryMs }],
    });
  });

  it('looks for an absent device for ever, a few seconds apart', () => {
    const tries = Array.from({ length: 40 }, (): Happening[] => [
      { type: 'retry-due' },
      { type: 'open-failed', because: gone },
    ]).flat();
    expect(live([{ type: 'started' }, ...tries])).toMatchObject({
      now: { life: { state: 'absent', because: gone } },
      steps: [{ do: 'retry-after', ms: patience.longestRetryMs }],
    });
  });

  it('calls for somebody after repeated failures or for the wrong device, and still tries', () => {
    const tries = Array.from({ length: patience.attemptsBeforeFault }, (): Happening[] => [
      { type: 'retry-due' },
      { type: 'opened' },
      { type: 'identify-failed', because: silent },
    ]).flat();
    expect(live(tries)).toMatchObject({
      now: { life: { state: 'faulted' } },
      steps: [{ do: 'hang-up' }, { do: 'retry-after', ms: patience.faultRetryMs }],
    });
    const wrong: Happening = {
      type: 'identify-failed',
      because: failure('wrong-device', 'a modem'),
    };
    expect(live([...ready.slice(0, 2), wrong]).now.life.state).toBe('faulted');
  });

  it('is absent again when closed', () => {
    expect(live([...ready, { type: 'closed' }])).toMatchObject({
      now: { life: { state: 'absent' } },
      steps: [{ do: 'hang-up' }],
    });
  });
});
