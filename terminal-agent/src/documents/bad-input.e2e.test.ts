import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const plain = (width: number, height: number): Sharp => sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } } }); // prettier-ignore

/** A PNG whose header promises what it does not hold. */
async function promising(width: number, height: number): Promise<Buffer> {
  const png = Buffer.from(await plain(64, 64).png().toBuffer());
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}

async function animation(): Promise<Buffer> {
  const pictures = await Promise.all([plain(80, 80).png().toBuffer(), plain(80, 80).negate().png().toBuffer()]); // prettier-ignore
  return sharp(pictures, { join: { animated: true } }).gif({ delay: [50, 50] }).toBuffer(); // prettier-ignore
}

const refused: Readonly<Record<string, { reason: string; bytes: () => Promise<Uint8Array> }>> = {
  'text.jpg': { reason: 'not-an-image', bytes: () => Promise.resolve(Buffer.from('not a picture')) }, // prettier-ignore
  'empty.jpg': { reason: 'not-an-image', bytes: () => Promise.resolve(new Uint8Array(0)) },
  'half.jpg': { reason: 'damaged-image', bytes: async () => (await plain(800, 600).jpeg().toBuffer()).subarray(0, 900) }, // prettier-ignore
  'pixel.png': { reason: 'too-few-pixels', bytes: () => plain(1, 1).png().toBuffer() },
  'huge.png': { reason: 'too-many-pixels', bytes: () => promising(20_000, 10_000) },
  // 90 megapixels of one colour in a few kilobytes: 270 MB if it were unpacked whole.
  'bomb.png': { reason: 'nothing-there', bytes: () => plain(30_000, 3_000).png().toBuffer() },
  'moving.gif': { reason: 'several-pictures', bytes: animation },
  'cmyk.jpg': { reason: 'nothing-there', bytes: () => plain(800, 600).toColourspace('cmyk').jpeg().toBuffer() }, // prettier-ignore
  'deep.png': { reason: 'nothing-there', bytes: () => plain(800, 600).toColourspace('rgb16').png().toBuffer() }, // prettier-ignore
  'turned.jpg': { reason: 'nothing-there', bytes: () => plain(800, 600).jpeg().withMetadata({ orientation: 6 }).toBuffer() }, // prettier-ignore
};

interface Line {
  readonly file: string;
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly error?: string;
  readonly width: number;
}

describe('the command line and files that are no page', () => {
  const lines = new Map<string, Line>();
  let directory = '';
  let exitCode: unknown;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'bad-input-'));
    for (const [name, { bytes }] of Object.entries(refused))
      await writeFile(join(directory, name), await bytes());
    const cli = fileURLToPath(new URL('cli.ts', import.meta.url));
    const stdout = await new Promise<string>((resolve) => {
      // Half the memory that unpacking the bomb would take on top of everything else.
      const words = [
        '--max-old-space-size=256',
        cli,
        'judge',
        ...Object.keys(refused),
        'missing.jpg',
        '.',
      ];
      execFile(process.execPath, words, { env: { ...process.env, BANSHI_CWD: directory } }, (error, out) => {
        exitCode = error?.code ?? 0;
        resolve(out);
      }); // prettier-ignore
    });
    for (const text of stdout.trim().split('\n')) {
      // The command line's own promise; a line of another form fails the tests below.
      const line = JSON.parse(text) as Line;
      lines.set(line.file, line);
    }
  }, 90_000);
  afterAll(async () => {
    await rm(directory, { recursive: true });
  });

  it.each(Object.entries(refused))('answers %s with its reason', (name, { reason }) => {
    expect(lines.get(name)).toMatchObject({ verdict: 'retake', reasons: [reason] });
  });

  it('says in words why a file cannot be read, and goes on with the next', () => {
    expect(lines.get('half.jpg')?.error).toMatch(/incomplete/);
    expect(lines.get('missing.jpg')?.error).toMatch(/ENOENT/);
    expect(lines.get('.')?.error).toMatch(/folder/);
    expect(lines.get('cmyk.jpg')).not.toHaveProperty('error');
    expect(exitCode).toBe(1);
  });

  it('says the same things of every file, also of one in which nothing could be looked at', () => {
    const told = [
      'corners',
      'confidence',
      'shape',
      'verdict',
      'reasons',
      'angle',
      'turned',
      'timings',
    ];
    for (const line of lines.values()) expect(Object.keys(line)).toEqual(expect.arrayContaining(told)); // prettier-ignore
  });

  it('counts the pixels of a turned picture as a viewer shows it', () => {
    expect(lines.get('turned.jpg')?.width).toBe(600);
  });
});
