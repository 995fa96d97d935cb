import { failure, type Failure } from '../../command/failure.ts';
import type { Observed } from '../../status/status.ts';
import type { ScannerStatus } from './messages.ts';

const faultOf: Readonly<Record<string, Failure>> = {
  ScannerAdfJam: failure('feeder-jam', 'the feeder is jammed'),
  ScannerAdfMispick: failure('feeder-jam', 'the feeder did not pick the page'),
  ScannerAdfMultipickDetected: failure('feeder-jam', 'the feeder picked two pages at once'),
  ScannerAdfHatchOpen: failure('scanner-cover-open', 'the feeder hatch is open'),
  ScannerAdfDoorOpen: failure('scanner-cover-open', 'the feeder door is open'),
  ScannerAdfCoverOpen: failure('scanner-cover-open', 'the feeder cover is open'),
  ScannerAdfInputTrayFailed: failure('scanner-fault', 'the feeder tray failed'),
  ScannerAdfInputTrayOverloaded: failure('feeder-jam', 'too much paper in the feeder'),
};

/** What keeps the scanner from scanning, in the words of the house. */
export function faultIn(status: ScannerStatus): Failure | undefined {
  if (status.state === 'Stopped' || status.state === 'Down') {
    return (
      faultOf[status.adfState ?? ''] ?? failure('scanner-fault', `the scanner is ${status.state}`)
    );
  }
  return faultOf[status.adfState ?? ''];
}

export function observe(status: ScannerStatus): Observed {
  const fault = faultIn(status);
  return {
    reasons: fault
      ? [{ code: fault.code, severity: 'error', advisedAction: fault.advisedAction }]
      : [],
    units:
      status.adfState === undefined ? [] : [{ id: 'feeder', condition: fault ? 'blocked' : 'ok' }],
  };
}
