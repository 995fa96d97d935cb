import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Reason } from '../judge/reasons.ts';

/** No picture of at most 100 megapixels is so large, be it 16 bits a channel and uncompressed. */
const mostBytes = 640e6;

export type ReadResult =
  { readonly bytes: Uint8Array } | { readonly refused: Reason; readonly why: string };

/** Reads a file that should be a picture, within bounded memory and time. A refusal says what to do. */
export async function readPicture(path: string): Promise<ReadResult> {
  try {
    // A pipe without a writer would be waited for without end.
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const about = await file.stat();
    if (about.isDirectory()) return refuse('This is a folder. Name the files in it.');
    if (!about.isFile()) return refuse('This is no file, but a device or a pipe.');
    if (about.size > mostBytes) return { refused: 'too-many-pixels', why: `The file has more than ${String(mostBytes / 1e6)} MB.` }; // prettier-ignore
    return { bytes: await file.readFile() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return refuse('There is no such file (ENOENT). Check its name.');
    if (code === 'EACCES' || code === 'EPERM') return refuse('The file may not be read (EACCES). Give this user the right to.'); // prettier-ignore
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(why: string): ReadResult {
  return { refused: 'not-an-image', why };
}
