import { describe, expect, it } from 'vitest';
import { decodePhoto } from '../capability/photo.ts';
import { syntheticPhoto } from '../simulators/sam-id-reader/card.ts';
import { wltCommand } from './wlt-command.ts';

const photo = {
  encoding: 'wlt' as const,
  bytes: Buffer.from(syntheticPhoto()).toString('base64'),
};
/** Stands for a maker's decoder: says "BM" and how many bytes it was given. */
const program = (code: string) => wltCommand(process.execPath, ['-e', code]);
const asBitmap =
  'let n = 0; process.stdin.on("data", (b) => (n += b.length)).on("end", () => process.stdout.write("BM" + n))';

describe('a decoder for card pictures', () => {
  it('gets the 1024 bytes and gives an image', async () => {
    const decoded = await decodePhoto({ photo }, program(asBitmap));
    expect(decoded).toMatchObject({ ok: true, value: { mediaType: 'image/bmp' } });
    expect(decoded.ok && Buffer.from(decoded.value.bytes).toString()).toBe('BM1024');
  });

  it('that is missing, breaks or gives no image is not believed', async () => {
    expect(await decodePhoto({ photo }, undefined)).toMatchObject({
      failure: { code: 'not-supported', sent: false },
    });
    expect(await decodePhoto({ photo }, wltCommand('/nonexistent/wlt'))).toMatchObject({
      failure: { code: 'not-supported' },
    });
    expect(await decodePhoto({ photo }, program('process.exit(3)'))).toMatchObject({
      failure: { code: 'not-supported' },
    });
    expect(await decodePhoto({ photo }, program('console.log("sorry")'))).toMatchObject({
      failure: { code: 'card-unreadable' },
    });
    expect(
      await decodePhoto({ photo: { encoding: 'wlt', bytes: 'AAAA' } }, program(asBitmap)),
    ).toMatchObject({ failure: { code: 'card-unreadable' } });
  });
});
