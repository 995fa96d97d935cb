import type { CaseEvent } from '../protocol/index.ts';
import { acceptanceDue, clocksFrom, pausedDays } from './clock.ts';
import type { CaseCommand } from './commands.ts';
import { inOurHands, type Case, type SentResult } from './state.ts';

/** The events an allowed command leads to. Empty: it had its effect before. */
export function eventsOf(one: Case, command: CaseCommand, account: string): readonly CaseEvent[] {
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

/** Whether a deposit of the case is in one of these states. */
export function depositIn(one: Case, id: string, states: readonly string[]): boolean {
  const deposit = one.deposits.find(({ deposit: known }) => known === id);
  return deposit !== undefined && states.includes(deposit.state);
}
