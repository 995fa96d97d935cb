import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { colours, type Colour } from './shell/encode.ts';
import { isUnreadable, reasons } from './judge/reasons.ts';
import { shapes, type Shape } from './geometry/shape.ts';
import { readPicture } from './shell/read.ts';
import { createShelf, type Shelf } from './shell/shelf.ts';
import { createSweeper } from './shell/sweep.ts';
import { warmUp } from './shell/warm-up.ts';
import {
  judge,
  makePage,
  refusal,
  type Page,
  type PageWish,
  type Report,
} from './shell/process.ts';

const usage = `npm run --silent document -- find|page|judge FILE… [--out DIR] [--shape ${shapes.join('|')}] [--colour ${colours.join('|')}] [--scale PIXELS] [--cold]

Prints one line of JSON a file: corners (pixels of the picture as viewers show it, clockwise from
the corner nearest the top left), confidence, shape, verdict (ok | retake), reasons, angle (degrees
clockwise the print leans in the picture), turned (degrees clockwise the page was turned to stand
upright), timings (ms), and for a file that is no readable picture error. A file that cannot be read
does not stop the others. Exit code 0: all were read; 1: some could not be; 2: the words were wrong;
3: a page could not be written. With --out, page writes the finished page there and names it in
"page"; pictures are never written over. --scale says how many pixels of the picture a millimetre of
the desk has; without it A5 and A4 look alike, and both are called a4. --cold leaves out the page
that is made beforehand to wake the machine: a single file is done sooner, with longer timings.
`;

/** Runs one command; the answer is the exit code, as `usage` says. */
export async function main(words: readonly string[], directory: string): Promise<number> {
  const parsed = parse(words);
  if (!parsed) {
    process.stderr.write(usage);
    return 2;
  }
  // One frame at a time on one thread: the numbers printed are those of a terminal's worker.
  sharp.cache(false);
  sharp.concurrency(1);
  const sweep = createSweeper();
  // The times printed are to be a terminal's worker's, which is awake when a frame comes.
  if (!parsed.cold) await warmUp();
  const shelf = parsed.out === undefined ? undefined : createShelf(resolve(directory, parsed.out), parsed.files.map((file) => resolve(directory, file))); // prettier-ignore
  let code = 0;
  for (const file of parsed.files) {
    const path = resolve(directory, file);
    sweep();
    const read = await readPicture(path);
    if ('refused' in read) {
      code = Math.max(code, 1);
      print({ file, ...refusal(read.refused, {}), error: read.why });
      continue;
    }
    const { bytes } = read;
    if (parsed.command === 'page') {
      const made = await makePage(bytes, parsed.wish);
      code = Math.max(code, codeOf(made));
      const kept = await keep(made.page, path, shelf);
      if (kept.error !== undefined) code = 3;
      // A page's mark is for machines, and longer than everything else that is said of it.
      print({ file, ...made, fingerprint: undefined, page: undefined, ...errorOf(made), ...kept });
    } else {
      const report: Report = await judge(bytes, parsed.wish);
      code = Math.max(code, codeOf(report));
      print({ file, ...report, ...errorOf(report) });
    }
  }
  return code;
}

/** 1 for a file that is no picture we can read, whatever the picture shows is 0. */
function codeOf(report: Report): number {
  return report.reasons.some(isUnreadable) ? 1 : 0;
}

function errorOf({ reasons: found }: Report): { error?: string } {
  const [unreadable] = found.filter(isUnreadable);
  return unreadable ? { error: reasons[unreadable].en } : {};
}

/** What is said of a finished page, once it is kept. */
async function keep(
  page: Page['page'],
  source: string,
  shelf: Shelf | undefined,
): Promise<{ page?: object; error?: string }> {
  // prettier-ignore
  if (!page) return {};
  const { width, height, density, mime } = page;
  const about = { width, height, density, mime, size: page.bytes.length };
  const kept = shelf && (await shelf.keep(page, source));
  if (kept && 'error' in kept) return { page: about, error: kept.error };
  return { page: { ...kept, ...about } };
}

interface Parsed {
  readonly command: 'find' | 'page' | 'judge';
  readonly files: readonly string[];
  readonly out: string | undefined;
  readonly cold: boolean;
  readonly wish: PageWish;
}

function parse(words: readonly string[]): Parsed | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        shape: { type: 'string' },
        colour: { type: 'string' },
        scale: { type: 'string' },
        cold: { type: 'boolean', default: false },
      },
    });
    const [command, ...files] = positionals;
    if (command !== 'find' && command !== 'page' && command !== 'judge') return undefined;
    const shape = shapes.find((known): known is Shape => known === values.shape);
    const colour = colours.find((known): known is Colour => known === values.colour);
    const perMillimetre = values.scale === undefined ? undefined : Number(values.scale);
    if (perMillimetre !== undefined && !(perMillimetre > 0)) return undefined;
    if (files.length === 0 || (values.shape && !shape) || (values.colour && !colour)) return undefined; // prettier-ignore
    return {
      command,
      files,
      out: values.out,
      cold: values.cold,
      wish: { shape, colour, perMillimetre },
    };
  } catch {
    return undefined;
  }
}

function print(line: object): void {
  process.stdout.write(JSON.stringify(line) + '\n');
}
