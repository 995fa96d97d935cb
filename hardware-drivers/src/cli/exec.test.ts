import { expect, it } from 'vitest';
import { UsageError } from './answer.ts';
import { readArguments } from './arguments.ts';
import { readAction } from './exec.ts';

/** What `device exec <driver> <address> <operation> …` reads before it opens anything. */
function read(driver: string, operation: string, ...words: readonly string[]) {
  return readAction(driver, operation, { words, given: readArguments([]) });
}

it.each([
  ['lock-8a80', 'unlock', 'three'],
  ['lock-8a80', 'unlock'],
  ['escpos', 'print', '/no/such/file'],
  ['ipp', 'print'],
  ['ccid', 'transmit', '00a4'],
  ['modbus-io', 'set', 'fan', 'faster'],
  ['modbus-io', 'light', 'slot', 'bright'],
  ['lock-wkly', 'light', 'slot'],
  ['nut', 'constructor'],
  ['escl', 'print', 'page.pdf'],
])('%s %s %s is refused before anything is opened', (driver, operation, ...words) => {
  expect(() => read(driver, operation, ...words)).toThrow(UsageError);
});

it('a driver is asked what its capabilities can do, the second one too', () => {
  expect(read('modbus-io', 'readings')).toBeTypeOf('function');
  expect(read('modbus-io', 'lamps')).toBeTypeOf('function');
  expect(() => read('gm65', 'lamps')).toThrow('is not an operation of a code-scanner');
});
