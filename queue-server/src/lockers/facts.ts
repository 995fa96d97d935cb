import type { CaseDesk, Wish } from '../cases/desk.ts';
import type { Reacted, Reaction } from '../connectors/reactions.ts';
import type { JournalEvent } from '../journal/index.ts';
import type { Log } from '../ports/index.ts';
import type { CabinetEvent, GrantEvent } from '../protocol/index.ts';
import type { LockerDesk } from './desk.ts';

type Fact = CabinetEvent | GrantEvent;

/** What a case learns from its locker. */
export const factTypes: readonly Fact['type'][] = [
  'deposit-placed',
  'deposit-cancelled',
  'deposit-collected',
  'compartment-cleared',
  'parcel-delivered',
  'parcel-disputed',
  'parcel-reclaimed',
  'grant-issued',
  'grant-revoked',
];

interface News {
  readonly case: string;
  readonly wish: Wish;
}

export interface FactParts {
  readonly lockers: LockerDesk;
  readonly cases: CaseDesk;
  readonly log: Log;
}

/** Tells cases what happened to their papers, once each, also when the papers came before the application. */
export function lockerFacts({ lockers, cases, log }: FactParts): Reaction {
  async function newsOf(event: JournalEvent): Promise<readonly News[]> {
    const cabinet = event.stream.slice(event.stream.indexOf('/') + 1);
    const plan = lockers.plan(cabinet);
    if (plan === undefined) return [];
    // Written by `cabinetReplica` and `grantDecider`: the type names the data.
    const fact = event as unknown as Fact;
    const at = new Date(event.at).toISOString();
    const { state } = await lockers.replica(plan);
    const collected = (deposit: string): readonly News[] => {
      const known = state.deposits[deposit];
      if (known === undefined || known.collectedBy === null) return [];
      const data = { deposit, account: known.collectedBy, at };
      return [{ case: known.case, wish: { do: 'note-collected', data } }];
    };
    switch (fact.type) {
      case 'deposit-placed': {
        const { deposit, compartment, slip } = fact.data;
        const label = plan.compartments.find(({ id }) => id === compartment)?.label;
        const data = { cabinet, deposit, compartment: label ?? compartment, slip, at };
        return [{ case: fact.data.case, wish: { do: 'note-deposit', data } }];
      }
      case 'deposit-cancelled': {
        const { deposit } = fact.data;
        const number = state.deposits[deposit]?.case;
        return number === undefined
          ? []
          : [{ case: number, wish: { do: 'note-taken-back', deposit } }];
      }
      case 'deposit-collected':
        return collected(fact.data.deposit);
      case 'compartment-cleared': {
        const { compartment } = fact.data;
        const here = Object.values(state.deposits).filter(
          (deposit) => deposit.compartment === compartment && deposit.state === 'collected',
        );
        return here.flatMap(({ id }) => collected(id));
      }
      case 'grant-issued': {
        const { grant, until, contents } = fact.data;
        const data = { grant, cabinet, until };
        const does = contents === 'originals' ? 'send-originals' : 'send-result';
        return [{ case: fact.data.case, wish: { do: does, data } }];
      }
      case 'grant-revoked':
      case 'parcel-reclaimed': {
        const { grant } = fact.data;
        const number = (await lockers.grants(plan))[grant]?.case;
        if (number === undefined) return [];
        if (fact.type === 'parcel-reclaimed') {
          await lockers.revoke(plan, grant, 'reclaimed', { by: 'lockers' });
        }
        const because = fact.type === 'grant-revoked' ? fact.data.because : 'reclaimed';
        return [{ case: number, wish: { do: 'withdraw-result', data: { grant, because } } }];
      }
      case 'parcel-delivered': {
        const { grant } = fact.data;
        const number = state.parcels[grant]?.case;
        if (number === undefined) return [];
        const originals = (await lockers.grants(plan))[grant]?.contents === 'originals';
        const does = originals ? 'return-originals' : 'deliver';
        return [{ case: number, wish: { do: does, how: 'locker', at } }];
      }
      case 'parcel-disputed': {
        const { grant } = fact.data;
        const number = state.parcels[grant]?.case;
        return number === undefined
          ? []
          : [{ case: number, wish: { do: 'dispute', data: { grant, at } } }];
      }
      default:
        return [];
    }
  }

  return {
    name: 'locker-facts',
    types: factTypes,
    async react(event): Promise<Reacted> {
      for (const { case: number, wish } of await newsOf(event)) {
        const outcome = await cases.send(number, wish, { by: event.by });
        if (outcome.ok) continue;
        // The papers can be here before the application: outboxes are ordered, but streams travel apart.
        if (outcome.refused.code === 'case-unknown') return 'later';
        log('locker-fact-refused', { stream: event.stream, seq: event.seq, ...outcome.refused });
        return 'dropped';
      }
      return 'done';
    },
  };
}
