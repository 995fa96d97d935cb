import type { Described } from '../../definition/driver.ts';
import { frameOf, more, skip, type Framing } from '../../framing/framing.ts';

const jpegHead = [0xff, 0xd8, 0xff];
const pngHead = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const maxPicture = 64 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, head: readonly number[]) =>
  head.every((byte, i) => bytes[i] === byte);

/** The media type of a picture that is all there; a camera may still be writing it. */
export function wholePicture(bytes: Uint8Array): 'image/jpeg' | 'image/png' | undefined {
  const tail = Buffer.from(bytes.subarray(-64));
  if (startsWith(bytes, jpegHead))
    return tail.includes(Buffer.of(0xff, 0xd9)) ? 'image/jpeg' : undefined;
  if (startsWith(bytes, pngHead)) return tail.includes('IEND') ? 'image/png' : undefined;
  return undefined;
}

/** Pictures one behind the other, as in a capture of a camera's output. */
export const pictureFraming: Framing = {
  maxFrame: maxPicture,
  scan(bytes) {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const heads = [jpegHead, pngHead].filter((head) =>
      startsWith(bytes, head.slice(0, bytes.length)),
    );
    if (heads.length === 0) return skip(1, 'no picture starts here');
    const jpeg = heads[0] === jpegHead;
    const end = jpeg ? view.indexOf(Buffer.of(0xff, 0xd9)) : view.indexOf('IEND');
    if (end < 0) return more;
    const whole = end + (jpeg ? 2 : 8);
    return bytes.length < whole ? more : frameOf(whole);
  },
};

export const describePicture = (frame: Uint8Array): Described => ({
  direction: 'device->host',
  meaning: `${wholePicture(frame) ?? 'picture'} of ${frame.length} bytes`,
});
