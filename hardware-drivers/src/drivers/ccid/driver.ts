import { defineDriver } from '../../definition/define-driver.ts';
import { anyCcidFraming, describeCcid, request, twinFraming } from './codec.ts';
import { conversation } from './conversation.ts';
import { usbPacking } from './packing.ts';
import { profile } from './profile.ts';

export const ccidReader = defineDriver({
  id: 'ccid',
  title: 'Chip card reader (CCID) on USB, or on a serial line as its GemPC Twin form',
  manual:
    'USB Device Class: Smart Card CCID, revision 1.1 (2005); serial envelope as in LudovicRousseau/CCID ccid_serial.c; ISO/IEC 7816-3:2006',
  capability: 'card-reader',
  medium: 'stream',
  schemes: ['serial', 'tcp', 'usb'],
  heartbeatMs: 3_000,
  profile,
  line: () => ({ baudRate: 115200, packets: { interfaceClass: 0x0b } }),
  packing: ({ slot }) => usbPacking(slot),
  timing: { gapMs: 0, lateMs: 500, interByteMs: 100 },
  framing: () => twinFraming,
  anyFraming: anyCcidFraming,
  describe: describeCcid,
  build: { request },
  start: conversation,
});
