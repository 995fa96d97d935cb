import type { CardReader } from '../../capability/card-reader.ts';
import { failed, ok, type Failed, type Outcome } from '../../command/outcome.ts';
import { hex } from '../../framing/framing.ts';
import type { Clock } from '../../ports/index.ts';
import type { PoweredCard } from '../../transport/connection.ts';
import { follow, toTpdu } from './apdu.ts';
import { readSocialSecurity } from './social-security.ts';

/** A slot for chip cards, whatever language its reader speaks. */
export interface ChipSlot {
  readonly clock: Clock;
  present(): Promise<Outcome<boolean>>;
  /** Powers the card that lies there; `no-card` when none does. */
  powerOn(): Promise<Outcome<PoweredCard>>;
  powerOff(): Promise<Outcome<void>>;
  /** One command as the card's protocol wants it, and its answer with the status word. */
  exchange(command: Uint8Array): Promise<Outcome<Uint8Array>>;
  together<R>(work: (slot: ChipSlot) => Promise<R>): Promise<R | Failed>;
  pause(ms: number): Promise<Outcome<void>>;
}

/** What one line remembers of the card in its slot. */
export interface SlotMemory {
  powered: PoweredCard | undefined;
}

export interface SlotHabits {
  readonly pollMs: number;
  /** Whether commands for T=0 cards leave as TPDUs, or whole because the reader splits them. */
  readonly tpdu: boolean;
}

/** A question lost on the wire may be put again: reading changes nothing on a card. */
const mishap = new Set(['no-answer', 'garbled-answer']);
const readTries = 3;

/** Waiting, powering, 61xx and 6Cxx, and the social security card: the same on every chip reader. */
export function chipCardReader(
  slot: ChipSlot,
  memory: SlotMemory,
  { pollMs, tpdu }: SlotHabits,
): CardReader {
  async function powerOn(alone: ChipSlot): Promise<Outcome<PoweredCard>> {
    memory.powered = undefined;
    const powered = await alone.powerOn();
    if (powered.ok) memory.powered = powered.value;
    return powered;
  }

  /** Waits until a card lies there and answers its reset. */
  async function connect(waitMs: number | undefined): Promise<Outcome<PoweredCard>> {
    const until = slot.clock.monotonic() + (waitMs ?? 0);
    let mishaps = 0;
    for (;;) {
      const powered = await slot.together<Outcome<PoweredCard>>(async (alone) => {
        const there = await alone.present();
        if (!there.ok) return there;
        return there.value ? await powerOn(alone) : failed('no-card', 'no card in the slot');
      });
      if (powered.ok) return powered;
      const { code } = powered.failure;
      mishaps = mishap.has(code) ? mishaps + 1 : 0;
      if (code !== 'no-card' && (mishaps === 0 || mishaps >= readTries)) return powered;
      if (mishaps === 0 && slot.clock.monotonic() + pollMs > until) return powered;
      const waited = await slot.pause(pollMs);
      if (!waited.ok) return waited;
    }
  }

  async function transmit(
    alone: ChipSlot,
    apdu: Uint8Array,
    { protocol }: PoweredCard,
  ): Promise<Outcome<Uint8Array>> {
    const answer = await follow(apdu, async (each) => {
      const command = protocol === 0 && tpdu ? toTpdu(each) : ok(each);
      return command.ok ? await alone.exchange(command.value) : command;
    });
    // Whatever went wrong, the card has to be powered anew before anything is believed of it.
    if (!answer.ok && answer.failure.sent) memory.powered = undefined;
    return answer;
  }

  return {
    present: () => slot.present(),
    async connect(options) {
      const powered = await connect(options?.waitMs);
      return powered.ok ? ok({ atr: hex(powered.value.atr) }) : powered;
    },
    transmit: (apdu) =>
      slot.together<Outcome<Uint8Array>>(async (alone) => {
        if (apdu.length < 4)
          return failed('invalid-request', 'an APDU has at least four bytes', { sent: false });
        const powered = memory.powered ? ok(memory.powered) : await powerOn(alone);
        return powered.ok ? await transmit(alone, apdu, powered.value) : powered;
      }),
    async readSocialSecurity(options) {
      const connected = await connect(options?.waitMs);
      if (!connected.ok) return connected;
      return await slot.together(async (alone) => {
        for (let attempt = 1; ; attempt += 1) {
          const powered = memory.powered ? ok(memory.powered) : await powerOn(alone);
          const read = powered.ok
            ? await readSocialSecurity((apdu) => transmit(alone, apdu, powered.value))
            : powered;
          if (!read.ok && mishap.has(read.failure.code) && attempt < readTries) continue;
          memory.powered = undefined;
          await alone.powerOff();
          return read;
        }
      });
    },
    swipe: () =>
      Promise.resolve(
        failed('not-supported', 'this reader reads chips, not stripes', { sent: false }),
      ),
  };
}
