import { defineDriver } from '../../definition/define-driver.ts';
import { requestMessage } from './client.ts';
import { encodeIpp } from './codec.ts';
import { conversation } from './conversation.ts';
import { describeIpp, ippFraming } from './describe.ts';
import { profile } from './profile.ts';
import type { Operation } from './words.ts';

export const ippPrinter = defineDriver({
  id: 'ipp',
  title: 'Office printer, IPP 2.0 (IPP Everywhere)',
  manual: 'RFC 8010 and RFC 8011; PWG 5100.14; CUPS 2.4.2 ippeveprinter and ipptool',
  capability: 'document-printer',
  medium: 'http',
  schemes: ['http'],
  heartbeatMs: 10_000,
  profile,
  anyFraming: ippFraming,
  describe: describeIpp,
  build: {
    request: (operation: Operation, printer: string) =>
      encodeIpp(requestMessage(0x0101, 1, printer, { operation })),
  },
  start: (settings) => conversation(settings),
});
