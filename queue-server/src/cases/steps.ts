import type { CaseState } from '../protocol/index.ts';
import type { CaseCommand, Setting } from './commands.ts';
import type { Case } from './state.ts';

type Do = CaseCommand['do'];

/**
 * From which states each step may be taken: the whole course of a case on one page. A non-acceptance is an end;
 * nothing leads from it into review.
 */
export const steps: Readonly<Partial<Record<Do, readonly CaseState[]>>> = {
  register: ['submitted'],
  supplement: ['submitted', 'registered', 'pre-checked', 'correction-asked'],
  'pre-check': ['registered'],
  'ask-correction': ['registered', 'pre-checked'],
  accept: ['registered', 'pre-checked'],
  'not-accept': ['registered', 'pre-checked', 'correction-asked'],
  'start-review': ['accepted'],
  'special-start': ['under-review'],
  'special-end': ['special-procedure'],
  extend: ['accepted', 'under-review'],
  grant: ['under-review'],
  deny: ['under-review'],
  finish: ['granted', 'denied'],
  'make-certificate': ['finished'],
  'send-result': ['finished', 'certificate-made'],
  deliver: ['finished', 'certificate-made'],
  archive: ['delivered', 'not-accepted', 'withdrawn', 'returned'],
  withdraw: [
    'submitted',
    'registered',
    'pre-checked',
    'correction-asked',
    'accepted',
    'under-review',
  ],
  return: ['submitted', 'registered', 'pre-checked', 'correction-asked'],
};

/** An on-the-spot item is decided where it was accepted: review needs no step of its own. */
export const mayStep = (one: Case, what: Do, setting: Pick<Setting, 'item'>): boolean => {
  const onTheSpot = setting.item.caseType === 'on-the-spot';
  if ((what === 'grant' || what === 'deny') && onTheSpot && one.state === 'accepted') return true;
  return steps[what]?.includes(one.state) ?? true;
};
