import { defineDriver } from '../../definition/define-driver.ts';
import { command, samFraming, setBaudRate, setMaxRfBytes, type SamCommand } from './codec.ts';
import { conversation } from './conversation.ts';
import { anySamFraming, describeAnySam, mr300Request } from './mr300.ts';
import { samPacking } from './packing.ts';
import { profile } from './profile.ts';

const enveloped = (serial: number, name: SamCommand): Uint8Array =>
  mr300Request(serial, command(name));

export const samIdReader = defineDriver({
  id: 'sam-id-reader',
  title: 'Resident identity card reader with SAM_A/SAM_V module',
  manual:
    'GA/T 467-2013/2019 (SAM interface), GA/T 490 (card data), as cross-checked in eastcoms.com 508 and hev-idcard-reader',
  capability: 'identity-reader',
  medium: 'stream',
  schemes: ['serial', 'tcp', 'usb', 'hid'],
  heartbeatMs: 5_000,
  profile,
  line: () => ({ baudRate: 115200 }),
  packing: ({ usbForm, hidForm }, scheme) => samPacking(usbForm, hidForm, scheme),
  timing: { gapMs: 0, lateMs: 500, interByteMs: 100 },
  framing: () => samFraming,
  anyFraming: anySamFraming,
  describe: describeAnySam,
  build: { command, setBaudRate, setMaxRfBytes, enveloped },
  start: (settings) => conversation(settings),
});
