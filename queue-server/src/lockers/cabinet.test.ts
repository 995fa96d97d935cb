import { describe, expect, it } from 'vitest';
import type { CabinetEvent } from '../protocol/index.ts';
import {
  collectEvent,
  deliverEvent,
  depositEvents,
  holder,
  loadEvent,
  openEvent,
} from '../testing/service-story.ts';
import { doorsOf, emptyCabinet, evolveCabinet, type CabinetReplica } from './cabinet.ts';

const after = (...events: CabinetEvent[]): CabinetReplica =>
  events.reduce<CabinetReplica>(
    (state, event, i) => evolveCabinet(state, { ...event, seq: i + 1, at: i, by: 'terminal/t' }),
    emptyCabinet,
  );
const door = (state: CabinetReplica, id: string): string => doorsOf(state).get(id)?.state ?? 'free';
const flag = (compartment: string): CabinetEvent => ({
  type: 'compartment-flagged',
  data: { compartment, state: 'inspect', because: 'unknown-outcome' },
});

describe('the replica of a cabinet', () => {
  it('follows a deposit from reservation to collection', () => {
    const [reserved, ...rest] = depositEvents('d1');
    if (reserved === undefined) throw new Error('a deposit has events');
    expect(door(after(reserved), 'c1')).toBe('reserved');
    const placed = after(reserved, ...rest);
    expect(door(placed, 'c1')).toBe('deposit');
    expect(door(after(reserved, ...rest, collectEvent('d1')), 'c1')).toBe('free');
  });

  it('keeps the time of the first placing when the door was opened again for another paper', () => {
    const events = depositEvents('d1');
    const state = after(...events, ...events);
    expect(state.deposits['d1']?.placedAt).toBe(4);
  });

  it('follows a parcel: opened is not delivered', () => {
    const opened = after(loadEvent('g1'), openEvent('g1'));
    expect(opened.parcels['g1']?.state).toBe('opened');
    expect(door(opened, 'c2')).toBe('parcel');
    const delivered = after(loadEvent('g1'), openEvent('g1'), deliverEvent('g1'));
    expect(door(delivered, 'c2')).toBe('free');
  });

  it('shows doubt before anything else', () => {
    expect(door(after(...depositEvents('d1'), flag('c1')), 'c1')).toBe('inspect');
    const disputed = after(loadEvent('g1'), {
      type: 'parcel-disputed',
      data: { grant: 'g1', compartment: 'c2', holder },
    });
    expect(doorsOf(disputed).get('c2')).toEqual({ state: 'inspect', because: 'parcel-disputed' });
  });

  it('takes what staff cleared as being in their hands', () => {
    const state = after(...depositEvents('d1'), loadEvent('g1'), flag('c1'), flag('c2'), {
      type: 'compartment-cleared',
      data: { compartment: 'c1', account: 'lockers1', found: '两份协议' },
    });
    expect(state.deposits['d1']).toMatchObject({ state: 'collected', collectedBy: 'lockers1' });
    expect(door(state, 'c1')).toBe('free');
    expect(door(state, 'c2')).toBe('inspect');
  });

  it('is unmoved by what it does not know', () => {
    const state = after(...depositEvents('d1'));
    // A newer terminal's event, as it would come out of the journal.
    const future = { type: 'compartment-polished', data: {}, seq: 9, at: 9, by: 't' } as never;
    expect(evolveCabinet(state, future)).toBe(state);
    expect(evolveCabinet(state, { ...deliverEvent('g?'), seq: 9, at: 9, by: 't' })).toEqual(state);
  });
});
