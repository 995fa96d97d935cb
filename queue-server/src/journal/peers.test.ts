import { describe, expect, it } from 'vitest';
import { virtualClock } from '../ports/index.ts';
import { Writers, type Peers } from './peers.ts';

const peersOf = (self: string | undefined): Peers => ({ self, ask: async () => undefined });

function writersAt(self: string | undefined) {
  const clock = virtualClock(0);
  return { clock, writers: new Writers(peersOf(self), clock) };
}

describe('which node should decide a feed', () => {
  it('is this one, as long as no other was heard to write', () => {
    const { writers } = writersAt('b');
    expect(writers.better()).toBeUndefined();
    writers.heard(undefined);
    writers.heard('b');
    expect(writers.better()).toBeUndefined();
  });

  it('is the other that writes while this one does not', () => {
    const { writers } = writersAt('a');
    writers.heard('b');
    expect(writers.better()).toBe('b');
  });

  it('is the first by name of those that write, so that both of two mean the same one', () => {
    const [a, b] = [writersAt('a').writers, writersAt('b').writers];
    for (const one of [a, b]) one.wrote();
    a.heard('b');
    b.heard('a');
    expect([a.better(), b.better()]).toEqual([undefined, 'a']);
  });

  it('is this one again when the other has fallen silent', () => {
    const { writers, clock } = writersAt('b');
    writers.heard('a');
    clock.advance(5_000);
    expect(writers.better()).toBeUndefined();
  });

  it('is this one for a while after the other did not take an order', () => {
    const { writers, clock } = writersAt('b');
    writers.heard('a');
    writers.shun('a');
    expect(writers.better()).toBeUndefined();
    clock.advance(2_000);
    writers.heard('a');
    expect(writers.better()).toBe('a');
  });

  it('is never another while nobody can reach this one', () => {
    const { writers } = writersAt(undefined);
    writers.heard('a');
    expect(writers.better()).toBeUndefined();
  });

  it('is left to the one that asks, when no client of its own has come for a while', () => {
    const { writers, clock } = writersAt('a');
    writers.better();
    clock.advance(5_000);
    // The first after a pause: this node's own may be about to come.
    expect(writers.takes()).toBe(true);
    clock.advance(500);
    expect(writers.takes()).toBe(false);
    writers.better();
    expect(writers.takes()).toBe(true);
  });
});
