import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from './files.ts';

/** Files under one folder, readable by this user only; a write survives a power cut once it resolves. */
export function diskFiles(root: string): Files {
  const place = (name: string) => {
    if (!/^[\w-]+(\/[\w.-]+)?$/.test(name)) throw new Error(`no file may be named "${name}"`);
    return join(root, name);
  };
  const missing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';
  return {
    async read(name) {
      try {
        return await readFile(place(name));
      } catch (error) {
        if (missing(error)) return null;
        throw error;
      }
    },
    async write(name, bytes) {
      const path = place(name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const draft = `${path}.new`;
      const file = await open(draft, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
      // The new name must be durable too, not only the bytes.
      const folder = await open(dirname(path), 'r');
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    },
    remove: (name) => rm(place(name), { force: true }),
    async list(folder) {
      try {
        const names = await readdir(place(folder));
        return names.filter((name) => !name.endsWith('.new'));
      } catch (error) {
        if (missing(error)) return [];
        throw error;
      }
    },
  };
}
