import { describe, expect, it } from 'vitest';
import {
  after,
  close,
  deposited,
  given,
  intend,
  lin,
  lockers1,
  place,
  reserve,
  settle,
  when,
  zhao,
} from '../testing/cabinet.ts';
import { standingOf } from './state.ts';

const standing = (cabinet: ReturnType<typeof given>, id = 'a1') => {
  const one = cabinet.compartments.get(id);
  return one && standingOf(one);
};

describe('a deposit', () => {
  it('is tracked with its owner once the door has closed and the citizen has confirmed', () => {
    const cabinet = deposited();
    expect(standing(cabinet)).toBe('deposit');
    expect(cabinet.compartments.get('a1')).toMatchObject({
      contents: { kind: 'deposit', deposit: 'd1', holder: lin },
      reservation: null,
      visit: null,
    });
  });

  it('opens no door that was not reserved for this person first', () => {
    expect(when(given(), intend('deposit', lin))).toBe('not-reserved');
    expect(when(after(given(), reserve()), intend('deposit', zhao))).toBe('not-yours');
  });

  it('reserves no compartment twice', () => {
    expect(when(after(given(), reserve()), reserve())).toBe('not-free');
    expect(when(deposited(), reserve())).toBe('not-free');
  });

  it('blocks a door that did not open, at once, and lets the citizen go on to another', () => {
    const cabinet = after(
      given(),
      reserve(),
      intend('deposit', lin),
      settle('failed', { code: 'door-did-not-open', sent: true }),
    );
    expect(standing(cabinet)).toBe('blocked');
    expect(cabinet.compartments.get('a1')?.reservation).toBeNull();
  });

  it('keeps a door in service when only the line to its board failed before anything was sent', () => {
    const cabinet = after(
      given(),
      reserve(),
      intend('deposit', lin),
      settle('failed', { code: 'not-ready', sent: false }),
    );
    expect(standing(cabinet)).toBe('free');
  });

  it('cannot be confirmed while the door stands open', () => {
    const open = after(given(), reserve(), intend('deposit', lin), settle('succeeded'));
    expect(when(open, place)).toBe('door-not-closed');
  });

  it('cannot be confirmed when the sensor sees nothing inside', () => {
    const closed = after(
      given(),
      reserve(),
      intend('deposit', lin),
      settle('succeeded'),
      close(false),
    );
    expect(when(closed, place)).toBe('nothing-inside');
  });

  it('is flagged for inspection when the door closed unseen', () => {
    const closed = after(
      given(),
      reserve(),
      intend('deposit', lin),
      settle('succeeded'),
      close(null, false),
    );
    expect(standing(closed)).toBe('inspect');
    expect(when(closed, place)).toBe('flagged');
  });

  it('is flagged, with its reference kept, when the citizen leaves without a word', () => {
    const left = after(given(), reserve(), intend('deposit', lin), settle('succeeded'), close(), {
      type: 'abandon',
      compartment: 'a1',
      because: 'idle',
    });
    expect(standing(left)).toBe('inspect');
    expect(left.compartments.get('a1')?.reservation?.reference).toBe('d1');
  });

  it('frees the compartment when the citizen leaves and the sensor sees it empty', () => {
    const left = after(
      given(),
      reserve(),
      intend('deposit', lin),
      settle('succeeded'),
      close(false),
      { type: 'abandon', compartment: 'a1', because: 'idle' },
    );
    expect(standing(left)).toBe('free');
  });

  it('may be reopened by its owner until staff have collected it, and by nobody else', () => {
    expect(when(deposited(), intend('reopen', lin))).toHaveLength(1);
    expect(when(deposited(), intend('reopen', zhao))).toBe('not-yours');
    const collected = after(
      deposited(),
      intend('collect', lockers1),
      settle('succeeded'),
      close(),
      { type: 'collect', compartment: 'a1', account: 'lockers1' },
    );
    expect(standing(collected)).toBe('free');
    expect(when(collected, intend('reopen', lin))).toBe('nothing-inside');
  });

  it('can be cancelled only after the door was opened once more to take everything out', () => {
    const closed = after(given(), reserve(), intend('deposit', lin), settle('succeeded'), close());
    const cancel = { type: 'cancel', compartment: 'a1' } as const;
    expect(when(closed, cancel)).toBe('something-inside');
    const reopened = after(closed, intend('reopen', lin), settle('succeeded'), close());
    expect(standing(after(reopened, cancel))).toBe('free');
  });

  it('still waits for its confirmation when the reopening fails', () => {
    const closed = after(given(), reserve(), intend('deposit', lin), settle('succeeded'), close());
    const stuck = after(
      closed,
      intend('reopen', lin),
      settle('failed', { code: 'door-did-not-open', sent: true }),
    );
    expect(stuck.compartments.get('a1')).toMatchObject({
      flag: { state: 'blocked' },
      reservation: { reference: 'd1' },
      visit: { phase: 'closed', purpose: 'deposit' },
    });
    expect(when(stuck, place)).toMatchObject([{ type: 'deposit-placed' }]);
  });

  it('keeps the time of its first placing when it was reopened and confirmed again', () => {
    const again = after(deposited(), intend('reopen', lin), settle('succeeded'), close(), place);
    expect(standing(again)).toBe('deposit');
  });
});
