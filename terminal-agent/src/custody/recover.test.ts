import { describe, expect, it } from 'vitest';
import {
  after,
  close,
  compartments,
  deposited,
  given,
  grant,
  intend,
  lin,
  loaded,
  reserve,
  settle,
  when,
} from '../testing/cabinet.ts';
import type { Sight } from './command.ts';
import { standingOf, type Cabinet } from './state.ts';

/** Every door closed, except as told about a1. */
const recovered = (cabinet: Cabinet, a1: Partial<Sight> = {}) =>
  after(cabinet, {
    type: 'recover',
    sights: compartments.map(({ id }) => ({
      compartment: id,
      state: 'closed',
      ...(id === 'a1' ? a1 : {}),
    })),
  });
const standing = (cabinet: Cabinet) => {
  const one = cabinet.compartments.get('a1');
  return one && standingOf(one);
};
const commanded = () => after(given(), reserve(), intend('deposit', lin));

describe('after a restart', () => {
  it('a reservation without a command is given back: nothing had left the terminal', () => {
    expect(standing(recovered(after(given(), reserve())))).toBe('free');
  });

  it('a door that may have been commanded is inspected, closed or not', () => {
    expect(standing(recovered(commanded()))).toBe('inspect');
    expect(standing(recovered(commanded(), { state: 'open' }))).toBe('inspect');
    expect(standing(recovered(commanded(), { state: 'unknown' }))).toBe('inspect');
  });

  it('a door seen open and closed meanwhile is inspected: closed means closed now', () => {
    expect(standing(recovered(after(commanded(), settle('succeeded'))))).toBe('inspect');
  });

  it('an empty compartment that its sensor sees empty is free again', () => {
    expect(standing(recovered(commanded(), { occupied: false }))).toBe('free');
    expect(standing(recovered(commanded(), { occupied: true }))).toBe('inspect');
  });

  it('a closed door that nobody had confirmed is inspected', () => {
    expect(standing(recovered(after(commanded(), settle('succeeded'), close())))).toBe('inspect');
  });

  it('a confirmed deposit and a waiting result are as they were', () => {
    expect(standing(recovered(deposited()))).toBe('deposit');
    expect(standing(recovered(loaded()))).toBe('parcel');
  });

  it('a deposit that was being reopened is inspected', () => {
    expect(standing(recovered(after(deposited(), intend('reopen', lin))))).toBe('inspect');
  });

  it('a pick-up in mid-air is told as unconfirmed, never as delivered', () => {
    const proofs = { card: 'digest-of-lin', codes: [] };
    const taking = after(loaded(), intend('pick-up', lin, { grant, proofs }));
    expect(
      when(taking, { type: 'recover', sights: [{ compartment: 'a1', state: 'closed' }] }),
    ).toMatchObject([
      { type: 'unlock-settled', data: { outcome: 'unknown' } },
      { type: 'door-closed' },
      { type: 'parcel-unconfirmed' },
      { type: 'compartment-flagged' },
    ]);
  });

  it('a result whose door was never seen open, and that the sensor still sees, waits on', () => {
    const proofs = { card: 'digest-of-lin', codes: [] };
    const taking = after(loaded(), intend('pick-up', lin, { grant, proofs }));
    expect(standing(recovered(taking, { occupied: true }))).toBe('parcel');
    expect(standing(recovered(taking, { occupied: false }))).toBe('inspect');
  });

  it('a door found open without a reason, or a sensor that disagrees, is inspected', () => {
    expect(standing(recovered(deposited(), { state: 'open' }))).toBe('inspect');
    expect(standing(recovered(deposited(), { occupied: false }))).toBe('inspect');
    expect(standing(recovered(given(), { occupied: true }))).toBe('inspect');
  });

  it('a second restart changes nothing more', () => {
    const once = recovered(after(commanded(), settle('succeeded')));
    expect(
      when(once, { type: 'recover', sights: [{ compartment: 'a1', state: 'closed' }] }),
    ).toEqual([]);
  });
});

describe('a doubtful unlock', () => {
  const doubtful = () => after(commanded(), settle('unknown'));
  const look = (sight: Partial<Sight>) =>
    ({
      type: 'look',
      compartment: 'a1',
      sight: { compartment: 'a1', state: 'closed', ...sight },
    }) as const;

  it('goes on as opened when the door is seen open', () => {
    expect(after(doubtful(), look({ state: 'open' })).compartments.get('a1')?.visit?.phase).toBe(
      'open',
    );
  });

  it('is inspected when the door is closed or silent and no sensor tells', () => {
    expect(standing(after(doubtful(), look({})))).toBe('inspect');
    expect(standing(after(doubtful(), look({ state: 'unknown' })))).toBe('inspect');
  });

  it('did not happen when door and sensor agree', () => {
    expect(standing(after(doubtful(), look({ occupied: false })))).toBe('free');
  });
});
