import type { Session } from './session.ts';
import { askSheet } from './sheet.ts';
import type { Task } from './task.ts';
import { refuse, stay, type Answer } from './turn.ts';
import type { World } from './world.ts';

/** Number of the deposit: on the envelope's label before the door opens, on the slip after it has closed. */
export const depositNumber = ({ case: number }: { readonly case: string }): string =>
  `D${number.slice(8)}`;

function labelTask({ filed, draft }: Session, voids: string | null): readonly Task[] {
  if (filed === null || draft === null) return [];
  const { item } = draft.compiled;
  const data = { slip: depositNumber(filed), caseNumber: filed.case, item: item.name };
  return [{ type: 'print', slip: { kind: 'label', data }, about: filed.case, voids }];
}

/** The label comes with the way to the locker, once: whoever turns back or takes the papers out again has it already. */
export const firstLabel = (session: Session, world: World): readonly Task[] =>
  session.slips.label === undefined && world.canPrint ? labelTask(session, null) : [];

/** Another label, which voids the one before. */
export function reprintLabel(session: Session): Answer {
  const { at } = session;
  if (at.step !== 'choose-compartment' || session.filed === null) return refuse();
  return askSheet(
    session,
    'label',
    (voids) => labelTask(session, voids)[0] ?? { type: 'stop-reading' },
  );
}

/**
 * Whether the envelope bears its number: without it nobody at the desk knows whose papers these
 * are. Printed, or written by hand where paper fails or somebody does not want to wait for it.
 */
export const isLabelled = ({ slips, handWritten }: Session): boolean =>
  handWritten || slips.label?.state === 'printed';

export const writtenByHand = (session: Session): Answer =>
  session.at.step === 'choose-compartment' ? stay(session, { handWritten: true }) : refuse();
