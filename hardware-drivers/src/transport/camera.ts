import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Outcome } from '../command/outcome.ts';
import { previewFile } from './connection.ts';
import { once } from './settling.ts';

/** Stands for a camera: ffmpeg draws its own moving test picture. */
const testPicture = 'test';
/** Whole frames are for keeping; small ones are for looking while a sheet is being laid down. */
const wholePerSecond = 4;
const previewsPerSecond = 20;
const previewWidth = 640;

export interface RunningCamera {
  onEnd(listener: (why: string) => void): () => void;
  stop(): void;
}

/** What ffmpeg takes frames from. Cameras give large pictures at a useful rate as JPEG only. */
function inputOf(camera: string, size: string | undefined): string[] {
  if (camera === testPicture)
    return ['-re', '-f', 'lavfi', '-i', `testsrc=size=${size ?? '640x480'}:rate=30`];
  const wanted = size === undefined ? [] : ['-input_format', 'mjpeg', '-video_size', size];
  return ['-f', 'v4l2', ...wanted, '-i', camera];
}

/** One file, each frame whole in place of the last. */
const into = (file: string): string[] => ['-update', '1', '-atomic_writing', '1', '-y', file];

/**
 * Lets ffmpeg write a camera's frames into a folder, whole and small. Nothing else of ours knows
 * video: without ffmpeg the folder is filled by the camera's own software.
 */
export function startCamera(
  { camera, size }: { readonly camera: string; readonly size?: string },
  folder: string,
): Promise<Outcome<RunningCamera>> {
  if (camera !== testPicture && !existsSync(camera))
    return Promise.resolve(
      failed('cannot-open', `${camera}: there is no such camera`, { sent: false }),
    );
  const whole = ['-r', String(wholePerSecond), '-q:v', '3', ...into(join(folder, 'camera.jpg'))];
  const small = [
    ...['-r', String(previewsPerSecond), '-q:v', '5'],
    // A comma inside a filter's argument has to be escaped.
    ...['-vf', `scale=min(${previewWidth}\\,iw):-2`],
    ...into(join(folder, previewFile)),
  ];
  const child = spawn(
    'ffmpeg',
    ['-nostdin', '-loglevel', 'error', ...inputOf(camera, size), ...whole, ...small],
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
