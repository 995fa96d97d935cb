import type { CodeScanner, ScannedCode } from '../../capability/code-scanner.ts';
import { failed, ok } from '../../command/outcome.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import type { Conversation } from '../../definition/driver.ts';
import { choice, type ProfileOf } from '../../definition/profile.ts';
import type { StreamIo } from '../../session/bus.ts';
import {
  activate,
  anyScanFraming,
  describeScan,
  joinParts,
  oneReport,
  readPart,
  scanFraming,
  scannerPacking,
  type ScanPart,
} from './codec.ts';

const profile = {
  activate: choice({
    help: 'feature report FE 01 that Honeywell scanners (0C2E, 23D0) want before they report',
    of: ['never', 'honeywell'],
    default: 'never',
  }),
};

const defaultWaitMs = 20_000;
/** The reports of one code follow each other within milliseconds. */
const partGapMs = 500;
/** A QR code holds 7,089 digits at most. */
const mostParts = 128;

function conversation(settings: ProfileOf<typeof profile>): Conversation<StreamIo, 'code-scanner'> {
  /** Puts the reports of one code together; what began too long ago has lost its end. */
  function assemble(io: StreamIo): (frame: Uint8Array) => ScannedCode | undefined {
    let parts: ScanPart[] = [];
    let lastAt = Number.NEGATIVE_INFINITY;
    return (frame) => {
      const now = io.clock.monotonic();
      if (now - lastAt > partGapMs || parts.length >= mostParts) parts = [];
      lastAt = now;
      const part = readPart(frame);
      parts.push(part);
      if (part.more) return undefined;
      const code = joinParts(parts);
      parts = [];
      return code.text === '' ? undefined : code;
    };
  }

  return {
    async identify(io) {
      if (settings.activate === 'honeywell') {
        const activated = await io.send(activate());
        if (!activated.ok) return activated;
      }
      // It answers no question: that it is open is all that can be known of it.
      return ok({ model: 'HID POS code scanner' });
    },
    check: () => Promise.resolve(ok({})),
    capability: (io): CodeScanner => ({
      async scan({ waitMs = defaultWaitMs } = {}) {
        const code = await io.listen(assemble(io), waitMs);
        return !code.ok && code.failure.code === 'no-answer'
          ? failed('no-code', `no code was shown within ${Math.round(waitMs)} ms`)
          : code;
      },
    }),
  };
}

export const hidPosScanner = defineDriver({
  id: 'hid-pos-scanner',
  title: 'Code scanner in HID POS mode (usage page 8C)',
  manual:
    'USB HID Point of Sale Usage Tables 1.02 (bar code scanner page 8C); report layout as in @point-of-sale/webhid-barcode-scanner 1.2.2',
  capability: 'code-scanner',
  medium: 'stream',
  /** On serial and tcp: its reports one after the other, as bridges and the simulator send them. */
  schemes: ['hid', 'serial', 'tcp'],
  heartbeatMs: 5_000,
  profile,
  line: () => ({ packets: { usagePage: 0x8c, numberedReports: true } }),
  packing: scannerPacking,
  timing: { gapMs: 0, lateMs: 0, interByteMs: 200 },
  framing: () => scanFraming,
  anyFraming: anyScanFraming,
  describe: describeScan,
  build: { activate, oneReport },
  start: conversation,
});
