import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { EncodedPage } from './encode.ts';

/** Where finished pages are laid, each under the name of the picture it was made of. */
export interface Shelf {
  /** Writes a page and says where, or why it could not. */
  keep(page: EncodedPage, source: string): Promise<{ file: string } | { error: string }>;
}

/**
 * @param sources the pictures themselves, which are never written over, also if they lie in the same
 * folder
 */
export function createShelf(directory: string, sources: readonly string[]): Shelf {
  const taken = new Set(sources);
  return {
    keep: async (page, source) => {
      const file = freeName(directory, source, page.mime === 'image/jpeg' ? 'jpg' : 'tif', taken);
      taken.add(file);
      try {
        await makeFolder(directory);
        await writeFile(file, page.bytes);
        return { file };
      } catch (error) {
        return { error: `The page could not be written: ${error instanceof Error ? error.message : String(error)}` }; // prettier-ignore
      }
    },
  };
}

/** The picture's name, with a number where that is taken: folders may hold pictures of one name. */
function freeName(
  directory: string,
  source: string,
  ending: string,
  taken: ReadonlySet<string>,
): string {
  // prettier-ignore
  const stem = join(directory, basename(source, extname(source)));
  let name = `${stem}.${ending}`;
  for (let number = 2; taken.has(name); number++) name = `${stem}-${String(number)}.${ending}`;
  return name;
}

/** Node's own `recursive` tries without end where the kernel lets nobody make folders, under /proc say. */
async function makeFolder(path: string, deeper = true): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || !deeper || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await makeFolder(path, false);
  }
}
