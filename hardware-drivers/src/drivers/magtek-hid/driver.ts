import type { CardReader, Swipe } from '../../capability/card-reader.ts';
import { failed, ok, type Outcome } from '../../command/outcome.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import type { Conversation } from '../../definition/driver.ts';
import type { StreamIo } from '../../session/bus.ts';
import {
  anySwipeFraming,
  describeSwipe,
  isForeign,
  readSwipe,
  swipeFraming,
  swipePacking,
  swipeReport,
} from './codec.ts';

const defaultWaitMs = 20_000;
const encrypted = 'encrypted';
const noChip = () =>
  Promise.resolve(failed('not-supported', 'this reader reads stripes, not chips', { sent: false }));

/** A swipe nobody waited for is nobody's: it is forgotten at once. */
function conversation(): Conversation<StreamIo, 'card-reader'> {
  return {
    // It answers no question: that it is open is all that can be known of it.
    identify: () => Promise.resolve(ok({ maker: 'MagTek', model: 'HID swipe reader' })),
    check: () => Promise.resolve(ok({})),
    capability: (io): CardReader => ({
      present: noChip,
      connect: noChip,
      transmit: noChip,
      readSocialSecurity: noChip,
      async swipe({ waitMs = defaultWaitMs } = {}): Promise<Outcome<Swipe>> {
        const swiped = await io.listen(
          (report) => (isForeign(report) ? encrypted : readSwipe(report)),
          waitMs,
        );
        if (!swiped.ok) {
          return swiped.failure.code === 'no-answer'
            ? failed('no-card', `no card was swiped within ${Math.round(waitMs)} ms`)
            : swiped;
        }
        if (swiped.value === encrypted)
          return failed(
            'not-supported',
            'the reader encrypts its tracks (MagnePrint): this driver reads plain ones only',
          );
        const { tracks, damaged } = swiped.value;
        if (tracks.some((track) => track !== null)) return ok({ tracks });
        return damaged.length > 0
          ? failed('card-unreadable', 'no track could be read: swipe again')
          : failed('card-unreadable', 'the stripe is empty or was not seen');
      },
    }),
  };
}

export const magtekHid = defineDriver({
  id: 'magtek-hid',
  title: 'MagTek magnetic stripe reader in HID mode (0801:0002)',
  manual: 'MagTek 99875191, USB swipe reader technical reference: input report of 337 bytes',
  capability: 'card-reader',
  medium: 'stream',
  /** On serial and tcp: its reports one after the other, as bridges and the simulator send them. */
  schemes: ['hid', 'serial', 'tcp'],
  heartbeatMs: 5_000,
  profile: {},
  line: () => ({ packets: { usagePage: 0xff00 } }),
  packing: swipePacking,
  timing: { gapMs: 0, lateMs: 0, interByteMs: 200 },
  framing: () => swipeFraming,
  anyFraming: anySwipeFraming,
  describe: describeSwipe,
  build: { swipeReport },
  start: conversation,
});
