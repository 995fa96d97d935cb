import { formOf, type Draft } from '../applications/index.ts';
import type { Print, Session } from './session.ts';
import { askSheet } from './sheet.ts';
import type { Task } from './task.ts';
import { refuse, stay, trouble, type Answer, type Turn } from './turn.ts';
import { feeWords, noticePlace, noticeTimes } from './wording.ts';
import type { World } from './world.ts';

/**
 * 一次性告知: what this citizen needs, by their own answers, to take home. It carries the answers
 * that chose the list and nothing else of the person: neither name nor number, nor what was typed.
 * Pages scanned so far count as missing, because nothing of them is kept when the session ends.
 */
function noticeSlip(draft: Draft, world: World, voids: string | null): Task {
  const { item } = draft.compiled;
  const form = formOf(draft);
  return {
    type: 'print',
    slip: {
      kind: 'notice',
      data: {
        item: item.name,
        department: item.department.name,
        answers: form.situations.flatMap(({ situation, answer }) =>
          answer === null ? [] : [{ question: situation.question, answer: answer.label }],
        ),
        notEligible: form.notEligible,
        conditions: item.conditions,
        materials: form.materials.map(({ material, exempt }) => ({
          name: material.name,
          form: material.form,
          copies: material.copies,
          necessity: material.necessity,
          notes: material.notes,
          obtained: exempt,
        })),
        promisedDays: item.limits.promised,
        legalDays: item.limits.legal,
        fee: feeWords(item.fee),
        where: noticePlace(world.terminal.site, item.channels, world.cabinet !== null),
        when: noticeTimes(item.channels),
        phones: item.phones,
        legalBasis: item.legalBasis,
        asOf: item.asOf,
      },
    },
    about: item.code,
    voids,
  };
}

/** Prints the notice; printed once more, after answers changed or paper failed, it voids the sheet before. */
export function printNotice(session: Session, world: World): Answer {
  const { at, draft } = session;
  if ((at.step !== 'materials' && at.step !== 'not-eligible') || draft === null) return refuse();
  return askSheet(session, 'notice', (voids) => noticeSlip(draft, world, voids));
}

/** What was printed of one application says nothing of the next. */
export function withoutNotice({ slips }: Session): Session['slips'] {
  const rest: { -readonly [K in keyof Session['slips']]: Session['slips'][K] } = { ...slips };
  delete rest.notice;
  return rest;
}

/** How printing goes; said where the notice was asked for, wherever else only kept in mind. */
export function onNoticePrint(session: Session, print: Print, world: World): Turn | null {
  const { at, slips } = session;
  if (slips.notice === undefined) return null;
  const change = { slips: { ...slips, notice: print } };
  if (at.step !== 'materials' && at.step !== 'not-eligible') return stay(session, change);
  switch (print.state) {
    case 'reserved':
    case 'sent':
    case 'printed':
      return stay(session, change);
    case 'unknown':
      return stay(session, { ...change, trouble: trouble(session, 'notice-doubtful', world) });
    case 'failed':
      return stay(session, { ...change, trouble: trouble(session, 'notice-not-printed', world) });
  }
}
