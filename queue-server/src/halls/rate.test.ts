import { describe, expect, it } from 'vitest';
import { askerOf, isLoopback, networkOf, Rates } from './rate.ts';

describe('how often strangers may ask', () => {
  it('lets so many pass at once, says how long to wait, and then lets one pass each time', () => {
    const rates = new Rates({ atOnce: 3, everySeconds: 60 });
    expect([0, 0, 0].map((at) => rates.wait('a', at))).toEqual([0, 0, 0]);
    expect(rates.wait('a', 0)).toBe(60);
    expect(rates.wait('a', 20_000)).toBe(40);
    // Being refused costs nothing, and somebody else is not concerned.
    expect(rates.wait('a', 60_000)).toBe(0);
    expect(rates.wait('a', 60_000)).toBe(60);
    expect(rates.wait('b', 60_000)).toBe(0);
    // Whoever only looks uses nothing up.
    expect([true, true, true, true].map((looks) => rates.wait('c', 0, looks))).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('forgets the oldest of very many askers, and never grows without end', () => {
    const rates = new Rates({ atOnce: 1, everySeconds: 3_600 });
    rates.wait('first', 0);
    for (let i = 0; i < 20_000; i++) rates.wait(`k${i}`, 0);
    expect(rates.wait('k19999', 0)).toBe(3_600);
    expect(rates.wait('first', 0)).toBe(0);
  });

  it('believes only the proxies it was told of', () => {
    const forged = '9.9.9.9, 203.0.113.7';
    expect(askerOf('10.0.0.2', forged, 0)).toBe('10.0.0.2');
    expect(askerOf('10.0.0.2', forged, 1)).toBe('203.0.113.7');
    expect(askerOf('10.0.0.2', undefined, 1)).toBe('10.0.0.2');
    expect(askerOf('10.0.0.2', '203.0.113.7', 5)).toBe('203.0.113.7');
  });

  it('counts a phone’s whole IPv6 network as one, and knows the machine itself', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:0db8:1:2::9'));
    expect(networkOf('2001:db8:1:3::9')).not.toBe(networkOf('2001:db8:1:2::9'));
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', '203.0.113.7'].map(isLoopback)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
