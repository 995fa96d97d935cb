import type { ReceiptDocument, ReceiptPrinter } from '../../capability/receipt-printer.ts';
import { failure, type Failure } from '../../command/failure.ts';
import { ok, succeeded, unsettled, type Actuation, type Outcome } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import type { Conversation, Notify } from '../../definition/driver.ts';
import { choice, flag, integer, oneOfIntegers, type ProfileOf } from '../../definition/profile.ts';
import type { StreamIo } from '../../session/bus.ts';
import {
  captureFraming,
  isAsbStart,
  isPaperStatus,
  isRealTimeStatus,
  statusFraming,
} from './commands.ts';
import { describeEscpos } from './describe.ts';
import { encodeReceipt } from './encode.ts';
import { drawText } from './glyphs.ts';
import { blocked, fromAsb, fromRealTime, observe, type PrinterState } from './status.ts';

const profile = {
  paperDots: oneOfIntegers({
    help: 'printable dots across: 576 on 80 mm paper, 512, or 384 on 58 mm',
    of: [576, 512, 384],
    default: 576,
  }),
  cut: choice({
    help: 'what the cutter does',
    of: ['partial', 'full', 'none'],
    default: 'partial',
  }),
  chineseFont: flag({
    help: 'whether the printer has a GBK font; without one Chinese is drawn',
    default: true,
  }),
  automaticStatus: flag({
    help: 'whether the printer supports Automatic Status Back (GS a)',
    default: true,
  }),
  completion: choice({
    help: 'how it tells that a job is on paper: gs-r (answers in order), status (stays well while printing), auto (tries gs-r once)',
    of: ['auto', 'gs-r', 'status'],
    default: 'auto',
  }),
  statusTimeoutMs: integer({
    help: 'how long a status question may go unanswered',
    min: 50,
    max: 10_000,
    default: 800,
  }),
  printTimeoutMs: integer({
    help: 'how long a job may take after its last byte',
    min: 1_000,
    max: 120_000,
    default: 20_000,
  }),
};

const gsR = Uint8Array.of(0x1d, 0x72, 0x01);
const askStatus = (n: number) => Uint8Array.of(0x10, 0x04, n);
const askModel = Uint8Array.of(0x1d, 0x49, 0x43);
/** So much goes out at once; between two pieces a cancel can be heard. */
const pieceBytes = 1024;
/** Between two looks at a printer that is busy printing. */
const lookEveryMs = 500;
/** Without in-order answers: how long everything must look well after the last byte. */
const calmMs = 1_500;

const isPaperAnswer = (frame: Uint8Array): boolean =>
  frame.length === 1 && isPaperStatus(frame[0] ?? 0xff);

function conversation(
  settings: ProfileOf<typeof profile>,
  notify: Notify,
): Conversation<StreamIo, 'receipt-printer'> {
  let answersInOrder = settings.completion === 'auto' ? undefined : settings.completion === 'gs-r';
  /** In-order answers that came while something else was being asked. */
  let answersHeard = 0;
  const paper = { dots: settings.paperDots, cut: settings.cut, chineseFont: settings.chineseFont };

  const realTime = (n: number): Request<number> => ({
    name: `status ${n}`,
    kind: 'query',
    bytes: askStatus(n),
    timeoutMs: settings.statusTimeoutMs,
    attempts: 2,
    match: ([byte = 0, ...rest]) =>
      rest.length === 0 && isRealTimeStatus(byte) ? ok(byte) : undefined,
  });
  const inOrder = (timeoutMs: number): Request<void> => ({
    name: 'paper status in order',
    kind: 'query',
    bytes: gsR,
    timeoutMs,
    match: (frame) => (isPaperAnswer(frame) ? ok(undefined) : undefined),
  });

  async function look(io: StreamIo): Promise<Outcome<PrinterState>> {
    const answers: [number, number, number, number] = [0, 0, 0, 0];
    for (const n of [1, 2, 3, 4]) {
      const answer = await io.exchange(realTime(n));
      if (!answer.ok) return answer;
      answers[n - 1] = answer.value;
    }
    return ok(fromRealTime(answers));
  }

  const whyBlocked = (state: PrinterState, sent: boolean): Failure | undefined => {
    const code = blocked(state);
    return code && failure(code, `the printer says ${code}`, { sent });
  };

  async function sendJob(io: StreamIo, job: Uint8Array): Promise<Outcome<void>> {
    for (let at = 0; at < job.length; at += pieceBytes) {
      const sent = await io.send(job.subarray(at, at + pieceBytes));
      // Once the first piece is out, paper may have moved, whatever failed later.
      if (!sent.ok)
        return { ok: false, failure: { ...sent.failure, sent: at > 0 || sent.failure.sent } };
    }
    return ok(undefined);
  }

  async function print(io: StreamIo, document: ReceiptDocument): Promise<Actuation> {
    const before = await look(io);
    if (!before.ok) return unsettled({ ...before.failure, sent: false });
    const obstacle = whyBlocked(before.value, false);
    if (obstacle) return unsettled(obstacle);
    if (answersInOrder === undefined) {
      const probe = await io.exchange(inOrder(settings.statusTimeoutMs));
      if (!probe.ok && probe.failure.code !== 'no-answer')
        return unsettled({ ...probe.failure, sent: false });
      answersInOrder = probe.ok;
    }
    const job = await encodeReceipt(document, paper, drawText);
    const sent = await sendJob(io, job);
    if (!sent.ok) return unsettled(sent.failure);
    return answersInOrder ? await confirmed(io) : await calm(io);
  }

  /** GS r is answered only after everything before it was worked through. */
  async function confirmed(io: StreamIo): Promise<Actuation> {
    const before = answersHeard;
    const asked = await io.send(gsR);
    if (!asked.ok) return unsettled({ ...asked.failure, sent: true });
    const until = io.clock.monotonic() + settings.printTimeoutMs;
    while (io.clock.monotonic() < until) {
      const done: Outcome<true> =
        answersHeard > before
          ? ok(true)
          : await io.listen((frame) => isPaperAnswer(frame) || undefined, lookEveryMs);
      if (done.ok) {
        // One stray byte must not confirm a job: an idle printer answers at once, and again.
        const again = await io.exchange(inOrder(settings.statusTimeoutMs));
        return again.ok ? succeeded : unconfirmed(again.failure);
      }
      if (done.failure.code !== 'no-answer') return unconfirmed(done.failure);
      const state = await look(io);
      if (!state.ok) return unconfirmed(state.failure);
      const obstacle = whyBlocked(state.value, true);
      if (obstacle && obstacle.code !== 'printer-busy')
        return { outcome: 'unknown', because: obstacle };
    }
    return unconfirmed(failure('no-answer', 'the printer did not say that it was done'));
  }

  /** For firmware without GS r: all bytes taken, and the printer stays well for a while. */
  async function calm(io: StreamIo): Promise<Actuation> {
    const until = io.clock.monotonic() + calmMs;
    for (;;) {
      const state = await look(io);
      if (!state.ok) return unconfirmed(state.failure);
      const obstacle = whyBlocked(state.value, true);
      if (obstacle) return { outcome: 'unknown', because: obstacle };
      if (io.clock.monotonic() >= until) return succeeded;
      const waited = await io.pause(lookEveryMs);
      if (!waited.ok) return unconfirmed(waited.failure);
    }
  }

  const unconfirmed = (because: Failure): Actuation => ({
    outcome: 'unknown',
    because: failure('print-unconfirmed', `the job was sent but not confirmed: ${because.message}`),
  });

  return {
    async identify(io) {
      const first = await io.exchange(realTime(1));
      if (!first.ok) return first;
      if (settings.automaticStatus) {
        const enabled = await io.send(Uint8Array.of(0x1d, 0x61, 0xff));
        if (!enabled.ok) return enabled;
      }
      const model = await io.exchange<string>({
        name: 'model',
        kind: 'query',
        bytes: askModel,
        timeoutMs: settings.statusTimeoutMs,
        match: (frame) =>
          frame[0] === 0x5f ? ok(Buffer.from(frame.subarray(1, -1)).toString('latin1')) : undefined,
      });
      if (!model.ok && model.failure.code === 'line-closed') return model;
      return ok(model.ok ? { model: model.value } : {});
    },
    async check(io) {
      const state = await io.together(look);
      return state.ok ? ok(observe(state.value)) : state;
    },
    capability: (io): ReceiptPrinter => ({
      async print(document) {
        const printed = await io.together((alone) => print(alone, document));
        return 'ok' in printed ? unsettled({ ...printed.failure, sent: false }) : printed;
      },
    }),
    unasked(frame) {
      if (isPaperAnswer(frame)) answersHeard += 1;
      if (frame.length === 4 && isAsbStart(frame[0] ?? 0)) notify.status(observe(fromAsb(frame)));
    },
  };
}

export const escpos = defineDriver({
  id: 'escpos',
  title: 'Ticket printer, ESC/POS',
  manual: 'Epson TM-T88III technical reference; Rongta RP326 captures; receiptline 4.0',
  capability: 'receipt-printer',
  medium: 'stream',
  schemes: ['serial', 'tcp'],
  heartbeatMs: 5_000,
  profile,
  line: () => ({ baudRate: 9600 }),
  timing: { gapMs: 0, lateMs: 500, interByteMs: 100 },
  framing: () => statusFraming,
  anyFraming: captureFraming,
  describe: describeEscpos,
  build: {
    askStatus,
    askPaper: () => gsR,
    askModel: () => askModel,
    automaticStatus: () => Uint8Array.of(0x1d, 0x61, 0xff),
  },
  start: conversation,
});
