import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FolderLine } from '../folder-line.ts';
import type { Hosted } from './host.ts';

/** Writes a simulated camera's frames into a folder; unplugged, they are gone, and so is a folder of its own. */
export function onFolder(line: FolderLine, wanted?: string): Promise<Hosted> {
  const folder = wanted ?? mkdtempSync(join(tmpdir(), 'banshi-camera-'));
  const { device } = line;
  let timer: NodeJS.Timeout | undefined;
  let written: Uint8Array | undefined;

  function write(): void {
    const bytes = line.nextFrame();
    if (!bytes) return;
    const { name, modifiedAt } = device.frame();
    // A frozen camera leaves its last frame as old as it is.
    if (Date.now() - modifiedAt > 2 * device.frameMs) return;
    const file = join(folder, name);
    if (bytes === written && existsSync(file)) {
      // The same picture again: a new frame all the same, but megabytes need not be written for it.
      const now = new Date();
      return utimesSync(file, now, now);
    }
    written = bytes;
    const fresh = join(folder, `.${name}.fresh`);
    writeFileSync(fresh, bytes);
    renameSync(fresh, file);
  }
  function begin(): void {
    mkdirSync(folder, { recursive: true });
    write();
    timer = setInterval(write, device.frameMs);
  }
  function end(): void {
    clearInterval(timer);
    // Only what was written here: the folder may be somebody's own.
    rmSync(join(folder, device.frame().name), { force: true });
    if (wanted === undefined) rmSync(folder, { recursive: true, force: true });
  }

  const leave = line.onPlug((plugged) => (plugged ? begin() : end()));
  begin();
  const hosted: Hosted = {
    address: `folder:${folder}`,
    close() {
      leave();
      end();
      return Promise.resolve();
    },
    [Symbol.asyncDispose]: () => hosted.close(),
  };
  return Promise.resolve(hosted);
}
