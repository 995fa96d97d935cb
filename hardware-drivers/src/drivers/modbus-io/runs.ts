import { ok, type Outcome } from '../../command/outcome.ts';
import type { StreamIo } from '../../session/bus.ts';
import type { Master } from '../modbus/master.ts';
import { bitsOf, readPdu } from '../modbus/pdu.ts';

/** The module that is asked, and how long it may take. */
export interface Module {
  readonly unit: number;
  readonly timeoutMs: number;
}

/** Neighbouring addresses are read in one question, of at most this many. */
const stretch = 64;

/** Runs of addresses that lie close together: [first, count]. */
function runs(addresses: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const at of addresses.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && at === last[0] + last[1] - 1) continue;
    if (last && at === last[0] + last[1] && last[1] < stretch) last[1] += 1;
    else found.push([at, 1]);
  }
  return found;
}

/** What stands at these addresses, by address. */
export async function readRuns<T>(
  io: StreamIo,
  master: Master,
  { unit, timeoutMs }: Module,
  word: number,
  addresses: readonly number[],
  read: (pdu: Uint8Array, count: number) => Outcome<readonly T[]> | undefined,
): Promise<Outcome<ReadonlyMap<number, T>>> {
  const found = new Map<number, T>();
  for (const [first, count] of runs(addresses)) {
    const answer = await io.exchange(
      master.request({
        name: `read ${count} from ${first} (function ${word})`,
        kind: 'query',
        unit,
        pdu: readPdu(word, first, count),
        timeoutMs,
        attempts: 2,
        read: (pdu) => read(pdu, count),
      }),
    );
    if (!answer.ok) return answer;
    for (const [i, value] of answer.value.entries()) found.set(first + i, value);
  }
  return ok(found);
}

export const readBits = (
  io: StreamIo,
  master: Master,
  module: Module,
  word: number,
  addresses: readonly number[],
): Promise<Outcome<ReadonlyMap<number, boolean>>> =>
  readRuns(io, master, module, word, addresses, (pdu, count) => bitsOf(pdu, word, count));
