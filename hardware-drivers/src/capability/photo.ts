import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { IdentityCard } from './identity-reader.ts';

/** A card's picture as everybody can show it: 102 × 126 pixels. */
export interface Photo {
  readonly mediaType: 'image/bmp' | 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

/**
 * Turns the 1024 bytes of a card's WLT picture into an image. No open decoder exists; whoever is
 * licensed for the maker's plugs it in here. Nothing in this house pretends to decode WLT.
 */
export interface WltDecoder {
  /** `not-supported` when the decoder is missing, `card-unreadable` when it refuses the picture. */
  decode(wlt: Uint8Array): Promise<Outcome<Photo>>;
}

const wltLength = 1024;
const starts: readonly (readonly [Photo['mediaType'], readonly number[]])[] = [
  ['image/bmp', [0x42, 0x4d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8]],
];

/** What a decoder gave, told by its first bytes; a decoder that gives something else is not believed. */
export function photoOf(bytes: Uint8Array): Outcome<Photo> {
  const found = starts.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  return found
    ? ok({ mediaType: found[0], bytes })
    : failed('card-unreadable', 'the decoder gave no picture', { sent: false });
}

/** The picture of a card that was read, when a decoder is there. */
export async function decodePhoto(
  { photo }: Pick<IdentityCard, 'photo'>,
  decoder: WltDecoder | undefined,
): Promise<Outcome<Photo>> {
  const wlt = Uint8Array.from(Buffer.from(photo.bytes, 'base64'));
  if (wlt.length !== wltLength) {
    return failed('card-unreadable', `a WLT picture has ${wltLength} bytes, not ${wlt.length}`, {
      sent: false,
    });
  }
  return decoder
    ? await decoder.decode(wlt)
    : failed('not-supported', 'no decoder for WLT pictures is installed', { sent: false });
}
