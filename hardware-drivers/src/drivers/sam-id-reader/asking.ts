import { failed, ok, type Failed, type Outcome } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import { hex } from '../../framing/framing.ts';
import type { StreamIo } from '../../session/bus.ts';
import {
  command,
  parseReply,
  samBaudRates,
  setBaudRate,
  setMaxRfBytes,
  statusWord,
  sw,
  type SamCommand,
  type SamReply,
} from './codec.ts';

/** From A.7 of the notes: find and select 0.1 to 1 s, base 2 to 3 s, appended 1.5 s. */
const timeouts: Readonly<Record<SamCommand, number>> = {
  reset: 2_000,
  status: 1_000,
  moduleId: 1_000,
  find: 1_000,
  select: 1_000,
  read: 3_000,
  readWithFingerprint: 4_000,
  readAppended: 1_500,
  readManagementNumber: 1_500,
};

/** Replies are told apart by their status and length only: the module has no sequence number. */
const answers: Readonly<Record<SamCommand, (reply: SamReply) => boolean>> = {
  reset: (r) => r.status === sw.ok && r.data.length === 0,
  status: (r) => r.status === sw.ok && r.data.length === 0,
  moduleId: (r) => r.status === sw.ok && r.data.length === 16,
  find: (r) => r.status === sw.found,
  select: (r) => r.status === sw.ok && r.data.length === 8,
  read: (r) => r.status === sw.ok && r.data.length >= 256,
  readWithFingerprint: (r) => r.status === sw.ok && r.data.length >= 256,
  readAppended: (r) => r.status === sw.itemEmpty || (r.status === sw.ok && r.data.length === 70),
  readManagementNumber: (r) => r.status === sw.ok && r.data.length > 0 && r.data.length !== 16,
};

const isError = (status: number): boolean => status !== sw.ok && status !== sw.found;

export const ask = (name: SamCommand, attempts = 2): Request<SamReply> => ({
  name,
  kind: 'query',
  bytes: command(name),
  timeoutMs: timeouts[name],
  attempts,
  match(frame) {
    const reply = parseReply(frame);
    if (!reply) return undefined;
    if (answers[name](reply) || isError(reply.status)) return ok(reply);
    return undefined;
  },
});

/** A module that does not know the command says so, and keeps its own length. */
export const setRf = (bytes: number): Request<SamReply> => ({
  ...ask('status'),
  name: 'set the longest RF frame',
  bytes: setMaxRfBytes(bytes),
});

const setRate = (baudRate: number): Request<SamReply> => ({
  ...ask('status', 1),
  name: 'set the line rate',
  bytes: setBaudRate(baudRate),
});

/**
 * Finds the module at whatever rate it was left, and agrees on the wanted one. The answer to 60 xx
 * still comes at the old rate; if it is lost, both rates are tried.
 */
export async function agreeOnRate(io: StreamIo, wanted: number): Promise<Outcome<SamReply>> {
  let status = await io.exchange(ask('status', 1));
  for (const rate of samBaudRates) {
    if (status.ok) break;
    const tuned = await io.retune(rate);
    if (!tuned.ok) return tuned;
    status = await io.exchange(ask('status', 1));
  }
  if (!status.ok) return status;
  const set = await io.exchange(setRate(wanted));
  if (set.ok && set.value.status !== sw.ok) return status;
  const tuned = await io.retune(wanted);
  return tuned.ok ? await io.exchange(ask('status')) : tuned;
}

/** What a status that is not the hoped-for one means to a citizen and to staff. */
export function refused(reply: SamReply, doing: string): Failed {
  const message = `${doing}: ${statusWord(reply.status)}`;
  const deviceCode = hex(
    Uint8Array.of(reply.cardStatus >> 8, reply.cardStatus & 0xff, reply.status),
  );
  switch (reply.status) {
    case sw.findFailed:
      return failed('no-card', message, { deviceCode });
    case sw.cardRejectedSam:
    case sw.samRejectedCard:
    case sw.verificationFailed:
      return failed('card-rejected', message, { deviceCode });
    case sw.unknownCard:
      return failed('card-not-recognised', message, { deviceCode });
    case sw.readFailed:
    case sw.randomFailed:
    case sw.selectFailed:
    case sw.itemEmpty:
      return failed('card-unreadable', message, { deviceCode });
    case sw.selfTestFailed:
    case sw.notAuthorised:
      return failed('reader-fault', message, { deviceCode });
    default:
      return failed('refused-by-device', message, { deviceCode });
  }
}
