import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPagePool, isSameSheet, pagesToPdf, type PagePool } from './index.ts';
import { drawFrame } from './testing/drawn/frame.ts';

/** Frames drawn so far: drawing costs more than anything tested here. */
const drawn = new Map<number, Promise<Uint8Array>>();

function frame(seed: number): Promise<Uint8Array> {
  const known = drawn.get(seed);
  if (known) return known;
  const { image } = drawFrame(seed, {
    width: 1224,
    height: 918,
    backdrop: 'cloth',
    sheet: 'letter-zh',
  });
  const { width, height } = image;
  const bytes = sharp(image.data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  drawn.set(seed, bytes);
  return bytes;
}

// Generous: the whole suite shares two cores.
vi.setConfig({ testTimeout: 90_000 });

describe('the page pool', () => {
  let pool: PagePool;
  beforeAll(() => {
    pool = createPagePool({ workers: 2 });
  });
  afterAll(async () => {
    await pool[Symbol.asyncDispose]();
  });

  it('makes an upright A4 page at 200 dpi out of a frame, in colour, grey and black and white', async () => {
    const bytes = await frame(601);

    const pages = await Promise.all([
      pool.page(bytes),
      pool.page(bytes, { colour: 'grey' }),
      pool.page(bytes, { colour: 'bilevel' }),
    ]);

    for (const { page } of pages) expect(page).toMatchObject({ width: 1654, height: 2339, density: 200 }); // prettier-ignore
    expect(pages.map(({ page }) => page?.mime)).toEqual(['image/jpeg', 'image/jpeg', 'image/tiff']);
    const { page } = pages[0];
    const { channels } = await sharp(page?.bytes).stats();
    // The desk is gone and the paper is white.
    expect(channels.every(({ mean }) => mean > 215)).toBe(true);
  });

  it('knows a page again from another picture of it, and tells other pages apart', async () => {
    const one = await pool.page(await frame(602));
    const other = await pool.page(await frame(601));
    const small = await sharp(await frame(602))
      .rotate(180)
      .resize(1100)
      .jpeg()
      .toBuffer();
    const again = await pool.page(small);

    expect(isSameSheet(one.fingerprint ?? '', again.fingerprint ?? '')).toBe(true);
    expect(isSameSheet(one.fingerprint ?? '', other.fingerprint ?? '')).toBe(false);
  });

  it('answers a broken picture with a reason, and goes on', async () => {
    const answer = await pool.page(new Uint8Array([1, 2, 3]));

    expect(answer).toMatchObject({ verdict: 'retake', reasons: ['not-an-image'], corners: null });
    expect((await pool.find(await frame(601))).confidence).toBeGreaterThan(0.9);
  });

  it('binds pages into a PDF that carries the JPEG unchanged', async () => {
    const { page } = await pool.page(await frame(601));
    if (!page) throw new Error('a page was made');

    const pdf = Buffer.from(await pagesToPdf([page, page]));

    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes(Buffer.from(page.bytes))).toBe(true);
  });
});

describe('the command line', () => {
  it('prints one line of JSON a file and writes the page', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'documents-'));
    try {
      await writeFile(join(directory, 'a.jpg'), await frame(601));

      const cli = fileURLToPath(new URL('cli.ts', import.meta.url));
      const { stdout } = await promisify(execFile)(process.execPath, [cli, 'page', 'a.jpg', '--out', 'out'], { env: { ...process.env, BANSHI_CWD: directory } }); // prettier-ignore

      const [first, ...rest] = stdout.trim().split('\n').map((line): unknown => JSON.parse(line)); // prettier-ignore
      expect(rest).toEqual([]);
      expect(first).toMatchObject({ file: 'a.jpg', verdict: 'ok', reasons: [], shape: 'a4' }); // prettier-ignore
      expect((await readFile(join(directory, 'out', 'a.jpg'))).length).toBeGreaterThan(20_000);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
