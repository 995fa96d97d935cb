import { ok, type Outcome } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { choice, integer } from '../../definition/profile.ts';
import type { StreamIo } from '../../session/bus.ts';
import { codeWaiting } from '../codes/waiting.ts';
import {
  describeGm65,
  gm65Framing,
  isAnswer,
  isCommand,
  readFrame,
  saveFrame,
  scanRegister,
  writeFrame,
} from './codec.ts';

export const gm65 = defineDriver({
  id: 'gm65',
  title: 'Embedded barcode and QR module GM65, GM805, GM861 and alike',
  manual:
    'GM65 bar code reader module user manual, as in ten hosts (index ids 33314252103, 15089454839, …)',
  capability: 'code-scanner',
  medium: 'stream',
  schemes: ['serial', 'tcp'],
  heartbeatMs: 5_000,
  profile: {
    ending: choice({
      help: 'what ends a code: line (CR or LF, when the module is set to send it), silence (when not), auto: whichever comes first',
      of: ['auto', 'line', 'silence'],
      default: 'auto',
    }),
    answerTimeoutMs: integer({
      help: 'how long a command may go unanswered',
      min: 50,
      max: 5_000,
      default: 500,
    }),
  },
  line: () => ({ baudRate: 9600 }),
  timing: { gapMs: 0, lateMs: 300, interByteMs: 150 },
  framing: ({ ending }) => gm65Framing(ending),
  anyFraming: gm65Framing('auto'),
  describe: describeGm65,
  build: { write: writeFrame, read: readFrame, save: saveFrame },

  start({ answerTimeoutMs }) {
    const ask = (name: string, bytes: Uint8Array): Request<void> => ({
      name,
      kind: 'query',
      bytes,
      timeoutMs: answerTimeoutMs,
      attempts: 2,
      match: (frame) => (isAnswer(frame) ? ok(undefined) : undefined),
    });
    const read = ask('read the scan register', readFrame(scanRegister, 1));
    const on = ask('start a scan', writeFrame(scanRegister, 1));
    const off = ask('stop the scan', writeFrame(scanRegister, 0));
    let question = read;

    /** Some modules answer writes only; stopping an idle scanner does no harm. */
    async function hear(io: StreamIo): Promise<Outcome<void>> {
      const heard = await io.exchange(question);
      if (heard.ok || heard.failure.code !== 'no-answer' || question === off) return heard;
      const stopped = await io.exchange(off);
      if (stopped.ok) question = off;
      return stopped;
    }

    return {
      async identify(io) {
        const heard = await hear(io);
        return heard.ok ? ok({ model: 'GM65 family' }) : heard;
      },
      async check(io) {
        const heard = await io.together(hear);
        return heard.ok ? ok({}) : heard;
      },
      ...codeWaiting((frame) => !isAnswer(frame) && !isCommand(frame), {
        on: (io) => io.exchange(on),
        off: (io) => io.exchange(off),
        againMs: 4_000,
      }),
    };
  },
});
