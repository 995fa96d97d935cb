import { ok } from '../../command/outcome.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { choice } from '../../definition/profile.ts';
import { frameOf, more, skip, type Framing } from '../../framing/framing.ts';
import { isEnd, lineLength, textOf } from '../codes/text.ts';
import { codeWaiting } from '../codes/waiting.ts';

/** A QR code of the largest version holds 2953 bytes. */
const maxLine = 4_096;

export const triggerOn = Uint8Array.of(0x16, 0x54, 0x0d);
export const triggerOff = Uint8Array.of(0x16, 0x55, 0x0d);

/** Text up to CR or LF; the LF of a CR LF is an empty line. */
const lineFraming: Framing = {
  maxFrame: maxLine,
  scan(bytes) {
    if (isEnd(bytes[0])) return skip(1, 'line end');
    const length = lineLength(bytes.subarray(0, maxLine));
    if (length > 0) return frameOf(length);
    return bytes.length >= maxLine ? skip(maxLine, 'longer than any code') : more;
  },
};

export const codeLineSerial = defineDriver({
  id: 'code-line-serial',
  title: 'Barcode and QR scanner that sends lines of text (with Honeywell trigger)',
  manual:
    'Honeywell serial trigger commands (SYN T CR, SYN U CR), also in Datalogic manuals; text ends with CR or CR LF',
  capability: 'code-scanner',
  medium: 'stream',
  schemes: ['serial', 'tcp'],
  heartbeatMs: 10_000,
  profile: {
    trigger: choice({
      help: 'honeywell: SYN T CR lights the scanner; none: it looks all the time or has a button',
      of: ['honeywell', 'none'],
      default: 'honeywell',
    }),
  },
  line: () => ({ baudRate: 9600 }),
  timing: { gapMs: 0, lateMs: 100, interByteMs: 500 },
  framing: () => lineFraming,
  anyFraming: lineFraming,
  describe(frame) {
    if (frame[0] === 0x16 && frame.length === 3) {
      if (frame[1] === 0x54) return { direction: 'host->device', meaning: 'trigger on' };
      if (frame[1] === 0x55) return { direction: 'host->device', meaning: 'trigger off' };
    }
    return { direction: 'device->host', meaning: `code ${textOf(frame)}` };
  },
  build: { triggerOn: () => triggerOn, triggerOff: () => triggerOff },

  start({ trigger }) {
    const dark = Promise.resolve(ok(undefined));
    const waiting = codeWaiting((frame) => frame[0] !== 0x16, {
      on: (io) => (trigger === 'none' ? dark : io.send(triggerOn)),
      off: (io) => (trigger === 'none' ? dark : io.send(triggerOff)),
      againMs: 3_000,
    });
    return {
      // There is nothing to ask such a scanner: that its line opened is all that can be known.
      identify: () => Promise.resolve(ok({})),
      check: () =>
        Promise.resolve(
          ok({
            reasons: [
              {
                code: 'cannot-be-asked',
                severity: 'report' as const,
                advisedAction: 'nobody' as const,
              },
            ],
          }),
        ),
      ...waiting,
    };
  },
});
