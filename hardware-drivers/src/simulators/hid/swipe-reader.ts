import { reportLength, swipeReport, trackLength } from '../../drivers/magtek-hid/codec.ts';
import type { Packing } from '../../transport/packing.ts';
import type { Commands, SimulatorPorts, StreamBrain } from '../simulator.ts';
import { numberWord, WorldError } from '../simulator.ts';

/** `null` is a track that cannot be read, `''` one that holds nothing. */
export interface Stripe {
  readonly tracks: readonly [string | null, string | null, string | null];
}

export interface SwipeReaderWorld {
  /** `encrypted`: the reader turns out to be an encrypting model. */
  swipe(stripe?: Stripe | 'encrypted'): void;
  /** Somebody comes by after so many milliseconds. */
  swipeAfter(ms: number, stripe?: Stripe | 'encrypted'): void;
}

/** A test stripe of nobody: a number from the range that no bank issues. */
export const sampleStripe: Stripe = {
  tracks: ['%B0000000000000000^SPECIMEN/TEST^30121010000?', ';0000000000000000=30121010000?', ''],
};

/** A swipe reader in HID mode: it only ever speaks by itself. */
export function swipeReaderBrain({ clock }: SimulatorPorts): StreamBrain<SwipeReaderWorld> {
  let send: (bytes: Uint8Array) => void = () => undefined;
  const swipe = (stripe: Stripe | 'encrypted' = sampleStripe) => {
    if (stripe === 'encrypted') return send(new Uint8Array(encryptedLength));
    const { tracks } = stripe;
    if (tracks.some((track) => (track?.length ?? 0) > trackLength))
      throw new WorldError(`a track has ${trackLength} characters at most`);
    send(swipeReport(tracks));
  };
  return {
    medium: 'stream',
    baudRate: 115200,
    world: {
      swipe,
      swipeAfter: (ms, stripe) => void clock.after(ms, () => swipe(stripe)),
    },
    receive: () => undefined,
    onSend: (to) => void (send = to),
    powerUp: () => undefined,
  };
}

/** Report of a DynaMag in its encrypting form. */
const encryptedLength = 887;

/** As the device packs: one report per swipe, without a number. */
export const swipeReaderReports = (): Packing => ({
  pack: (bytes) =>
    bytes.length === encryptedLength
      ? [{ channel: 0, bytes }]
      : Array.from({ length: Math.ceil(bytes.length / reportLength) }, (_, i) => ({
          channel: 0,
          bytes: bytes.slice(i * reportLength, (i + 1) * reportLength),
        })),
  unpack: () => new Uint8Array(0),
});

export function swipeCommands(world: SwipeReaderWorld): Commands {
  const stripe = (words: readonly string[]): Stripe => {
    if (words.length === 0) return sampleStripe;
    const [one = '', two = '', three = ''] = words.map((word) =>
      word === '!' ? null : word === '-' ? '' : word,
    );
    return { tracks: [one, two, three] };
  };
  return {
    swipe: {
      help: 'swipe [T1 T2 T3]: swipe a card; "-" is an empty track, "!" an unreadable one',
      run: (...words) => world.swipe(stripe(words)),
    },
    'swipe-after': {
      help: 'swipe-after MS [T1 T2 T3]: swipe a card later',
      run: (ms, ...words) => world.swipeAfter(numberWord(ms, 'MS'), stripe(words)),
    },
  };
}
