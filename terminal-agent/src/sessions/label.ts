import type { Print, Session } from './session.ts';
import type { Task } from './task.ts';
import { refuse, stay, type Answer } from './turn.ts';
import { slipTitles } from './wording.ts';
import type { World } from './world.ts';

/** Number of the deposit: on the envelope's label before the door opens, on the slip after it has closed. */
export const depositNumber = ({ case: number }: { readonly case: string }): string =>
  `D${number.slice(8)}`;

const beingPrepared: Print = { what: slipTitles.label, serial: '', state: 'reserved', lines: [] };

interface Labelling {
  readonly slips: Session['slips'];
  readonly tasks: readonly Task[];
}

const labelling = ({ slips, filed, draft }: Session, voids: string | null): Labelling =>
  filed === null || draft === null
    ? { slips, tasks: [] }
    : {
        slips: { ...slips, label: beingPrepared },
        tasks: [
          {
            type: 'print',
            slip: {
              kind: 'label',
              data: {
                slip: depositNumber(filed),
                caseNumber: filed.case,
                item: draft.compiled.item.name,
              },
            },
            about: filed.case,
            voids,
          },
        ],
      };

/**
 * The label comes with the way to the locker, once: whoever turns back or takes the papers out again
 * has it already. Without paper the number is written on the envelope, so nothing waits for it.
 */
export const firstLabel = (session: Session, world: World): Labelling =>
  session.slips.label === undefined && world.canPrint
    ? labelling(session, null)
    : { slips: session.slips, tasks: [] };

/** Another label, which voids the one before. */
export function reprintLabel(session: Session): Answer {
  const { at, slips } = session;
  const serial = slips.label?.serial ?? '';
  const underWay = slips.label?.state === 'reserved' || slips.label?.state === 'sent';
  // Its fate is not known yet: a second one now could be one too many.
  if (at.step !== 'choose-compartment' || (underWay && serial !== '')) return refuse();
  const { tasks, ...change } = labelling(session, serial === '' ? null : serial);
  return stay(session, change, ...tasks);
}
