import {
  answerBit,
  decodeBlock,
  encodeBlock,
  hasMore,
  isInformation,
  isReceive,
  numberOf,
  pcb,
} from '../../drivers/cards/t1-block.ts';
import { concat } from '../../framing/framing.ts';
import { xor } from '../../framing/checksums.ts';
import type { ChipCard } from './chip.ts';

export interface T1Habits {
  /** What it takes in one block. */
  readonly ifsc: number;
  /** Asks for more time before every n-th answer; 0 never does. */
  readonly asksForTimeEvery: number;
  /** Every n-th block it gets is "not understood"; 0: none. */
  readonly refusesEvery: number;
}
export const usualT1: T1Habits = { ifsc: 32, asksForTimeEvery: 0, refusesEvery: 0 };

const nothing: Uint8Array = new Uint8Array(0);

/** The same card with the block protocol T=1 in front: it answers blocks, and hands data out at once. */
export function t1Card(card: ChipCard, habits: T1Habits = usualT1): ChipCard {
  let sent = 0;
  let awaited = 0;
  let heard: Uint8Array[] = [];
  let left: Uint8Array[] = [];
  let last: Uint8Array = nothing;
  let blocks = 0;
  let answers = 0;
  const atr = t1Atr(habits.ifsc);

  /** Data and Le together, which T=0 cannot carry. */
  function obey(apdu: Uint8Array): Uint8Array {
    const both = apdu.length > 5 && apdu.length === 6 + (apdu[4] ?? 0);
    const answer = card.command(both ? apdu.subarray(0, -1) : apdu);
    return answer.at(-2) === 0x61
      ? card.command(Uint8Array.of(0, 0xc0, 0, 0, answer.at(-1) ?? 0))
      : answer;
  }
  const say = (code: number, information = nothing) =>
    (last = encodeBlock({ pcb: code, information }));
  function next(): Uint8Array {
    const information = left.shift() ?? nothing;
    const block = say(pcb.information(sent, left.length > 0), information);
    sent ^= 1;
    return block;
  }

  return {
    atr,
    reset() {
      card.reset();
      sent = awaited = blocks = answers = 0;
      heard = [];
      left = [];
    },
    command(bytes) {
      const block = decodeBlock(bytes);
      blocks += 1;
      const refuses = habits.refusesEvery > 0 && blocks % habits.refusesEvery === 0;
      if (!block || refuses)
        return encodeBlock({ pcb: pcb.receive(awaited, 1), information: nothing });
      if (isInformation(block.pcb)) {
        if (numberOf(block.pcb) !== awaited) return last;
        awaited ^= 1;
        heard.push(Uint8Array.from(block.information));
        if (hasMore(block.pcb)) return say(pcb.receive(awaited));
        const answer = obey(concat(heard));
        heard = [];
        left = Array.from({ length: Math.ceil(answer.length / habits.ifsc) }, (_, i) =>
          answer.slice(i * habits.ifsc, (i + 1) * habits.ifsc),
        );
        answers += 1;
        return habits.asksForTimeEvery > 0 && answers % habits.asksForTimeEvery === 0
          ? say(pcb.moreTimeRequest, Uint8Array.of(2))
          : next();
      }
      if (isReceive(block.pcb))
        return numberOf(block.pcb) === sent && left.length > 0 ? next() : last;
      return block.pcb === (pcb.moreTimeRequest | answerBit) ? next() : last;
    },
  };
}

/** `3B 80 81 31 IFSC 00 TCK`: T=1 only, the check is an LRC. */
function t1Atr(ifsc: number): Uint8Array {
  const atr = Uint8Array.of(0x3b, 0x80, 0x81, 0x31, ifsc, 0x45, 0);
  atr[atr.length - 1] = xor(atr, 1, atr.length - 1);
  return atr;
}
