import {
  Notice,
  Remark,
  SpecialProcedure,
  Extension,
  type CaseAction,
  type Role,
} from '../protocol/index.ts';
import type { TSchema } from 'typebox';
import type { CaseCommand } from './commands.ts';
import { mayStep } from './steps.ts';
import type { Setting } from './commands.ts';
import { inOurHands, type Case } from './state.ts';

/** What staff can do with a case: `POST /api/cases/{number}/<action>`. */
export interface Action {
  readonly does: CaseCommand['do'];
  readonly roles: readonly Role[];
  readonly body: TSchema;
  /** Clerks may take this step themselves where the item is decided on the spot. */
  readonly clerkOnTheSpot?: true;
  /** The notice states a legal basis, and the remedies are printed below it. */
  readonly negative?: true;
}

const clerk = ['clerk'] as const;
const reviewer = ['reviewer'] as const;

/** The role firewall on one page: applicants and counter on one side, reviewers on the other, the head above. */
export const actions = {
  register: { does: 'register', roles: ['clerk', 'lockers'], body: Remark },
  'pre-check': { does: 'pre-check', roles: clerk, body: Remark },
  'ask-correction': { does: 'ask-correction', roles: clerk, body: Notice },
  accept: { does: 'accept', roles: clerk, body: Remark },
  'not-accept': { does: 'not-accept', roles: clerk, body: Notice, negative: true },
  return: { does: 'return', roles: ['clerk', 'manager'], body: Notice },
  'start-review': { does: 'start-review', roles: reviewer, body: Remark },
  'special-start': { does: 'special-start', roles: reviewer, body: SpecialProcedure },
  'special-end': { does: 'special-end', roles: reviewer, body: Remark },
  extend: { does: 'extend', roles: ['manager'], body: Extension },
  grant: { does: 'grant', roles: reviewer, body: Remark, clerkOnTheSpot: true },
  deny: { does: 'deny', roles: reviewer, body: Notice, negative: true, clerkOnTheSpot: true },
  finish: { does: 'finish', roles: reviewer, body: Remark, clerkOnTheSpot: true },
  'make-certificate': { does: 'make-certificate', roles: ['clerk', 'lockers'], body: Remark },
  deliver: { does: 'deliver', roles: clerk, body: Remark },
  'return-originals': { does: 'return-originals', roles: clerk, body: Remark },
  archive: { does: 'archive', roles: ['clerk', 'manager'], body: Remark },
} as const satisfies Record<CaseAction, Action>;

export type ActionName = keyof typeof actions;
export const actionNames = Object.keys(actions) as readonly ActionName[];

/** Whether one of the roles may take this action on this kind of item. */
export function mayAct(action: Action, roles: readonly Role[], onTheSpot: boolean): boolean {
  if (roles.some((role) => action.roles.includes(role))) return true;
  return action.clerkOnTheSpot === true && onTheSpot && roles.includes('clerk');
}

/** The actions these roles can take on the case as it stands; the same rule the decision follows. */
export function openActions(
  one: Case,
  roles: readonly Role[],
  setting: Pick<Setting, 'item'>,
): readonly ActionName[] {
  const onTheSpot = setting.item.caseType === 'on-the-spot';
  return actionNames.filter((name) => {
    const action: Action = actions[name];
    if (!mayAct(action, roles, onTheSpot) || !mayStep(one, action.does, setting)) return false;
    if (name === 'ask-correction') return !one.correctionAsked;
    if (name === 'extend') return setting.item.type === 'permit' && one.extendedDays === 0;
    if (name === 'make-certificate') return !one.steps.some(({ state }) => state === 'denied');
    if (name === 'return-originals') {
      return one.homeward === null && one.deposits.some(({ state }) => inOurHands.has(state));
    }
    // Through a locker the terminal observes the delivery; nobody records it by hand.
    if (name === 'deliver') return one.result === null;
    return true;
  });
}
