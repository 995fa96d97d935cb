import type { Decider, DecisionContext, Decision } from '../journal/index.ts';
import type { CaseEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { acceptanceDue, clocksFrom } from './clock.ts';
import type { Act, CaseAnswer, CaseCommand } from './commands.ts';
import { depositIn, eventsOf } from './consequences.ts';
import { evolveCase } from './evolve.ts';
import type { Case, CaseRecord } from './state.ts';
import { mayStep } from './steps.ts';

type CaseDecision = Decision<CaseEvent, CaseAnswer>;

/** What an action needs besides the right state; refuses with a code, or lets it pass. */
function hindrance(one: Case, command: CaseCommand, context: DecisionContext) {
  const { setting } = command;
  switch (command.do) {
    case 'register':
    case 'pre-check':
    case 'accept':
    case 'not-accept':
    case 'ask-correction':
    case 'return':
      if (context.now < Date.parse(one.undoUntil)) {
        return refusal('undo-running', { until: one.undoUntil });
      }
      break;
    case 'extend': {
      const most = setting.item.limits.legalExtension ?? setting.numbers.extension;
      const permit = setting.item.type === 'permit';
      if (!permit || one.extendedDays > 0 || command.workingDays > most) {
        return refusal('extension-not-possible', { most });
      }
      break;
    }
    case 'grant':
    case 'deny':
      if (one.acceptedBy === context.by && setting.item.caseType !== 'on-the-spot') {
        return refusal('same-person');
      }
      break;
    case 'make-certificate':
      if (one.steps.some(({ state }) => state === 'denied')) {
        return refusal('case-action-not-now', { state: 'denied' });
      }
      break;
    default:
      break;
  }
  if (command.do !== 'ask-correction') return undefined;
  if (one.correctionAsked) return refusal('correction-asked-once');
  if (one.acceptBy !== null && setting.today > one.acceptBy.due) {
    return refusal('correction-too-late', { due: one.acceptBy.due });
  }
  return command.materials.length === 0 ? refusal('correction-needs-list') : undefined;
}

const answerOf = (one: Case, seq: number): CaseAnswer => ({
  number: one.number,
  state: one.state,
  seq,
  clock: one.clock,
  acceptBy: one.acceptBy,
});

/** Applies the events to tell the caller where the case stands now. */
function settled(
  before: CaseRecord,
  events: readonly CaseEvent[],
  context: DecisionContext,
): CaseDecision {
  const { nextSeq, now, by } = context;
  const after = events.reduce<CaseRecord>(
    (state, event, i) => evolveCase(state, { ...event, seq: nextSeq + i, at: now, by }),
    before,
  );
  if (after === null) throw new Error(`${context.stream}: a case without a submission`);
  return { events, answer: answerOf(after, nextSeq + events.length - 1) };
}

function submit(
  record: CaseRecord,
  command: Act<'submit'>,
  context: DecisionContext,
): CaseDecision {
  const { data, setting } = command;
  if (record !== null) {
    return record.digest === data.digest
      ? { events: [], answer: answerOf(record, context.nextSeq - 1) }
      : refusal('case-number-taken');
  }
  const { calendar, item, numbers } = setting;
  // Day 0 is the day of submission, however late it arrived here.
  const clock = clocksFrom(calendar, setting.today, item.limits);
  const acceptBy = acceptanceDue(calendar, setting.today, numbers);
  return settled(null, [{ type: 'case-submitted', data: { ...data, clock, acceptBy } }], context);
}

/** Decides one command on a case. Commands the terminal's streams lead to are facts: they are never refused. */
export function decideCase(
  record: CaseRecord,
  command: CaseCommand,
  context: DecisionContext,
): CaseDecision {
  if (command.do === 'submit') return submit(record, command, context);
  if (record === null) return refusal('case-unknown');
  const again = record.state === 'delivered' && command.do === 'deliver';
  const repeated =
    command.do === 'supplement' && eventsOf(record, command, context.by).length === 0;
  if (again || repeated) return settled(record, [], context);
  if (!mayStep(record, command.do, command.setting)) {
    return refusal('case-action-not-now', { state: record.state });
  }
  const hindered = hindrance(record, command, context);
  if (hindered !== undefined) return hindered;
  if (command.do === 'reconcile') {
    const { deposit } = command.data;
    if (depositIn(record, deposit, ['reconciled'])) return refusal('deposit-reconciled');
    if (!depositIn(record, deposit, ['collected'])) return refusal('deposit-not-collected');
  }
  return settled(record, eventsOf(record, command, context.by), context);
}

/** The rule of `case/<number>` streams. */
export const caseDecider: Decider<CaseRecord, CaseCommand, CaseEvent, CaseAnswer> = {
  kind: 'case',
  initial: () => null,
  decide: decideCase,
  evolve: evolveCase,
};
