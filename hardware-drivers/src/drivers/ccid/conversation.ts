import type { CardReader } from '../../capability/card-reader.ts';
import { failed, ok, type Failed, type Outcome } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import type { Conversation, Notify } from '../../definition/driver.ts';
import type { ProfileOf } from '../../definition/profile.ts';
import type { StreamIo } from '../../session/bus.ts';
import type { PoweredCard } from '../../transport/connection.ts';
import { parseAtr } from '../cards/atr.ts';
import { chipCardReader, type ChipSlot, type SlotMemory } from '../cards/reader.ts';
import {
  cardState,
  ccid,
  encodeMessage,
  envelope,
  fate,
  isNak,
  isSlotChange,
  isWait,
  messageIn,
  patience,
  type CcidMessage,
} from './codec.ts';
import type { profile } from './profile.ts';
import { refused } from './refused.ts';
import { exchangeT1, freshT1 } from '../cards/t1.ts';

const voltages = { auto: 0, '5V': 1, '3V': 2, '1.8V': 3 } as const;

const timeouts = { status: 1_000, power: 3_000, parameters: 1_000, transfer: 5_000 };
/** A reader may ask for patience; not for ever. */
const longestExtensionMs = 60_000;
/** What the reader could not understand was not done, and may be sent again. */
const nakTries = 3;

type Extra = readonly [number, number, number];
interface Question {
  readonly name: string;
  readonly type: number;
  readonly kind: 'query' | 'actuate';
  readonly timeoutMs: number;
  readonly extra?: Extra;
  readonly data?: Uint8Array;
}

const none = new Uint8Array(0);
const notUnderstood = 'nak';

export function conversation(
  { slot, voltage, exchange, pollMs }: ProfileOf<typeof profile>,
  notify: Notify,
): Conversation<StreamIo, 'card-reader'> {
  const memory: SlotMemory = { powered: undefined };
  let seq = 0;
  let lying: boolean | undefined;
  /** The block protocol's numbers, where the reader leaves it to us. */
  let t1 = freshT1();

  function seen(present: boolean): void {
    if (!present) memory.powered = undefined;
    if (lying !== undefined && lying !== present) notify.observation({ kind: 'card', present });
    lying = present;
  }

  function build(question: Question): Request<CcidMessage> {
    const { name, type, kind, timeoutMs, extra = [0, 0, 0], data = none } = question;
    const mine = seq;
    seq = (seq + 1) & 0xff;
    return {
      name,
      kind,
      bytes: envelope(encodeMessage({ type, slot, seq: mine, extra, data })),
      timeoutMs,
      attempts: 2,
      expecting: patience,
      match(frame) {
        if (isWait(frame)) return { moreMs: timeoutMs };
        if (isNak(frame))
          return failed('garbled-answer', `${name}: the reader did not understand`, {
            deviceCode: notUnderstood,
          });
        const reply = messageIn(frame);
        if (!reply || reply.type < 0x80 || reply.seq !== mine || reply.slot !== slot)
          return undefined;
        const [status, error] = reply.extra;
        if (fate(status) === 'more-time')
          return { moreMs: Math.min(longestExtensionMs, timeoutMs * Math.max(1, error)) };
        return ok(reply);
      },
    };
  }

  async function ask(io: StreamIo, question: Question): Promise<Outcome<CcidMessage>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await io.exchange(build(question));
      if (answer.ok) {
        seen(cardState(answer.value.extra[0]) !== 'absent');
        return answer;
      }
      if (answer.failure.deviceCode !== notUnderstood || attempt >= nakTries) return answer;
    }
  }

  const askStatus = (io: StreamIo) =>
    ask(io, {
      name: 'slot status',
      type: ccid.slotStatus,
      kind: 'query',
      timeoutMs: timeouts.status,
    });

  async function powerOn(io: StreamIo): Promise<Outcome<PoweredCard>> {
    const tries: readonly (keyof typeof voltages)[] =
      voltage === 'auto' ? ['auto', '5V', '3V', '1.8V'] : [voltage];
    let last: Failed = failed('no-card', 'no card in the slot');
    for (const select of tries) {
      const answer = await ask(io, {
        name: 'power on',
        type: ccid.powerOn,
        kind: 'query',
        timeoutMs: timeouts.power,
        extra: [voltages[select], 0, 0],
      });
      if (!answer.ok) return answer;
      if (fate(answer.value.extra[0]) === 'done') return await agree(io, answer.value.data);
      last = refused(answer.value, 'power on');
      if (last.failure.code === 'no-card') return last;
    }
    return last;
  }

  /** Tells the reader what the answer to reset says: SetParameters, CCID 6.1.7. */
  async function agree(io: StreamIo, atr: Uint8Array): Promise<Outcome<PoweredCard>> {
    const parsed = parseAtr(atr);
    if (!parsed) return failed('card-unreadable', 'what the card answered is no answer to reset');
    const protocol = parsed.protocols.includes(0) ? 0 : 1;
    if (protocol === 1 && exchange === 'tpdu') {
      // Public readers disagree about start, complement and byte order of that CRC, and no card was
      // seen that asks for it: a guess could be right by half only.
      if (parsed.crc) return failed('card-not-recognised', 'a T=1 card that wants CRC blocks');
      t1 = freshT1(parsed.ifsc);
    }
    const convention = parsed.convention === 'inverse' ? 0x02 : 0x00;
    const data =
      protocol === 0
        ? [0x11, convention, parsed.guardTime, parsed.waitingInteger, 0]
        : [0x11, 0x10 | convention, parsed.guardTime, 0x4d, 0, parsed.ifsc, 0];
    const set = await ask(io, {
      name: 'set parameters',
      type: ccid.setParameters,
      kind: 'query',
      timeoutMs: timeouts.parameters,
      extra: [protocol, 0, 0],
      data: Uint8Array.from(data),
    });
    if (!set.ok) return set;
    const [status, error] = set.value.extra;
    // Readers that find the parameters themselves refuse to be told.
    if (fate(status) === 'failed' && (cardState(status) === 'absent' || error > 0x7f))
      return refused(set.value, 'set parameters');
    return ok({ atr: Uint8Array.from(atr), protocol });
  }

  const slotOn = (io: StreamIo): ChipSlot => ({
    clock: io.clock,
    pause: (ms) => io.pause(ms),
    together: (work) => io.together((alone) => work(slotOn(alone))),
    async present() {
      const status = await askStatus(io);
      if (!status.ok) return status;
      const state = cardState(status.value.extra[0]);
      if (state === 'unknown') return refused(status.value, 'slot status');
      return ok(state !== 'absent');
    },
    powerOn: () => powerOn(io),
    async powerOff() {
      const off = await ask(io, {
        name: 'power off',
        type: ccid.powerOff,
        kind: 'query',
        timeoutMs: timeouts.status,
      });
      return off.ok ? ok(undefined) : off;
    },
    exchange(command) {
      return memory.powered?.protocol === 1 && exchange === 'tpdu'
        ? exchangeT1(t1, command, (block) => transfer(io, block))
        : transfer(io, command);
    },
  });

  async function transfer(io: StreamIo, data: Uint8Array): Promise<Outcome<Uint8Array>> {
    const answer = await ask(io, {
      name: 'transfer',
      type: ccid.transfer,
      kind: 'actuate',
      timeoutMs: timeouts.transfer,
      data,
    });
    if (!answer.ok) return answer;
    const { data: said, extra } = answer.value;
    if (fate(extra[0]) === 'done') return ok(Uint8Array.from(said));
    return cardState(extra[0]) === 'absent'
      ? failed('card-removed', 'the card was taken away')
      : refused(answer.value, 'transfer');
  }

  return {
    async identify(io) {
      const status = await askStatus(io);
      if (!status.ok) return status;
      return fate(status.value.extra[0]) === 'failed' && status.value.extra[1] === 0x05
        ? failed('wrong-device', `the reader has no slot ${slot}`)
        : ok({ model: 'CCID chip card reader' });
    },
    async check(io) {
      const status = await askStatus(io);
      if (!status.ok) return status;
      const faulty = status.value.extra[1] === 0xfb && fate(status.value.extra[0]) === 'failed';
      return ok({
        reasons: faulty
          ? [
              {
                code: 'reader-fault',
                severity: 'error' as const,
                advisedAction: 'engineer' as const,
              },
            ]
          : [],
      });
    },
    capability: (io): CardReader =>
      chipCardReader(slotOn(io), memory, { pollMs, tpdu: exchange === 'tpdu' }),
    unasked(frame) {
      if (isSlotChange(frame)) seen(((frame[1] ?? 0) & 1) === 1);
    },
  };
}
