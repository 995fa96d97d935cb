import {
  failure,
  type AdvisedAction,
  type Failure,
  type FailureCode,
} from '../../command/failure.ts';
import type { Observed, Reason, Supply } from '../../status/status.ts';
import type { IppAttributes } from './values.ts';
import { flagOf, numbersOf, textsOf } from './values.ts';
import { printerState } from './words.ts';

interface Known {
  readonly code: string;
  readonly severity: Reason['severity'];
  readonly advisedAction: AdvisedAction;
  /** With this a job would not come out. */
  readonly blocks?: FailureCode;
}
const blocks = (code: FailureCode, advisedAction: AdvisedAction = 'staff'): Known => ({
  code,
  severity: 'error',
  advisedAction,
  blocks: code,
});
const warns = (code: string, advisedAction: AdvisedAction = 'staff'): Known => ({
  code,
  severity: 'warning',
  advisedAction,
});

/** Makers disagree about the suffix, not about the word: reasons are compared without it. */
const known: Readonly<Record<string, Known>> = {
  'media-empty': blocks('paper-out'),
  'media-needed': blocks('paper-out'),
  'media-jam': { ...blocks('printer-error', 'staff'), code: 'paper-jam' },
  'cover-open': blocks('cover-open'),
  'door-open': blocks('cover-open'),
  'interlock-open': blocks('cover-open'),
  'input-tray-missing': { ...blocks('printer-error', 'staff'), code: 'tray-missing' },
  'output-area-full': { ...blocks('printer-error', 'staff'), code: 'output-full' },
  'toner-empty': { ...blocks('printer-error', 'staff'), code: 'toner-empty' },
  'marker-supply-empty': { ...blocks('printer-error', 'staff'), code: 'toner-empty' },
  'marker-waste-full': { ...blocks('printer-error', 'staff'), code: 'waste-full' },
  'fuser-over-temp': { ...blocks('printer-error', 'engineer'), code: 'fuser' },
  paused: { ...blocks('printer-offline'), code: 'paused' },
  'moving-to-paused': { ...blocks('printer-offline'), code: 'paused' },
  shutdown: { ...blocks('printer-offline'), code: 'shutdown' },
  'connecting-to-device': { ...blocks('printer-offline'), code: 'connecting' },
  'media-low': warns('paper-low'),
  'toner-low': warns('toner-low'),
  'marker-supply-low': warns('toner-low'),
  'marker-waste-almost-full': warns('waste-almost-full'),
  'output-area-almost-full': warns('output-almost-full'),
};

const bare = (reason: string) => reason.replace(/-(error|warning|report)$/, '');
const suffixOf = (reason: string): Reason['severity'] =>
  reason.endsWith('-error') ? 'error' : reason.endsWith('-warning') ? 'warning' : 'report';

const reasonsIn = (printer: IppAttributes): string[] =>
  textsOf(printer.get('printer-state-reasons')).filter((reason) => reason !== 'none');

export function observe(printer: IppAttributes): Observed {
  const [state] = numbersOf(printer.get('printer-state'));
  const reasons = reasonsIn(printer).map((reason): NonNullable<Observed['reasons']>[number] => {
    const found = known[bare(reason)];
    const { code, severity, advisedAction } = found ?? {
      code: bare(reason),
      severity: suffixOf(reason),
      advisedAction: 'staff' as const,
    };
    return { code, severity, advisedAction };
  });
  if (state === printerState.stopped && !reasons.some(({ severity }) => severity === 'error'))
    reasons.push({ code: 'stopped', severity: 'error', advisedAction: 'staff' });
  if (flagOf(printer.get('printer-is-accepting-jobs')) === false)
    reasons.push({ code: 'not-accepting-jobs', severity: 'error', advisedAction: 'staff' });
  return { reasons, supplies: suppliesOf(printer) };
}

/** `marker-levels`: percent; -1 and -2 unknown, -3 "there is some". */
function suppliesOf(printer: IppAttributes): Supply[] {
  const names = textsOf(printer.get('marker-names'));
  if (names.length === 0) return suppliesByMib(printer);
  const levels = numbersOf(printer.get('marker-levels'));
  const low = numbersOf(printer.get('marker-low-levels'));
  const types = textsOf(printer.get('marker-types'));
  return names.map((name, i) => {
    const percent = levels[i];
    if (percent === undefined || percent < 0) {
      return { name, level: percent === -3 ? 'ok' : 'unknown' };
    }
    // A waste bin is filled, not used up.
    const left = /waste/i.test(types[i] ?? name) ? 100 - percent : percent;
    const limit = low[i] ?? 10;
    const level = left <= 0 ? 'empty' : left <= limit ? 'low' : 'ok';
    return { name, level, percent };
  });
}

/** `printer-supply` of PWG 5100.13: the printer MIB's words in one string per supply. */
function suppliesByMib(printer: IppAttributes): Supply[] {
  const names = textsOf(printer.get('printer-supply-description'));
  return (printer.get('printer-supply') ?? []).map((value, i) => {
    const words = value.kind === 'bytes' ? Buffer.from(value.value).toString('latin1') : '';
    const number = (key: string) => Number(new RegExp(`(?:^|;)${key}=(-?\\d+)`).exec(words)?.[1]);
    const [level, whole] = [number('level'), number('maxcapacity')];
    const name = names[i] ?? `supply ${i + 1}`;
    if (!(level >= 0) || !(whole > 0)) return { name, level: level === -3 ? 'ok' : 'unknown' };
    const percent = Math.round((100 * level) / whole);
    const left = words.includes('class=supplyThatIsConsumed') ? percent : 100 - percent;
    return { name, level: left <= 0 ? 'empty' : left <= 10 ? 'low' : 'ok', percent };
  });
}

/** Why a job sent now would not come out, or undefined. */
export function obstacle(printer: IppAttributes, sent: boolean): Failure | undefined {
  for (const reason of reasonsIn(printer)) {
    const found = known[bare(reason)];
    if (found?.blocks !== undefined) {
      return failure(found.blocks, `the printer says ${reason}`, {
        sent,
        deviceCode: reason,
        advisedAction: found.advisedAction,
      });
    }
  }
  if (flagOf(printer.get('printer-is-accepting-jobs')) === false)
    return failure('printer-offline', 'the printer accepts no jobs', { sent });
  const [state] = numbersOf(printer.get('printer-state'));
  return state === printerState.stopped
    ? failure('printer-offline', 'the printer is stopped', { sent })
    : undefined;
}
