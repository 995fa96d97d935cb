import { defineDriver } from '../../definition/define-driver.ts';
import { httpMessages } from '../../framing/http-message.ts';
import { conversation } from './conversation.ts';
import { describeEscl } from './describe.ts';
import { scanSettings } from './messages.ts';
import { profile } from './profile.ts';

export const escl = defineDriver({
  id: 'escl',
  title: 'Document scanner, eSCL (AirScan) over HTTP',
  manual: 'Mopria eSCL specification 2.97; AirSane 613a36c; sane-airscan 0.99.27 traces',
  capability: 'document-scanner',
  medium: 'http',
  schemes: ['http'],
  heartbeatMs: 10_000,
  profile,
  anyFraming: httpMessages,
  describe: describeEscl,
  build: { scanSettings },
  start: (settings) => conversation(settings),
});
