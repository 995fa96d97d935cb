import type { ReplicaEvent } from '../journal/batch.ts';
import type { Decider, DomainEvent } from '../journal/index.ts';
import { CabinetEvent, type StreamPiece } from '../protocol/index.ts';
import { asAgreed } from './as-agreed.ts';
import type { TerminalPlan } from './plan.ts';

/** Streams a terminal writes itself, also offline: its own, and its cabinet's. */
export const streamsOf = ({ id, cabinet }: TerminalPlan): readonly string[] => [
  `terminal/${id}`,
  ...(cabinet === null ? [] : [`cabinet/${cabinet}`]),
];

/** The server keeps `terminal/<id>` as it is written; it decides nothing in it and reads nothing out of it. */
export const terminalReplica: Decider<null, never, DomainEvent, never> = {
  kind: 'terminal',
  initial: () => null,
  decide: () => ({ refused: { code: 'not-allowed' } }),
  evolve: (state) => state,
};

const isCabinetEvent = asAgreed(CabinetEvent);
const cabinetTypes = new Set(CabinetEvent.anyOf.map((one) => one.properties.type.const));

const isPlain = (data: unknown): data is object =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/**
 * Reads a piece as events to keep. Cabinet events this server knows must be as agreed; ones it does not know yet
 * (a newer terminal) are kept unread. Null: something is not as agreed.
 */
export function replicaEvents(piece: StreamPiece): readonly ReplicaEvent[] | null {
  const events: ReplicaEvent[] = [];
  for (const { seq, type, at, by, data, hash } of piece.events) {
    const instant = Date.parse(at);
    if (!isPlain(data) || Number.isNaN(instant)) return null;
    const known = piece.stream.startsWith('cabinet/') && cabinetTypes.has(type as never);
    if (known && !isCabinetEvent({ type, data })) return null;
    events.push({ seq, type, at: instant, by, data, hash });
  }
  return events;
}
