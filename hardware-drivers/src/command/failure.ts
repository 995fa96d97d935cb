/** Who has to do something about it; ordered from nobody to the most expensive visit. */
export type AdvisedAction = 'nobody' | 'citizen' | 'staff' | 'engineer';

/**
 * Every way in which a device can fail us, in one place: the code is the promise, the
 * message is for logs and engineers, the action says whom to call.
 */
export const failureCodes = {
  // the conversation
  'not-ready': 'staff',
  'transport-unavailable': 'engineer',
  'cannot-open': 'staff',
  'line-closed': 'staff',
  'no-answer': 'staff',
  'garbled-answer': 'staff',
  'unexpected-answer': 'engineer',
  'refused-by-device': 'staff',
  'wrong-device': 'engineer',
  cancelled: 'nobody',
  'deadline-passed': 'nobody',
  'not-supported': 'engineer',
  'invalid-request': 'engineer',
  // cards
  'no-card': 'citizen',
  'card-removed': 'citizen',
  'card-unreadable': 'citizen',
  'card-rejected': 'citizen',
  'card-not-recognised': 'citizen',
  'card-not-lifted': 'citizen',
  'reader-fault': 'engineer',
  // codes
  'no-code': 'citizen',
  // lockers
  'board-silent': 'staff',
  'door-did-not-open': 'staff',
  'door-not-seen': 'staff',
  'no-such-door': 'engineer',
  // printers
  'paper-out': 'staff',
  'cover-open': 'staff',
  'cutter-fault': 'engineer',
  'printer-offline': 'staff',
  'printer-error': 'engineer',
  'printer-busy': 'nobody',
  'print-unconfirmed': 'staff',
  // scanners
  'no-page': 'citizen',
  'feeder-jam': 'staff',
  'scanner-cover-open': 'citizen',
  'scanner-busy': 'nobody',
  'scanner-fault': 'engineer',
  // power, sensors
  'data-stale': 'engineer',
  // the program itself
  'driver-bug': 'engineer',
} as const satisfies Record<string, AdvisedAction>;

export type FailureCode = keyof typeof failureCodes;

export interface Failure {
  readonly code: FailureCode;
  /** One English sentence for the log and the field engineer; never citizen data. */
  readonly message: string;
  readonly advisedAction: AdvisedAction;
  /**
   * Whether bytes of the request may have reached the device. False is a promise:
   * nothing left this machine.
   */
  readonly sent: boolean;
  /** The device's own word for it, e.g. a status byte in hex. */
  readonly deviceCode?: string;
}

export interface FailureExtra {
  readonly sent?: boolean;
  readonly deviceCode?: string;
  readonly advisedAction?: AdvisedAction;
}

/** Builds a failure; `sent` defaults to true, the cautious claim. */
export function failure(code: FailureCode, message: string, extra: FailureExtra = {}): Failure {
  return {
    code,
    message,
    advisedAction: extra.advisedAction ?? failureCodes[code],
    sent: extra.sent ?? true,
    ...(extra.deviceCode === undefined ? {} : { deviceCode: extra.deviceCode }),
  };
}
