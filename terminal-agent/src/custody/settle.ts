import type { CabinetEvent } from '@banshi/queue-server/protocol';
import type { CustodyCommand, Sight } from './command.ts';
import type { Custody } from './state.ts';

/** Faults of the door itself, not of the line to its board: such a door is taken out of service. */
const doorFaults: ReadonlySet<string> = new Set(['door-did-not-open', 'no-such-door']);

const flagged = (one: Custody, because: string): CabinetEvent => ({
  type: 'compartment-flagged',
  data: { compartment: one.compartment.id, state: 'inspect', because },
});
const released = (one: Custody, because: string): CabinetEvent => ({
  type: 'compartment-released',
  data: { compartment: one.compartment.id, because },
});

/** Freezes a compartment until staff have looked; nothing when it is frozen already. */
export const freeze = (one: Custody, because: string): readonly CabinetEvent[] =>
  one.flag?.state === 'inspect' ? [] : [flagged(one, because)];

/** What follows from the driver's word on an unlock. */
export function settleUnlock(
  one: Custody,
  command: Extract<CustodyCommand, { type: 'settle-unlock' }>,
): readonly CabinetEvent[] {
  const { effect, compartment, outcome, because } = command;
  const settled: CabinetEvent = {
    type: 'unlock-settled',
    data: { effect, compartment, outcome, ...(because ? { because: because.code } : {}) },
  };
  switch (outcome) {
    case 'succeeded':
      return [settled, ...seenOpen(one)];
    case 'unknown':
      return [settled];
    case 'failed':
      return [
        settled,
        ...(because !== undefined && doorFaults.has(because.code)
          ? ([
              {
                type: 'compartment-flagged',
                data: { compartment, state: 'blocked', because: because.code },
              },
            ] as const)
          : []),
        // Kept for somebody who now gets another door; but not while papers lie inside unconfirmed.
        ...(one.reservation !== null && one.visit?.earlier === null
          ? [released(one, 'door-failed')]
          : []),
      ];
  }
}

/** For a pick-up, being seen open is what uses the right. */
function seenOpen(one: Custody): readonly CabinetEvent[] {
  if (one.visit?.purpose !== 'pick-up' || one.contents.kind !== 'parcel') return [];
  const { compartment } = one;
  const { holder } = one.visit;
  const { grant } = one.contents;
  return [{ type: 'parcel-opened', data: { grant, compartment: compartment.id, holder } }];
}

/** The parcel was, or may have been, within reach and nobody said what happened: staff review it. */
function unconfirmed(one: Custody): readonly CabinetEvent[] {
  if (one.visit?.purpose !== 'pick-up' || one.contents.kind !== 'parcel') return [];
  const { grant } = one.contents;
  return [{ type: 'parcel-unconfirmed', data: { grant, compartment: one.compartment.id } }];
}

/** The sensor agrees with what is recorded; without a sensor nothing agrees. */
const agrees = (one: Custody, sight: Sight): boolean =>
  sight.occupied !== undefined && sight.occupied === (one.contents.kind !== 'empty');

/** Settles a doubtful unlock by what the door is now, after the wire has fallen silent. */
export function look(one: Custody, sight: Sight): readonly CabinetEvent[] {
  if (one.visit === null) return [];
  const { effect } = one.visit;
  const compartment = one.compartment.id;
  const settled = (outcome: 'succeeded' | 'failed', because: string): CabinetEvent => ({
    type: 'unlock-settled',
    data: { effect, compartment, outcome, because },
  });
  if (sight.state === 'open') return [settled('succeeded', 'seen-open'), ...seenOpen(one)];
  if (sight.state === 'closed' && agrees(one, sight)) {
    return [
      settled('failed', 'seen-closed-and-unchanged'),
      ...(one.reservation === null || one.visit.earlier !== null
        ? []
        : [released(one, 'door-failed')]),
    ];
  }
  // It may have been open unseen: closed now says nothing about what lies inside.
  return [...unconfirmed(one), ...freeze(one, 'unlock-outcome-unknown')];
}

/** Everything one compartment needs after its terminal has started anew. */
export function recover(one: Custody, sight: Sight): readonly CabinetEvent[] {
  const compartment = one.compartment.id;
  const { visit } = one;
  if (visit === null) {
    return [
      // Nothing had left the terminal for it.
      ...(one.reservation === null ? [] : [released(one, 'restarted')]),
      ...(sight.state === 'open' ? freeze(one, 'found-open') : []),
      ...(sight.state === 'closed' && sight.occupied !== undefined && !agrees(one, sight)
        ? freeze(one, 'sensor-disagrees')
        : []),
    ];
  }
  if (visit.phase === 'closed') return abandon(one, 'restarted');
  const unsettled: readonly CabinetEvent[] =
    visit.phase === 'commanded'
      ? [
          {
            type: 'unlock-settled',
            data: { effect: visit.effect, compartment, outcome: 'unknown', because: 'restarted' },
          },
        ]
      : [];
  if (sight.state !== 'closed') {
    return [...unsettled, ...unconfirmed(one), ...freeze(one, 'open-at-restart')];
  }
  const closed: CabinetEvent = {
    type: 'door-closed',
    data: { compartment, occupied: sight.occupied ?? null },
  };
  // An empty compartment seen empty is empty. A full one is believed only if it was never seen open.
  const settledBySensor =
    one.flag === null &&
    agrees(one, sight) &&
    visit.earlier === null &&
    (one.contents.kind === 'empty' || visit.phase === 'commanded');
  if (settledBySensor) return [...unsettled, closed, released(one, 'sensor-agrees')];
  return [...unsettled, closed, ...unconfirmed(one), ...freeze(one, 'not-watched-until-closed')];
}

/** The one in front has gone without a word. */
export function abandon(one: Custody, because: string): readonly CabinetEvent[] {
  const { visit } = one;
  if (visit === null) return one.reservation === null ? [] : [released(one, because)];
  if (visit.phase !== 'closed')
    return [...unconfirmed(one), ...freeze(one, `left-open:${because}`)];
  const nothingWasPutIn =
    one.contents.kind === 'empty' &&
    one.flag === null &&
    visit.purpose !== 'inspect' &&
    visit.occupied === false;
  if (nothingWasPutIn) return [released(one, because)];
  return [...unconfirmed(one), ...freeze(one, `${visit.purpose}-unconfirmed`)];
}
