import { accepts, always, type Command } from '../protocol/index.ts';
import {
  beginApplication,
  changeSection,
  chooseContact,
  chooseSituation,
  continueApplication,
  fillForm,
  onSubmitted,
  provideMaterial,
  submit,
} from './apply.ts';
import { backFrom } from './back.ts';
import { begin, chooseService, identify, identifyWith, onCard } from './begin.ts';
import {
  chooseDepositCompartment,
  confirmDeposit,
  onEmptyDoor,
  reopenDeposit,
  startDeposit,
} from './deposit.ts';
import { onConcluded, onDoorAnswered, onDoorClosed } from './doors.ts';
import type { Input } from './input.ts';
import {
  confirmPickUp,
  onCodeChecked,
  onPickUpConcluded,
  openParcel,
  reopenParcel,
  tryCode,
} from './pick-up.ts';
import { discardPage, finishScan, keepPage, onScanned, scanPage } from './scan.ts';
import type { Session, Stage } from './session.ts';
import { plainModes } from './session.ts';
import { depositSlip, pickUpSlip, submissionSlip, ticketSlip } from './slips.ts';
import {
  collect,
  found,
  inspect,
  load,
  onSignIn,
  reopenForStaff,
  signIn,
  staffSession,
} from './staff.ts';
import type { Task } from './task.ts';
import { onTime } from './time.ts';
import { go, refuse, stay, trouble, type Answer, type Refused, type Turn } from './turn.ts';
import {
  askProgress,
  farewell,
  onProgress,
  onTicket,
  rate,
  takeTicket,
  toRating,
  toTickets,
} from './visit.ts';
import { itemName } from './pick-up.ts';
import type { World } from './world.ts';

export type Step =
  | { readonly stage: Stage; readonly tasks: readonly Task[] }
  | Refused
  /** Nothing to do with what stands on the screen. */
  | { readonly ignored: true };

/** One input to the terminal's stage: pure, so that every journey can be replayed. */
export function advance(stage: Stage, input: Input, world: World): Step {
  if (input.type === 'command') return onTouch(stage, input.command, input.fresh, world);
  if (input.type === 'time' && stage.session === null) return forgetModes(stage, world);
  const { session } = stage;
  if (session === null) return { ignored: true };
  const turn =
    input.type === 'time' ? onTime(session, stage.modes, world) : onResult(session, input, world);
  return turn === null ? { ignored: true } : settled(stage, turn);
}

/** Modes end with the session. */
const settled = (stage: Stage, turn: Turn): Step => ({
  stage: {
    ...stage,
    session: turn.session,
    modes: turn.session === null ? plainModes : stage.modes,
  },
  tasks: turn.tasks,
});

function forgetModes(stage: Stage, world: World): Step {
  const stale = world.now - stage.modesTouchedAt >= world.settings.idleMs;
  return stale && stage.modes !== plainModes
    ? { stage: { ...stage, modes: plainModes }, tasks: [] }
    : { ignored: true };
}

function onTouch(stage: Stage, command: Command, fresh: string, world: World): Step {
  const { session } = stage;
  if (command.type === 'set-modes') {
    // exactOptionalPropertyTypes: a partial from the wire never carries undefined.
    const modes = { ...stage.modes, ...command.modes };
    const touched = session === null ? null : { ...session, touchedAt: world.now };
    return { stage: { modes, modesTouchedAt: world.now, session: touched }, tasks: [] };
  }
  if (session === null) {
    if (command.type === 'begin') return answered(stage, begin(fresh, command.service, world));
    if (command.type === 'staff') return settled(stage, staffSession(fresh, world));
    if (command.type === 'staff-sign-in') {
      const turn = staffSession(fresh, world);
      if (turn.session === null) return refuse('no-session');
      const answer = signIn(turn.session, command.account, command.code);
      return 'refused' in answer
        ? answer
        : settled(stage, { session: answer.session, tasks: [...turn.tasks, ...answer.tasks] });
    }
    return refuse(
      command.type === 'leave' || command.type === 'more-time' ? 'no-session' : 'not-now',
    );
  }
  // The next citizen need not wait for the goodbye to the last one.
  if (session.at.step === 'farewell' && command.type === 'begin' && !session.at.cardLeft)
    return answered({ ...stage, modes: plainModes }, begin(fresh, command.service, world));
  const touched: Session = { ...session, touchedAt: world.now };
  if (!accepts[session.at.step].includes(command.type) && !always.includes(command.type))
    return refuse();
  if (session.busy && command.type !== 'help' && command.type !== 'more-time')
    return refuse('busy');
  return answered(stage, onCommand(touched, command, world));
}

const answered = (stage: Stage, answer: Answer): Step =>
  'refused' in answer ? answer : settled(stage, answer);

function onCommand(session: Session, command: Command, world: World): Answer {
  const { at } = session;
  switch (command.type) {
    case 'accept-notice':
      return session.service === null ? refuse() : identify(session, { noticed: true });
    case 'decline-notice':
      return farewell(session, 'left', world);
    case 'identify-with':
      return identifyWith(session, command.way, world);
    case 'choose-service':
      return chooseService(session, command.service, world);
    case 'choose-item':
      return world.items.has(command.item)
        ? go(session, { step: 'guide', item: command.item }, { draft: null })
        : refuse('invalid');
    case 'continue':
      return onContinue(session, world);
    case 'back':
      return backFrom(session, world);
    case 'choose-situation':
      return chooseSituation(session, command.value);
    case 'fill':
      return fillForm(session, command.values);
    case 'provide-material':
      return provideMaterial(session, command, world);
    case 'scan-page':
      return at.step === 'scan' ? scanPage(session, at) : refuse();
    case 'keep-page':
      return at.step === 'scan' ? keepPage(session, at) : refuse();
    case 'discard-page':
      return discardPage(session, command.page);
    case 'contact':
      return chooseContact(session, command);
    case 'change':
      return changeSection(session, command.section);
    case 'submit':
      return submit(session, world);
    case 'start-deposit':
      return startDeposit(session);
    case 'choose-compartment':
      return chooseDepositCompartment(session, command, world);
    case 'confirm-deposit':
      return confirmDeposit(session, command.complete, world);
    case 'reopen':
      return onReopen(session, world);
    case 'cancel-deposit':
      return at.step === 'door'
        ? at.door.phase === 'closed-empty' && session.staff === null
          ? onEmptyDoor(session, 'cancel-deposit', world)
          : refuse()
        : reopenDeposit(session, 'cancel', world);
    case 'pick-up-code':
      return tryCode(session, command.slip, command.code);
    case 'open-parcel':
      return openParcel(session, command.grant, world);
    case 'confirm-pick-up':
      return confirmPickUp(session, command.answer);
    case 'take-ticket':
      return takeTicket(session, command.queue);
    case 'reprint':
      return reprint(session, world);
    case 'progress-code':
      return askProgress(session, command.number, command.password);
    case 'rate':
      return rate(session, command.level);
    case 'skip':
      return onSkip(session, world);
    case 'help':
      return at.step === 'help'
        ? refuse()
        : go(
            session,
            { step: 'help', back: at },
            { busy: session.busy, trouble: session.trouble },
            { type: 'call-help' },
          );
    case 'more-time':
      return stay(session);
    case 'leave':
      return onLeave(session, world);
    case 'staff-sign-in':
      return signIn(session, command.account, command.code);
    case 'collect':
      return collect(session, command.deposit, world);
    case 'load':
      return load(session, command.grant, world);
    case 'inspect':
      return inspect(session, command.compartment, world);
    case 'found':
      return found(session, command.what);
    case 'staff':
      return go(session, { step: 'staff-sign-in', error: null });
    case 'begin':
    case 'set-modes':
      return refuse();
  }
}

function onContinue(session: Session, world: World): Answer {
  const { at } = session;
  switch (at.step) {
    case 'guide':
      return beginApplication(session, world);
    case 'situation':
    case 'form':
    case 'materials':
    case 'contact':
      return continueApplication(session, world);
    case 'scan':
      return finishScan(session, at);
    case 'submitted': {
      const deposit = startDeposit(session);
      return 'refused' in deposit ? toTickets(session, world) : deposit;
    }
    case 'deposited':
      return toTickets(session, world);
    case 'door':
      if (at.door.phase !== 'blocked') return refuse();
      return session.filed === null ? farewell(session, 'left', world) : toTickets(session, world);
    case 'choose-queue':
    case 'ticket':
    case 'picked-up':
    case 'progress':
      return toRating(session, world);
    case 'pick-up-list':
    case 'not-eligible':
    case 'rate':
    case 'rated':
      return farewell(session, 'finished', world);
    case 'help':
      return go(session, at.back, { busy: session.busy, trouble: session.trouble });
    case 'farewell':
      return at.cardLeft ? refuse() : { session: null, tasks: [] };
    default:
      return refuse();
  }
}

function onSkip(session: Session, world: World): Answer {
  switch (session.at.step) {
    case 'submitted':
    case 'choose-compartment':
      return toTickets(session, world);
    case 'choose-queue':
      return toRating(session, world);
    case 'rate':
      return farewell(session, 'finished', world);
    default:
      return refuse();
  }
}

function onReopen(session: Session, world: World): Answer {
  if (session.staff !== null) return reopenForStaff(session, world);
  switch (session.at.step) {
    case 'door': {
      const { phase, purpose } = session.at.door;
      if (phase === 'closed-empty') return onEmptyDoor(session, 'reopen', world);
      return phase === 'checking' && purpose === 'cancel'
        ? reopenDeposit(session, 'cancel', world)
        : refuse();
    }
    case 'confirm-pick-up':
      return reopenParcel(session, world);
    default:
      return reopenDeposit(session, 'reopen', world);
  }
}

function onLeave(session: Session, world: World): Answer {
  const { at } = session;
  const here = at.step === 'help' ? at.back : at;
  if (here.step === 'door' && (here.door.phase === 'open' || here.door.phase === 'opening'))
    return stay(session, { trouble: trouble(session, 'close-the-door', world) });
  if (at.step === 'farewell') return refuse();
  return farewell(session, 'left', world);
}

function reprint(session: Session, world: World): Answer {
  const { at, draft, slips } = session;
  switch (at.step) {
    case 'submitted':
      return draft === null
        ? refuse()
        : stay(
            session,
            {},
            submissionSlip(session, draft, world, slips.submission?.serial ?? null),
          );
    case 'deposited':
      return draft === null
        ? refuse()
        : stay(session, {}, depositSlip(session, draft, world, slips.deposit?.serial ?? null));
    case 'ticket':
      return stay(session, {}, ticketSlip(session, world, slips.ticket?.serial ?? null));
    case 'picked-up': {
      const grant = world.grants.get(at.grant);
      const parcel = {
        grant: at.grant,
        item: itemName(grant?.item ?? '', world),
        case: grant?.case ?? '',
        compartment: '',
        confirmed: at.confirmed,
      };
      return stay(session, {}, pickUpSlip(world, parcel, slips['pick-up']?.serial ?? null));
    }
    default:
      return refuse();
  }
}

/** A result of a task, or news from a device. While help is shown, what happens goes on behind it. */
function onResult(
  session: Session,
  input: Exclude<Input, { type: 'command' | 'time' }>,
  world: World,
): Turn | null {
  if (session.at.step === 'help' && input.type !== 'help-called') {
    const behind = onResult({ ...session, at: session.at.back }, input, world);
    if (behind === null || behind.session === null) return behind;
    const at = { step: 'help', back: behind.session.at } as const;
    return { session: { ...behind.session, at }, tasks: behind.tasks };
  }
  switch (input.type) {
    case 'card-read':
    case 'card-failed':
      return onCard(session, input, world);
    case 'card-on-reader':
      return session.at.step === 'farewell' && session.at.cardLeft !== input.present
        ? stay(session, { at: { ...session.at, since: world.now, cardLeft: input.present } })
        : null;
    case 'page-scanned':
    case 'scan-failed':
      return onScanned(session, input, world);
    case 'submitted':
    case 'submit-failed':
      return onSubmitted(session, input, world);
    case 'door-answered':
      return onDoorAnswered(session, input, world);
    case 'door-closed':
      return onDoorClosed(session, input, world);
    case 'concluded':
      return input.what === 'pick-up'
        ? onPickUpConcluded(session, input, world)
        : onConcluded(session, input, world);
    case 'print': {
      const failed = input.print.state === 'failed' || input.print.state === 'unknown';
      const told =
        failed && session.at.step !== 'farewell'
          ? { trouble: trouble(session, 'slip-not-printed', world) }
          : {};
      return session.at.step === 'farewell'
        ? null
        : stay(session, { slips: { ...session.slips, [input.slip]: input.print }, ...told });
    }
    case 'code-checked':
      return onCodeChecked(session, input, world);
    case 'ticket-taken':
    case 'ticket-refused':
      return onTicket(session, input, world);
    case 'progress-found':
    case 'progress-failed':
      return onProgress(session, input, world);
    case 'staff-signed-in':
    case 'staff-refused':
      return onSignIn(session, input, world);
    case 'rated':
      return null;
    case 'help-called':
      return stay(session, { helpCalled: input.told });
  }
}
