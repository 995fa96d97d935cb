import type { Described } from '../../definition/driver.ts';
import { frameOf, more, skip, type Framing } from '../../framing/framing.ts';
import { attributesEnd, decodeIpp, groups, groupsOf, maxAttributes } from './codec.ts';
import { numbersOf, textsOf } from './values.ts';
import { operationName, stateNames, statusName } from './words.ts';

/** The attributes of IPP messages in a capture; the document behind them belongs to no frame. */
export const ippFraming: Framing = {
  maxFrame: maxAttributes,
  scan(bytes) {
    const [major = 1, minor = 0] = bytes;
    const end = major >= 1 && major <= 2 && minor <= 9 ? attributesEnd(bytes) : undefined;
    if (end === undefined) return skip(1, 'no IPP message starts here');
    return end === 'short' ? more : frameOf(end);
  },
};

/** Requests name the printer or the job, answers do not. */
export function describeIpp(frame: Uint8Array): Described | undefined {
  const message = decodeIpp(frame);
  const [operation] = message ? groupsOf(message, groups.operation) : [];
  if (!message || !operation) return undefined;
  const version = `${message.version >> 8}.${message.version & 0xff}`;
  if (operation.has('printer-uri') || operation.has('job-uri')) {
    const format = textsOf(operation.get('document-format'))[0];
    const wanted = textsOf(operation.get('requested-attributes'));
    const detail = [
      ...(format === undefined ? [] : [format]),
      ...(wanted.length === 0 ? [] : [wanted.join(' ')]),
    ].join(', ');
    return {
      direction: 'host->device',
      meaning: `IPP ${version} ${operationName(message.code)}${detail === '' ? '' : `: ${detail}`}`,
    };
  }
  const said = [statusName(message.code)];
  for (const job of groupsOf(message, groups.job)) {
    const [id] = numbersOf(job.get('job-id'));
    const [state] = numbersOf(job.get('job-state'));
    const what = state === undefined ? '' : ` ${stateNames[state] ?? state}`;
    said.push(`job ${id ?? '?'}${what}`);
  }
  for (const printer of groupsOf(message, groups.printer)) {
    const reasons = textsOf(printer.get('printer-state-reasons'));
    said.push(reasons.length === 0 ? `${printer.size} attributes` : `printer ${reasons.join(' ')}`);
  }
  return { direction: 'device->host', meaning: `IPP ${version} ${said.join(', ')}` };
}
