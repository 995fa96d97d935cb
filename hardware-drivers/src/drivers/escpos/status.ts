import type { AdvisedAction, FailureCode } from '../../command/failure.ts';
import type { Observed, Supply } from '../../status/status.ts';

/** What the four DLE EOT answers (or four ASB bytes) say, in one shape. */
export interface PrinterState {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly paperOut: boolean;
  readonly nearEnd: boolean;
  readonly cutterFault: boolean;
  /** Only power off and on, or an engineer, helps. */
  readonly fatal: boolean;
  /** The head is hot; it recovers by itself. */
  readonly recovering: boolean;
}

/** DLE EOT 1 to 4, in order. Epson TM-T88III guide, p. 316 to 321. */
export function fromRealTime(answers: readonly [number, number, number, number]): PrinterState {
  const [printer, offlineCause, errorCause, paper] = answers;
  const has = (byte: number, bit: number) => (byte & bit) !== 0;
  return {
    offline: has(printer, 0x08),
    coverOpen: has(offlineCause, 0x04),
    paperOut: has(paper, 0x60) || has(offlineCause, 0x20),
    nearEnd: has(paper, 0x0c),
    cutterFault: has(errorCause, 0x08),
    fatal: has(errorCause, 0x20),
    recovering: has(errorCause, 0x40),
  };
}

export function fromAsb(bytes: Uint8Array): PrinterState {
  const [first = 0, second = 0, third = 0] = bytes;
  return {
    offline: (first & 0x08) !== 0,
    coverOpen: (first & 0x20) !== 0,
    paperOut: (third & 0x0c) !== 0,
    nearEnd: (third & 0x03) !== 0,
    cutterFault: (second & 0x08) !== 0,
    fatal: (second & 0x20) !== 0,
    recovering: (second & 0x40) !== 0,
  };
}

/** Why it cannot print now, the most telling reason first; undefined when it can. */
export function blocked(state: PrinterState): FailureCode | undefined {
  if (state.coverOpen) return 'cover-open';
  if (state.paperOut) return 'paper-out';
  if (state.cutterFault) return 'cutter-fault';
  if (state.fatal) return 'printer-error';
  if (state.recovering) return 'printer-busy';
  if (state.offline) return 'printer-offline';
  return undefined;
}

const actions: Readonly<Record<string, AdvisedAction>> = {
  'cutter-fault': 'engineer',
  'printer-error': 'engineer',
};

export function observe(state: PrinterState): Observed {
  const codes = [
    state.coverOpen && 'cover-open',
    state.paperOut && 'paper-out',
    state.cutterFault && 'cutter-fault',
    state.fatal && 'printer-error',
    state.recovering && 'printer-busy',
  ].filter((code) => code !== false);
  if (codes.length === 0 && state.offline) codes.push('printer-offline');
  const reasons = codes.map((code) => ({
    code,
    severity: 'error' as const,
    advisedAction: actions[code] ?? ('staff' as const),
  }));
  const low = {
    code: 'paper-near-end',
    severity: 'warning' as const,
    advisedAction: 'staff' as const,
  };
  const level: Supply['level'] = state.paperOut ? 'empty' : state.nearEnd ? 'low' : 'ok';
  return {
    reasons: state.nearEnd && !state.paperOut ? [...reasons, low] : reasons,
    supplies: [{ name: 'paper', level }],
  };
}
