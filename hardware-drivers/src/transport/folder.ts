import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failed, ok } from '../command/outcome.ts';
import { startCamera } from './camera.ts';
import type { FolderConnection, Transport } from './connection.ts';

const why = (error: unknown) => (error instanceof Error ? error.message : String(error));
/** A frame of a document camera stays far below. */
const maxFile = 64 * 1024 * 1024;

/** A folder of this machine into which a device's own software writes. */
export const folderTransport: Transport = {
  scheme: 'folder',
  unavailable: () => Promise.resolve(undefined),
  async open(address) {
    if (address.scheme !== 'folder')
      return failed('invalid-request', 'not a folder address', { sent: false });
    const { path, camera, size } = address;
    try {
      if (!(await stat(path)).isDirectory())
        return failed('cannot-open', `${path} is no folder`, { sent: false });
    } catch (error) {
      return failed('cannot-open', why(error), { sent: false });
    }
    const running =
      camera === undefined
        ? undefined
        : await startCamera({ camera, ...(size === undefined ? {} : { size }) }, path);
    if (running && !running.ok) return running;
    let ours = false;
    const connection: FolderConnection = {
      medium: 'folder',
      address,
      onClose: (listener) =>
        running?.value.onEnd((why) => !ours && listener(why)) ?? (() => undefined),
      async list() {
        try {
          const files = [];
          for (const entry of await readdir(path, { withFileTypes: true })) {
            if (!entry.isFile()) continue;
            // A file may go between the two calls: cameras replace their frames.
            const found = await stat(join(path, entry.name)).catch(() => undefined);
            if (found) files.push({ name: entry.name, modifiedAt: found.mtimeMs });
          }
          return ok(files.toSorted((a, b) => a.modifiedAt - b.modifiedAt));
        } catch (error) {
          return failed('line-closed', why(error));
        }
      },
      async read(name) {
        try {
          const file = join(path, basename(name));
          if ((await stat(file)).size > maxFile)
            return failed('garbled-answer', `${name} is longer than ${maxFile} bytes`);
          return ok(new Uint8Array(await readFile(file)));
        } catch (error) {
          return failed('no-answer', why(error));
        }
      },
      close() {
        ours = true;
        running?.value.stop();
        return Promise.resolve();
      },
      [Symbol.asyncDispose]: () => connection.close(),
    };
    return ok(connection);
  },
};
