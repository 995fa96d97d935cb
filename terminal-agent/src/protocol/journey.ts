import type { CommandType } from './command.ts';
import type { Step } from './view.ts';

/** Taken on every screen of a session; `leave` says farewell and wipes. */
export const always: readonly CommandType[] = ['set-modes', 'help', 'more-time', 'leave'];

/** Where a sheet came out, or should have. */
const sheet = ['reprint', 'sheet-there'] as const;

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
  'choose-item': ['choose-item', 'resume', 'back'],
  guide: ['continue', 'choose-service', 'back'],
  situation: ['choose-situation', 'continue', 'pause', 'back'],
  'not-eligible': ['print-notice', ...sheet, 'continue', 'choose-service', 'back'],
  form: ['fill', 'continue', 'pause', 'back'],
  materials: [
    'provide-material',
    'discard-page',
    'print-notice',
    ...sheet,
    'continue',
    'pause',
    'back',
  ],
  scan: ['scan-page', 'keep-page', 'discard-page', 'continue', 'pause', 'back'],
  contact: ['contact', 'continue', 'pause', 'back'],
  'check-answers': ['change', 'submit', 'pause', 'back'],
  'keep-draft': ['keep-draft', 'back'],
  'draft-kept': ['continue', ...sheet],
  'resume-draft': ['resume-code', 'back'],
  submitted: ['start-deposit', 'continue', 'skip', 'choose-service', ...sheet],
  'choose-compartment': ['choose-compartment', 'by-hand', ...sheet, 'skip', 'back'],
  door: ['reopen', 'cancel-deposit', 'continue'],
  'confirm-deposit': ['confirm-deposit', 'reopen', 'cancel-deposit'],
  deposited: ['continue', 'reopen', 'cancel-deposit', 'choose-service', ...sheet],
  'pick-up-code': ['pick-up-code', 'identify-with', 'back'],
  'pick-up-list': ['open-parcel', 'identify-with', 'continue', 'back'],
  'confirm-pick-up': ['confirm-pick-up', 'reopen'],
  'picked-up': ['continue', 'choose-service', ...sheet],
  'choose-queue': ['take-ticket', 'booked', 'skip', 'continue', 'back'],
  'check-in': ['check-in', 'back'],
  ticket: ['continue', 'choose-service', ...sheet],
  'progress-code': ['progress-code', 'identify-with', 'back'],
  progress: ['continue', 'choose-service', 'back'],
  certificates: ['choose-certificate', 'choose-service', 'continue', 'back'],
  certificate: ['print-certificate', ...sheet, 'continue', 'back'],
  rate: ['rate', 'skip', 'continue'],
  rated: ['continue'],
  help: ['continue', 'print-help', ...sheet, 'back', 'staff'],
  'staff-sign-in': ['staff-sign-in', 'back'],
  staff: ['collect', 'load', 'inspect', 'print-day', ...sheet],
  'staff-found': ['found', 'reopen', 'back'],
  farewell: ['continue', 'begin'],
};
