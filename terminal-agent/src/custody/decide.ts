import type { CabinetEvent } from '@banshi/queue-server/protocol';
import type { CustodyCommand, CustodyRefusal } from './command.ts';
import { mayNotOpen } from './may-open.ts';
import { abandon, freeze, look, recover, settleUnlock } from './settle.ts';
import { isFree, type Cabinet, type Custody } from './state.ts';

export type CustodyDecision =
  { readonly events: readonly CabinetEvent[] } | { readonly refused: CustodyRefusal };

const refused = (code: CustodyRefusal): CustodyDecision => ({ refused: code });
const events = (...list: readonly CabinetEvent[]): CustodyDecision => ({ events: list });

/** What a command to the cabinet means, or why it may not be. `now` in epoch milliseconds. */
export function decide(cabinet: Cabinet, command: CustodyCommand, now: number): CustodyDecision {
  if (command.type === 'recover') {
    const seen = new Map(command.sights.map((sight) => [sight.compartment, sight]));
    const all = [...cabinet.compartments.values()].flatMap((one) =>
      recover(
        one,
        seen.get(one.compartment.id) ?? { compartment: one.compartment.id, state: 'unknown' },
      ),
    );
    return { events: all };
  }
  const one = cabinet.compartments.get(command.compartment);
  return one === undefined ? refused('no-such-compartment') : decideOne(one, command, now);
}

function decideOne(
  one: Custody,
  command: Exclude<CustodyCommand, { type: 'recover' }>,
  now: number,
): CustodyDecision {
  const { compartment } = command;
  switch (command.type) {
    case 'reserve': {
      if (!isFree(one)) return refused(one.flag === null ? 'not-free' : 'flagged');
      const { purpose, reference, holder } = command;
      return events({
        type: 'compartment-reserved',
        data: { compartment, purpose, reference, holder },
      });
    }
    case 'release': {
      if (one.reservation === null) return refused('not-reserved');
      if (one.visit !== null && !(one.visit.phase === 'closed' && one.visit.occupied === false))
        return refused('visit-under-way');
      return events({
        type: 'compartment-released',
        data: { compartment, because: command.because },
      });
    }
    case 'intend-unlock': {
      const because = mayNotOpen(one, command, now);
      if (because !== null) return refused(because);
      const { effect, purpose, holder } = command;
      return events({ type: 'unlock-intended', data: { effect, compartment, purpose, holder } });
    }
    case 'settle-unlock':
      if (one.visit?.effect !== command.effect || one.visit.phase !== 'commanded')
        return refused('no-visit');
      return { events: settleUnlock(one, command) };
    case 'look':
      return one.visit?.phase === 'doubtful'
        ? { events: look(one, command.sight) }
        : refused('no-visit');
    case 'close': {
      if (one.visit === null || one.visit.phase === 'closed') return refused('no-visit');
      return events(
        { type: 'door-closed', data: { compartment, occupied: command.occupied } },
        ...(command.watched ? [] : freeze(one, 'not-watched-until-closed')),
      );
    }
    case 'abandon':
      return { events: abandon(one, command.because) };
    case 'freeze':
      return { events: freeze(one, command.because) };
    case 'found':
      return found(one, command);
    case 'place':
    case 'cancel':
    case 'collect':
    case 'load':
    case 'reclaim':
    case 'conclude-pick-up':
      return conclude(one, command);
  }
}

/** The door is closed again and somebody says what happened. */
function conclude(
  one: Custody,
  command: Extract<
    CustodyCommand,
    { type: 'place' | 'cancel' | 'collect' | 'load' | 'reclaim' | 'conclude-pick-up' }
  >,
): CustodyDecision {
  const { visit, contents, reservation } = one;
  const { compartment } = command;
  if (visit === null) return refused('no-visit');
  if (visit.phase !== 'closed') return refused('door-not-closed');
  if (one.flag?.state === 'inspect') return refused('flagged');
  switch (command.type) {
    case 'place': {
      const { deposit, case: number, slip } = command;
      const owner =
        contents.kind === 'deposit' && contents.deposit === deposit
          ? contents.holder
          : reservation?.purpose === 'deposit' && reservation.reference === deposit
            ? reservation.holder
            : null;
      if (owner === null) return refused('not-reserved');
      if (visit.purpose !== 'deposit' && visit.purpose !== 'reopen') return refused('no-visit');
      if (visit.occupied === false) return refused('nothing-inside');
      return events({
        type: 'deposit-placed',
        data: {
          deposit,
          compartment,
          case: number,
          slip,
          contents: command.contents,
          holder: owner,
        },
      });
    }
    case 'cancel':
      if (visit.occupied === true) return refused('something-inside');
      // Taken out again: only after the door was opened once more, or the sensor says so.
      if (visit.purpose !== 'reopen' && visit.occupied !== false)
        return refused('something-inside');
      return contents.kind === 'deposit'
        ? events({ type: 'deposit-cancelled', data: { deposit: contents.deposit, compartment } })
        : events({ type: 'compartment-released', data: { compartment, because: 'cancelled' } });
    case 'collect':
      if (visit.purpose !== 'collect' || contents.kind !== 'deposit') return refused('no-visit');
      if (visit.occupied === true) return refused('something-inside');
      return events({
        type: 'deposit-collected',
        data: { deposit: contents.deposit, compartment, account: command.account },
      });
    case 'reclaim':
      if (visit.purpose !== 'collect' || contents.kind !== 'parcel') return refused('no-visit');
      if (visit.occupied === true) return refused('something-inside');
      return events({
        type: 'parcel-reclaimed',
        data: { grant: contents.grant, compartment, account: command.account },
      });
    case 'load': {
      if (visit.purpose !== 'load' || reservation?.purpose !== 'load')
        return refused('not-reserved');
      if (visit.occupied === false) return refused('nothing-inside');
      const { case: number, account } = command;
      return events({
        type: 'parcel-loaded',
        data: { grant: reservation.reference, compartment, case: number, account },
      });
    }
    case 'conclude-pick-up': {
      if (visit.purpose !== 'pick-up' || contents.kind !== 'parcel') return refused('no-visit');
      const { grant } = contents;
      const { holder } = visit;
      if (command.answer === 'complete') {
        if (visit.occupied === true) return refused('something-inside');
        return events({ type: 'parcel-delivered', data: { grant, compartment, holder } });
      }
      if (command.answer === 'wrong') {
        return events(
          { type: 'parcel-disputed', data: { grant, compartment, holder } },
          ...freeze(one, 'pick-up-disputed'),
        );
      }
      return { events: abandon(one, 'no-answer') };
    }
  }
}

function found(one: Custody, command: Extract<CustodyCommand, { type: 'found' }>): CustodyDecision {
  const { compartment, account, what } = command;
  if (one.flag === null) return refused('not-flagged');
  if (one.visit !== null && one.visit.phase !== 'closed') return refused('door-not-closed');
  if (what === 'still-broken') {
    return events({
      type: 'compartment-flagged',
      data: { compartment, state: 'blocked', because: 'still-broken' },
    });
  }
  const taken: readonly CabinetEvent[] =
    what === 'empty' || one.contents.kind === 'empty'
      ? []
      : one.contents.kind === 'deposit'
        ? [
            {
              type: 'deposit-collected',
              data: { deposit: one.contents.deposit, compartment, account },
            },
          ]
        : [{ type: 'parcel-reclaimed', data: { grant: one.contents.grant, compartment, account } }];
  return events(...taken, {
    type: 'compartment-cleared',
    data: { compartment, account, found: what },
  });
}
