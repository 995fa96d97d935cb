import { describe, expect, it } from 'vitest';
import {
  after,
  close,
  given,
  grant,
  intend,
  lin,
  loaded,
  lockers1,
  noon,
  settle,
  when,
  zhao,
} from '../testing/cabinet.ts';
import type { Grant, Proofs } from './grant.ts';
import { standingOf } from './state.ts';

const card = (digest: string): Proofs => ({ card: digest, codes: [] });
const code: Proofs = { card: null, codes: ['digest-of-code'] };
const pickUp = (proofs: Proofs, right: Grant = grant, holder = lin) =>
  intend('pick-up', holder, { grant: right, proofs });
const standing = (cabinet: ReturnType<typeof given>) => {
  const one = cabinet.compartments.get('a1');
  return one && standingOf(one);
};
const opened = () => after(loaded(), pickUp(card('digest-of-lin')), settle('succeeded'));
const answer = (word: 'complete' | 'wrong' | 'none') =>
  ({ type: 'conclude-pick-up', compartment: 'a1', answer: word }) as const;

describe('a pick-up', () => {
  it('opens for the holder by card or by code, and for nobody else', () => {
    expect(when(loaded(), pickUp(card('digest-of-lin')))).toHaveLength(1);
    expect(when(loaded(), pickUp(code))).toHaveLength(1);
    expect(when(loaded(), pickUp(card('digest-of-zhao'), grant, zhao))).toBe('not-yours');
  });

  it('asks for card and code where the result demands two proofs', () => {
    const strict: Grant = { ...grant, assurance: 'B' };
    expect(when(loaded(), pickUp(card('digest-of-lin'), strict))).toBe('code-missing');
    expect(when(loaded(), pickUp(code, strict))).toBe('card-missing');
    expect(
      when(loaded(), pickUp({ card: 'digest-of-lin', codes: ['digest-of-code'] }, strict)),
    ).toHaveLength(1);
  });

  it('refuses a right that was withdrawn or belongs to another parcel', () => {
    expect(when(loaded(), pickUp(code, { ...grant, revoked: true }))).toBe('grant-revoked');
    expect(when(loaded(), pickUp(code, { ...grant, grant: 'g2' }))).toBe('not-yours');
  });

  it('counts as delivered only when the citizen says so after the door has closed', () => {
    expect(when(opened(), answer('complete'))).toBe('door-not-closed');
    const closed = after(opened(), close());
    expect(standing(closed)).toBe('parcel');
    expect(when(closed, answer('complete'))).toMatchObject([{ type: 'parcel-delivered' }]);
    expect(standing(after(closed, answer('complete')))).toBe('free');
  });

  it('is not believed when the sensor still sees something inside', () => {
    expect(when(after(opened(), close(true)), answer('complete'))).toBe('something-inside');
  });

  it('is frozen, and not delivered, when something is wrong or nobody answers', () => {
    const closed = after(opened(), close());
    expect(when(closed, answer('wrong'))).toMatchObject([
      { type: 'parcel-disputed' },
      { type: 'compartment-flagged' },
    ]);
    expect(when(closed, answer('none'))).toMatchObject([
      { type: 'parcel-unconfirmed' },
      { type: 'compartment-flagged' },
    ]);
    expect(standing(after(closed, answer('none')))).toBe('inspect');
  });

  it('is flagged when the citizen walks away from the open door, which is watched on', () => {
    const left = after(opened(), { type: 'abandon', compartment: 'a1', because: 'idle' });
    expect(standing(left)).toBe('inspect');
    expect(left.compartments.get('a1')?.visit?.phase).toBe('open');
    expect(standing(after(left, close()))).toBe('inspect');
  });
});

describe('staff', () => {
  it('take back a result only when its right was withdrawn or has run out', () => {
    const collect = (right: Grant) => intend('collect', lockers1, { grant: right });
    expect(when(loaded(), collect(grant))).toBe('not-yours');
    expect(when(loaded(), collect({ ...grant, revoked: true }))).toHaveLength(1);
    const past = new Date(noon - 1).toISOString();
    expect(when(loaded(), collect({ ...grant, until: past }))).toHaveLength(1);
  });

  it('inspect only what is flagged, and clear it by what they found', () => {
    expect(when(loaded(), intend('inspect', lockers1))).toBe('not-flagged');
    const frozen = after(loaded(), { type: 'freeze', compartment: 'a1', because: 'wrong-door' });
    expect(when(frozen, intend('inspect', lin))).toBe('not-staff');
    const looked = after(frozen, intend('inspect', lockers1), settle('succeeded'), close());
    const found = (what: 'empty' | 'papers-kept' | 'still-broken') =>
      ({ type: 'found', compartment: 'a1', account: 'lockers1', what }) as const;
    expect(when(looked, found('papers-kept'))).toMatchObject([
      { type: 'parcel-reclaimed' },
      { type: 'compartment-cleared' },
    ]);
    expect(standing(after(looked, found('empty')))).toBe('free');
    expect(standing(after(looked, found('still-broken')))).toBe('blocked');
  });

  it('open no door for collecting where nothing was left', () => {
    expect(when(given(), intend('collect', lockers1))).toBe('nothing-inside');
  });
});
