import { failed, ok, type Outcome } from '../../command/outcome.ts';
import { concat } from '../../framing/framing.ts';
import {
  answerBit,
  decodeBlock,
  encodeBlock,
  hasMore,
  isInformation,
  isReceive,
  numberOf,
  pcb,
  usualIfsc,
  type T1Block,
} from './t1-block.ts';

/** The numbers both ends keep from the card's reset on. */
export interface T1 {
  sent: number;
  awaited: number;
  ifsc: number;
}
export const freshT1 = (ifsc = usualIfsc): T1 => ({ sent: 0, awaited: 0, ifsc });

/** Wrong blocks in a row before the card counts as unreadable (11.6.3.2). */
const triesAllowed = 3;
/** Enough for 64 KiB in blocks of 254, with patience in between. */
const mostBlocks = 600;
const nothing = new Uint8Array(0);

/**
 * One APDU and its answer over T=1, for readers that pass single blocks on: chains what is longer
 * than a block, repeats what was not understood, and waits when the card asks for time.
 */
export async function exchangeT1(
  t1: T1,
  apdu: Uint8Array,
  transfer: (block: Uint8Array) => Promise<Outcome<Uint8Array>>,
): Promise<Outcome<Uint8Array>> {
  const parts: Uint8Array[] = [];
  let at = 0;
  const piece = (): T1Block => ({
    pcb: pcb.information(t1.sent, at + t1.ifsc < apdu.length),
    information: apdu.subarray(at, at + t1.ifsc),
  });
  let last = piece();
  let out = last;
  let wrong = 0;
  for (let round = 0; round < mostBlocks; round += 1) {
    const answer = await transfer(encodeBlock(out));
    if (!answer.ok) return answer;
    const block = decodeBlock(answer.value);
    if (!block || isStray(block.pcb)) {
      if ((wrong += 1) >= triesAllowed)
        return failed('card-unreadable', 'the card answered broken blocks');
      out = { pcb: pcb.receive(t1.awaited, block ? 2 : 1), information: nothing };
      continue;
    }
    if (isInformation(block.pcb)) {
      wrong = 0;
      // The first block of the answer says that the last of ours arrived.
      if (parts.length === 0) t1.sent ^= 1;
      t1.awaited ^= 1;
      parts.push(block.information);
      if (!hasMore(block.pcb)) return ok(concat(parts));
      out = { pcb: pcb.receive(t1.awaited), information: nothing };
    } else if (isReceive(block.pcb)) {
      const arrived = numberOf(block.pcb) !== t1.sent && hasMore(last.pcb) && parts.length === 0;
      if (arrived) {
        wrong = 0;
        t1.sent ^= 1;
        at += last.information.length;
        last = piece();
      } else if ((wrong += 1) >= triesAllowed) {
        return failed('card-unreadable', 'the card did not understand a block');
      }
      // While the card's own chain runs, it is our acknowledgement that was lost.
      out = parts.length === 0 ? last : { pcb: pcb.receive(t1.awaited), information: nothing };
    } else if (block.pcb === pcb.ifsRequest || block.pcb === pcb.moreTimeRequest) {
      if (block.pcb === pcb.ifsRequest) t1.ifsc = block.information[0] ?? t1.ifsc;
      out = { pcb: block.pcb | answerBit, information: block.information };
    } else return failed('card-unreadable', 'the card broke off the exchange');
  }
  return failed('unexpected-answer', 'the card never came to an end');

  /** A block of the wrong number is an echo or a repetition. */
  function isStray(code: number): boolean {
    return isInformation(code) && numberOf(code) !== t1.awaited;
  }
}
