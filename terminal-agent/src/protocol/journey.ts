import type { CommandType } from './command.ts';
import type { Step } from './view.ts';

/** Taken on every screen of a session; `leave` says farewell and wipes. */
export const always: readonly CommandType[] = ['set-modes', 'help', 'more-time', 'leave'];

/**
 * What a touch may mean on each screen, besides `always`; anything else is refused as `not-now`.
 * `continue` goes the way most people go on from there: attract → (nothing), notice is left by
 * `accept-notice`, submitted → tickets (originals go into the locker by `start-deposit`),
 * deposited → tickets, ticket → rating, rated → farewell.
 */
export const accepts: Readonly<Record<Step, readonly CommandType[]>> = {
  attract: ['begin', 'staff', 'staff-sign-in'],
  'out-of-service': ['staff', 'staff-sign-in'],
  notice: ['accept-notice', 'decline-notice', 'back'],
  identify: ['identify-with', 'back'],
  menu: ['choose-service', 'back'],
  'choose-item': ['choose-item', 'back'],
  guide: ['continue', 'choose-service', 'back'],
  situation: ['choose-situation', 'continue', 'back'],
  'not-eligible': ['print-notice', 'reprint', 'continue', 'choose-service', 'back'],
  form: ['fill', 'continue', 'back'],
  materials: ['provide-material', 'discard-page', 'print-notice', 'reprint', 'continue', 'back'],
  scan: ['scan-page', 'keep-page', 'discard-page', 'continue', 'back'],
  contact: ['contact', 'continue', 'back'],
  'check-answers': ['change', 'submit', 'back'],
  submitted: ['start-deposit', 'continue', 'skip', 'choose-service', 'reprint'],
  'choose-compartment': ['choose-compartment', 'reprint', 'skip', 'back'],
  door: ['reopen', 'cancel-deposit', 'continue'],
  'confirm-deposit': ['confirm-deposit', 'reopen', 'cancel-deposit'],
  deposited: ['continue', 'reopen', 'cancel-deposit', 'choose-service', 'reprint'],
  'pick-up-code': ['pick-up-code', 'identify-with', 'back'],
  'pick-up-list': ['open-parcel', 'identify-with', 'continue', 'back'],
  'confirm-pick-up': ['confirm-pick-up', 'reopen'],
  'picked-up': ['continue', 'choose-service', 'reprint'],
  'choose-queue': ['take-ticket', 'booked', 'skip', 'continue', 'back'],
  'check-in': ['check-in', 'back'],
  ticket: ['continue', 'choose-service', 'reprint'],
  'progress-code': ['progress-code', 'identify-with', 'back'],
  progress: ['continue', 'choose-service', 'back'],
  certificates: ['choose-certificate', 'choose-service', 'continue', 'back'],
  certificate: ['print-certificate', 'reprint', 'continue', 'back'],
  rate: ['rate', 'skip', 'continue'],
  rated: ['continue'],
  help: ['continue', 'back', 'staff'],
  'staff-sign-in': ['staff-sign-in', 'back'],
  staff: ['collect', 'load', 'inspect'],
  'staff-found': ['found', 'reopen', 'back'],
  farewell: ['continue', 'begin'],
};
