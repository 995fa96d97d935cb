import { describe, expect, it } from 'vitest';
import { after, deposited, given, intend, lin, reserve, settle } from '../testing/cabinet.ts';
import { observe, sawOpen, type Watch } from './watch.ts';

const settings = { gapMs: 5_000, readings: 2 };
const open = () => after(given(), reserve(), intend('deposit', lin), settle('succeeded'));
const sight = (state: 'open' | 'closed' | 'unknown', occupied?: boolean) => [
  { compartment: 'a1', state, ...(occupied === undefined ? {} : { occupied }) },
];

/** The findings of readings at the given times. */
function round(
  cabinet: ReturnType<typeof open>,
  start: Watch,
  readings: readonly (readonly [number, 'open' | 'closed' | 'unknown'])[],
) {
  let watch = start;
  return readings.flatMap(([now, state]) => {
    const seen = observe(watch, cabinet, sight(state), now, settings);
    watch = seen.watch;
    return seen.findings;
  });
}

describe('the watch over an open door', () => {
  it('believes that it closed after two readings, and knows that it was watched', () => {
    const start = sawOpen(new Map(), 'a1', 0);
    expect(
      round(open(), start, [
        [400, 'open'],
        [800, 'closed'],
      ]),
    ).toEqual([]);
    expect(
      round(open(), start, [
        [400, 'open'],
        [800, 'closed'],
        [1200, 'closed'],
      ]),
    ).toEqual([{ kind: 'closed', compartment: 'a1', occupied: null, watched: true }]);
  });

  it('does not take a bouncing contact for closed', () => {
    const start = sawOpen(new Map(), 'a1', 0);
    expect(
      round(open(), start, [
        [400, 'closed'],
        [800, 'open'],
        [1200, 'closed'],
      ]),
    ).toEqual([]);
  });

  it('says unwatched when the board was silent too long, or when nobody saw it open', () => {
    const start = sawOpen(new Map(), 'a1', 0);
    expect(
      round(open(), start, [
        [3_000, 'unknown'],
        [6_000, 'closed'],
        [6_400, 'closed'],
      ]),
    ).toMatchObject([{ kind: 'closed', watched: false }]);
    expect(
      round(open(), new Map(), [
        [0, 'closed'],
        [400, 'closed'],
      ]),
    ).toMatchObject([{ kind: 'closed', watched: false }]);
  });
});

describe('the patrol past closed doors', () => {
  it('reports a door that stands open without a command, once', () => {
    expect(
      round(deposited(), new Map(), [
        [0, 'open'],
        [400, 'open'],
        [800, 'open'],
      ]),
    ).toEqual([{ kind: 'stray', compartment: 'a1' }]);
  });

  it('reports a sensor that contradicts the record', () => {
    const { findings } = observe(new Map(), deposited(), sight('closed', false), 0, settings);
    expect(findings).toEqual([{ kind: 'disagrees', compartment: 'a1' }]);
    expect(observe(new Map(), deposited(), sight('closed', true), 0, settings).findings).toEqual(
      [],
    );
  });
});
