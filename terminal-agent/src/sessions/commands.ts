import type { Command } from '../protocol/index.ts';
import {
  changeSection,
  chooseContact,
  chooseSituation,
  fillForm,
  provideMaterial,
  submit,
} from './apply.ts';
import { backFrom } from './back.ts';
import { checkInByCode, toCheckIn } from './check-in.ts';
import { chooseService, identify, identifyWith } from './begin.ts';
import { chooseCertificate, printCertificate } from './certificates.ts';
import {
  chooseDepositCompartment,
  confirmDeposit,
  onEmptyDoor,
  reopenDeposit,
  startDeposit,
} from './deposit.ts';
import { printDay } from './day.ts';
import { keepDraft, pause, resumeByCode, toResume } from './drafts.ts';
import { printHelp, toHelp } from './help.ts';
import { writtenByHand } from './label.ts';
import { printNotice } from './notice.ts';
import { confirmPickUp, openParcel, tryCode } from './pick-up.ts';
import { discardPage, keepPage, scanPage } from './scan.ts';
import type { Session } from './session.ts';
import { sheetThere } from './sheet.ts';
import { collect, found, inspect, load, signIn } from './staff.ts';
import { go, refuse, stay, type Answer } from './turn.ts';
import { askProgress, farewell, rate, takeTicket } from './visit.ts';
import { onContinue, onLeave, onReopen, onSkip, reprint } from './ways-on.ts';
import type { World } from './world.ts';

/** What a touch means on the screen it belongs to. That the screen takes it has been checked. */
export function onCommand(session: Session, command: Command, world: World): Answer {
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
    case 'print-notice':
      return printNotice(session, world);
    case 'contact':
      return chooseContact(session, command);
    case 'change':
      return changeSection(session, command.section);
    case 'submit':
      return submit(session, world);
    case 'pause':
      return pause(session);
    case 'keep-draft':
      return keepDraft(session);
    case 'resume':
      return toResume(session);
    case 'resume-code':
      return resumeByCode(session, command.code);
    case 'start-deposit':
      return startDeposit(session, world);
    case 'by-hand':
      return writtenByHand(session);
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
    case 'booked':
      return toCheckIn(session, world);
    case 'check-in':
      return checkInByCode(session, command.code);
    case 'reprint':
      return reprint(session, command.slip, world);
    case 'sheet-there':
      return sheetThere(session, command.slip);
    case 'print-help':
      return printHelp(session, world);
    case 'print-day':
      return printDay(session, command.day, world);
    case 'progress-code':
      return askProgress(session, command.number, command.password);
    case 'choose-certificate':
      return chooseCertificate(session, command.number);
    case 'print-certificate':
      return printCertificate(session, command);
    case 'rate':
      return rate(session, command.level);
    case 'skip':
      return onSkip(session, world);
    case 'help':
      return at.step === 'help' ? refuse() : toHelp(session, at, world);
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
