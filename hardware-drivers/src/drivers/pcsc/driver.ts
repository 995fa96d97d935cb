import { ok } from '../../command/outcome.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import type { Conversation, Notify } from '../../definition/driver.ts';
import { integer, type ProfileOf } from '../../definition/profile.ts';
import { frameOf, more, type Framing } from '../../framing/framing.ts';
import type { CardIo } from '../../session/slot.ts';
import { describeApdu } from '../cards/describe.ts';
import { chipCardReader, type ChipSlot, type SlotMemory } from '../cards/reader.ts';
import { readRecord, selectApplication, selectFile } from '../cards/social-security.ts';

const profile = {
  pollMs: integer({ help: 'between two looks for a card', min: 50, max: 5_000, default: 300 }),
};

const timeouts = { status: 2_000, power: 5_000, transfer: 30_000 };

/** The stack keeps borders: a capture is one command or one answer. */
const wholeApdu: Framing = {
  maxFrame: 65_538,
  scan: (bytes) => (bytes.length < 2 ? more : frameOf(bytes.length)),
};

function conversation(
  { pollMs }: ProfileOf<typeof profile>,
  notify: Notify,
): Conversation<CardIo, 'card-reader'> {
  const memory: SlotMemory = { powered: undefined };
  let lying: boolean | undefined;

  async function present(io: CardIo) {
    const there = await io.present(timeouts.status);
    if (!there.ok) return there;
    if (!there.value) memory.powered = undefined;
    if (lying !== undefined && lying !== there.value)
      notify.observation({ kind: 'card', present: there.value });
    lying = there.value;
    return there;
  }

  const slotOn = (io: CardIo): ChipSlot => ({
    clock: io.clock,
    present: () => present(io),
    powerOn: () => io.connect(timeouts.power),
    powerOff: () => io.disconnect(timeouts.status),
    exchange: (command) => io.transmit(command, timeouts.transfer),
    together: (work) => io.together((alone) => work(slotOn(alone))),
    pause: (ms) => io.pause(ms),
  });

  return {
    async identify(io) {
      const there = await present(io);
      return there.ok ? ok({ model: 'PC/SC chip card reader' }) : there;
    },
    async check(io) {
      const there = await present(io);
      return there.ok ? ok({}) : there;
    },
    capability: (io) => chipCardReader(slotOn(io), memory, { pollMs, tpdu: true }),
  };
}

export const pcscReader = defineDriver({
  id: 'pcsc',
  title: 'Chip card reader behind PC/SC (pcscd)',
  manual: 'PC/SC Workgroup part 5; pcsc-lite socket protocol 4.4 (winscard_msg.h); ISO/IEC 7816-4',
  capability: 'card-reader',
  medium: 'card',
  schemes: ['pcsc'],
  heartbeatMs: 3_000,
  profile,
  anyFraming: wholeApdu,
  describe: describeApdu,
  build: { selectApplication, selectFile, readRecord },
  start: conversation,
});
