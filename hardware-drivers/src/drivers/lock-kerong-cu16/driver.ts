import { failed, ok, type Outcome } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { integer } from '../../definition/profile.ts';
import type { StreamIo } from '../../session/bus.ts';
import { lockConversation } from '../locks/conversation.ts';
import { kerongLanguage, kerongLine, kerongProfile, kerongTiming } from '../locks/kerong.ts';
import { boards } from '../locks/profile.ts';
import {
  askPulseFrame,
  boardOf,
  cu16Framing,
  delayFrame,
  describeCu16,
  openFrame,
  pulseOf,
  queryFrame,
  setBaudFrame,
  setPulseFrame,
  statusOf,
  wakeFrame,
} from './codec.ts';

const words = { model: 'KERONG CU16', query: queryFrame, open: openFrame, statusOf };
/** The board counts its pulse in these. */
const pulseStepMs = 10;

export const lockKerongCu16 = defineDriver({
  id: 'lock-kerong-cu16',
  title: 'Lock board, KERONG CU16 (hook and infrared sensors)',
  manual:
    'KERONG CU16 protocol as in julio-alv/lkaas-kerong and three further hosts (pulse and busy board: index ids 13523303015, 49024987326)',
  capability: 'locker',
  medium: 'stream',
  schemes: ['serial', 'tcp'],
  heartbeatMs: 3_000,
  profile: {
    ...kerongProfile(boards(0, 15), 16),
    pulseMs: integer({
      help: "length of the opening pulse (37), told to a board whose own differs, in milliseconds; 0: the board's own",
      min: 0,
      max: 60_000,
      default: 0,
    }),
  },
  line: () => kerongLine,
  timing: kerongTiming,
  framing: () => cu16Framing,
  anyFraming: cu16Framing,
  describe: describeCu16,
  build: {
    open: openFrame,
    query: queryFrame,
    askPulse: askPulseFrame,
    setPulse: setPulseFrame,
    delay: delayFrame,
    setBaud: setBaudFrame,
    wake: wakeFrame,
  },

  start({ pulseMs, ...settings }, notify) {
    const steps = Math.round(pulseMs / pulseStepMs);
    const pulse = (board: number, bytes: Uint8Array): Request<number> => ({
      name: `pulse of board ${board}`,
      kind: 'query',
      bytes,
      timeoutMs: settings.queryTimeoutMs,
      attempts: 2,
      match(frame) {
        const told = boardOf(frame) === board ? pulseOf(frame) : undefined;
        return told === undefined ? undefined : ok(told);
      },
    });
    /** The board keeps its length: it is only written where it differs, and then read again. */
    async function prepare(io: StreamIo, board: number): Promise<Outcome<void>> {
      const before = await io.exchange(pulse(board, askPulseFrame(board)));
      if (!before.ok) return before;
      if (before.value === steps) return ok(undefined);
      const told = await io.send(setPulseFrame(board, steps));
      if (!told.ok) return told;
      const after = await io.exchange(pulse(board, askPulseFrame(board)));
      if (!after.ok) return after;
      return after.value === steps
        ? ok(undefined)
        : failed('refused-by-device', `board ${board} keeps its pulse of ${after.value * 10} ms`);
    }
    return lockConversation(
      {
        ...kerongLanguage(words, settings),
        ...(steps > 0 ? { prepare } : {}),
        wake: wakeFrame,
      },
      notify,
    );
  },
});
