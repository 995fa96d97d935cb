import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Outcome } from '../command/outcome.ts';
import { once } from './settling.ts';

/** Stands for a camera: ffmpeg draws its own moving test picture. */
const testPicture = 'test';
const framesPerSecond = 4;

export interface RunningCamera {
  onEnd(listener: (why: string) => void): () => void;
  stop(): void;
}

/**
 * Lets ffmpeg write a camera's frames into a folder, each whole frame in place of the last. Nothing
 * else of ours knows video: without ffmpeg the folder is filled by the camera's own software.
 */
export function startCamera(camera: string, folder: string): Promise<Outcome<RunningCamera>> {
  if (camera !== testPicture && !existsSync(camera))
    return Promise.resolve(
      failed('cannot-open', `${camera}: there is no such camera`, { sent: false }),
    );
  const input =
    camera === testPicture
      ? ['-re', '-f', 'lavfi', '-i', 'testsrc=size=640x480:rate=10']
      : ['-f', 'v4l2', '-i', camera];
  const output = ['-r', String(framesPerSecond), '-q:v', '3', '-update', '1'];
  const child = spawn(
    'ffmpeg',
    ['-nostdin', '-loglevel', 'error', ...input, ...output].concat(
      ['-atomic_writing', '1', '-y'],
      join(folder, 'camera.jpg'),
    ),
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once<string>();
  let said = '';
  child.stderr.on('data', (text: Buffer) => void (said = text.toString().trim().slice(-300)));
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        failed(
          'transport-unavailable',
          error.code === 'ENOENT' ? 'a camera needs ffmpeg (Debian: ffmpeg)' : error.message,
          { sent: false },
        ),
      ),
    );
    child.once('exit', () => ended.tell(said === '' ? 'ffmpeg ended' : `ffmpeg: ${said}`));
    child.once('spawn', () =>
      resolve(
        ok({
          onEnd: (listener) => ended.listen(listener),
          stop: () => void child.kill('SIGKILL'),
        }),
      ),
    );
  });
}
