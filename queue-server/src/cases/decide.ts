import type { Decider, DecisionContext, Decision } from '../journal/index.ts';
import type { CaseEvent, CaseState } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { acceptanceDue, clocksFrom, pausedDays } from './clock.ts';
import type { Act, CaseAnswer, CaseCommand, Setting } from './commands.ts';
import { evolveCase } from './evolve.ts';
import { inOurHands, type Case, type CaseRecord, type SentResult } from './state.ts';

type CaseDecision = Decision<CaseEvent, CaseAnswer>;
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

/** The events an allowed command leads to. Empty: it had its effect before. */
function eventsOf(one: Case, command: CaseCommand, account: string): readonly CaseEvent[] {
  const { setting } = command;
  const added = { paused: one.pausedDays, extended: one.extendedDays };
  switch (command.do) {
    case 'submit':
      return [];
    case 'note-deposit':
      return one.deposits.some(({ deposit }) => deposit === command.data.deposit)
        ? []
        : [{ type: 'originals-deposited', data: command.data }];
    case 'note-taken-back':
      return depositIn(one, command.deposit, ['in-locker'])
        ? [{ type: 'originals-taken-back', data: { deposit: command.deposit } }]
        : [];
    case 'note-collected':
      return depositIn(one, command.data.deposit, ['in-locker'])
        ? [{ type: 'originals-collected', data: command.data }]
        : [];
    case 'reconcile':
      return [
        { type: 'originals-reconciled', data: { ...command.data, account } },
        // With its originals checked on the desk, a case is taken in (收件).
        ...(one.state === 'submitted'
          ? [{ type: 'case-registered' as const, data: { account } }]
          : []),
      ];
    case 'register':
      return [{ type: 'case-registered', data: { account } }];
    case 'supplement': {
      if (one.supplements.includes(command.data.supplement)) return [];
      // After a correction everything is complete only now: both clocks begin anew.
      const anew = one.state === 'correction-asked';
      const { calendar, item, numbers } = setting;
      const clock = anew ? clocksFrom(calendar, command.date, item.limits) : one.clock;
      const acceptBy = anew ? acceptanceDue(calendar, command.date, numbers) : one.acceptBy;
      return [{ type: 'materials-added', data: { ...command.data, clock, acceptBy } }];
    }
    case 'pre-check':
      return [{ type: 'case-pre-checked', data: { account } }];
    case 'ask-correction': {
      const { notice, materials } = command;
      return [{ type: 'correction-asked', data: { account, notice, materials } }];
    }
    case 'accept': {
      const deemed =
        setting.item.type === 'permit' && one.acceptBy !== null && setting.today > one.acceptBy.due;
      // 自收到申请材料之日起即为受理: the review clock counts from the day everything was handed in.
      const clock = clocksFrom(setting.calendar, one.clock.from, setting.item.limits);
      return [{ type: 'case-accepted', data: { account, deemed, clock } }];
    }
    case 'not-accept':
      return [{ type: 'case-not-accepted', data: { account, notice: command.notice } }];
    case 'start-review':
      return [{ type: 'review-started', data: { account } }];
    case 'special-start': {
      const { kind, notice } = command;
      const data = { account, kind, notice, from: setting.today };
      return [{ type: 'special-procedure-started', data }];
    }
    case 'special-end': {
      const from = one.pausedFrom ?? setting.today;
      const workingDays = pausedDays(setting.calendar, from, setting.today) ?? 0;
      const paused = { ...added, paused: added.paused + workingDays };
      const clock = clocksFrom(setting.calendar, one.clock.from, setting.item.limits, paused);
      return [{ type: 'special-procedure-ended', data: { account, workingDays, clock } }];
    }
    case 'extend': {
      const { notice, workingDays } = command;
      const more = { ...added, extended: added.extended + workingDays };
      const { calendar, item } = setting;
      const extended = clocksFrom(calendar, one.clock.from, item.limits, more);
      // What was promised stays promised; the law's limit is what an extension moves.
      const clock = { ...extended, promised: one.clock.promised };
      return [{ type: 'case-extended', data: { account, notice, workingDays, clock } }];
    }
    case 'grant':
      return [{ type: 'case-granted', data: { account } }];
    case 'deny':
      return [{ type: 'case-denied', data: { account, notice: command.notice } }];
    case 'finish':
      return [{ type: 'case-finished', data: { account } }];
    case 'make-certificate':
      return [{ type: 'certificate-made', data: { account } }];
    case 'send-result':
      return one.result?.grant === command.data.grant
        ? []
        : [{ type: 'result-sent', data: command.data }];
    case 'send-originals':
      return one.homeward?.grant === command.data.grant
        ? []
        : [{ type: 'originals-sent', data: command.data }];
    case 'return-originals': {
      const { how, at } = command;
      const held = one.deposits.some(({ state }) => inOurHands.has(state));
      return held ? [{ type: 'originals-returned', data: { how, at } }] : [];
    }
    case 'withdraw-result':
      return sentBy(one, command.data.grant) === undefined
        ? []
        : [{ type: 'result-withdrawn', data: command.data }];
    case 'dispute':
      return sentBy(one, command.data.grant)?.disputed === false
        ? [{ type: 'delivery-disputed', data: command.data }]
        : [];
    case 'deliver': {
      const { how, at } = command;
      const by = how === 'window' ? account : null;
      return [{ type: 'case-delivered', data: { how, at, account: by } }];
    }
    case 'archive':
      return [{ type: 'case-archived', data: { account } }];
    case 'withdraw': {
      const within = Date.parse(command.at) <= Date.parse(one.undoUntil);
      return [{ type: 'case-withdrawn', data: { at: command.at, within } }];
    }
    case 'return':
      return [{ type: 'case-returned', data: { account, notice: command.notice } }];
  }
}

/** What a grant of this case sent on its way, if it is still under way. */
const sentBy = (one: Case, grant: string): SentResult | undefined =>
  [one.result, one.homeward].find((sent) => sent?.grant === grant) ?? undefined;

function depositIn(one: Case, id: string, states: readonly string[]): boolean {
  const deposit = one.deposits.find(({ deposit: known }) => known === id);
  return deposit !== undefined && states.includes(deposit.state);
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
