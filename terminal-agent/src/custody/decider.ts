import type { Decider } from '@banshi/queue-server/journal';
import type { CabinetEvent, Compartment } from '@banshi/queue-server/protocol';
import type { CustodyCommand } from './command.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { newCabinet, type Cabinet, type Custody } from './state.ts';

interface Saved {
  readonly compartments: readonly Custody[];
  readonly finished: readonly string[];
}

export type CabinetDecider = Decider<Cabinet, CustodyCommand, CabinetEvent, null>;

/** The rule of `cabinet/<id>` for the journal; the compartments come from the enrolment. */
export function cabinetDecider(compartments: readonly Compartment[]): CabinetDecider {
  return {
    kind: 'cabinet',
    initial: () => newCabinet(compartments),
    decide(cabinet, command, { now }) {
      const decision = decide(cabinet, command, now);
      return 'refused' in decision
        ? { refused: { code: decision.refused } }
        : { events: decision.events, answer: null };
    },
    evolve,
    snapshot: {
      version: 1,
      every: 500,
      save: (cabinet): Saved => ({
        compartments: [...cabinet.compartments.values()],
        finished: [...cabinet.finished],
      }),
      // Written by `save` of the same version.
      load: (saved) => restored(newCabinet(compartments), saved as Saved),
    },
  };
}

/** A snapshot over the cabinet as enrolled now: doors that are new since then are free. */
function restored(cabinet: Cabinet, saved: Saved): Cabinet {
  const compartments = new Map(cabinet.compartments);
  for (const one of saved.compartments) {
    const known = compartments.get(one.compartment.id);
    if (known !== undefined) {
      compartments.set(one.compartment.id, { ...one, compartment: known.compartment });
    }
  }
  return { compartments, finished: new Set(saved.finished) };
}
