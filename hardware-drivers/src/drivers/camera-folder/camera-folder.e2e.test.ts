import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ScanSettings } from '../../capability/document-scanner.ts';
import { systemClock } from '../../ports/system.ts';
import type { SupervisedDevice } from '../../supervisor/device.ts';
import { usable, type Lifecycle } from '../../supervisor/lifecycle.ts';
import { openDevice } from '../../supervisor/open.ts';
import { systemWire } from '../../transport/system-wire.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banshi-camera-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const jpeg = (text: string) =>
  Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0), Buffer.from(text), Buffer.of(0xff, 0xd9)]);

async function camera(
  profile: Record<string, unknown> = {},
  query = '',
): Promise<SupervisedDevice> {
  const opened = openDevice(
    { id: 'camera', driver: 'camera-folder', address: `folder:${folder}${query}`, profile },
    { clock: systemClock, wire: systemWire() },
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const settled = (life: Lifecycle) => usable(life) || 'because' in life;
  await opened.value.until(settled, { deadlineMs: 5_000 });
  return opened.value;
}
const scan = (device: SupervisedDevice) =>
  device.use('document-scanner', (scanner) => scanner.scan());

it('takes the frame that comes after the request, not the one before', async () => {
  writeFileSync(join(folder, 'now.jpg'), jpeg('old page'));
  await using device = await camera({ freshMs: 20_000 });
  const past = new Date(Date.now() - 1_000);
  utimesSync(join(folder, 'now.jpg'), past, past);
  const scanning = scan(device);
  // Half a picture first, then the whole one under the same name, as cameras do.
  writeFileSync(join(folder, 'now.jpg'), jpeg('new page').subarray(0, 6));
  writeFileSync(join(folder, '.now.tmp'), jpeg('new page'));
  renameSync(join(folder, '.now.tmp'), join(folder, 'now.jpg'));
  const scanned = await scanning;
  if (!scanned.ok) throw new Error(scanned.failure.message);
  expect(scanned.value.pages).toEqual([
    { number: 1, mediaType: 'image/jpeg', bytes: new Uint8Array(jpeg('new page')) },
  ]);
});

it('says that there is no picture, and that the camera stopped', async () => {
  await using device = await camera({ freshMs: 0, staleMs: 1 });
  expect(await scan(device)).toMatchObject({ ok: false, failure: { code: 'no-page' } });
  expect(await device.refresh()).toMatchObject({
    value: { condition: 'blocked', reasons: [{ code: 'no-picture' }] },
  });
});

it('refuses a folder that is not there', async () => {
  rmSync(folder, { recursive: true });
  const opened = openDevice(
    { id: 'camera', driver: 'camera-folder', address: `folder:${folder}` },
    { clock: systemClock, wire: systemWire() },
  );
  if (!opened.ok) throw new Error('not opened');
  await using device = opened.value;
  const life = await device.until(({ state }) => state === 'absent', { deadlineMs: 5_000 });
  expect(life.ok).toBe(true);
});

const ffmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
if (!ffmpeg) process.stderr.write('skipped: a video camera needs ffmpeg (Debian: ffmpeg)\n');

it.runIf(ffmpeg)('takes a frame of a video camera through ffmpeg', async () => {
  await using device = await camera({ freshMs: 20_000 }, '?camera=test');
  const scanned = await scan(device);
  if (!scanned.ok) throw new Error(scanned.failure.message);
  expect(scanned.value.pages[0]?.mediaType).toBe('image/jpeg');
  expect(scanned.value.pages[0]?.bytes.length).toBeGreaterThan(1_000);
});

it.runIf(ffmpeg)('shows small frames beside the whole ones, each of them once', async () => {
  await using device = await camera({ freshMs: 20_000 }, '?camera=test&size=1280x960');
  const widthOf = async (settings: ScanSettings) => {
    const taken = await device.use('document-scanner', (scanner) => scanner.scan(settings));
    if (!taken.ok) throw new Error(taken.failure.message);
    return (await sharp(taken.value.pages[0]?.bytes).metadata()).width;
  };
  expect(await widthOf({})).toBe(1280);
  expect(await widthOf({ preview: true })).toBe(640);
  expect(await widthOf({ preview: true })).toBe(640);
});

it('shows a whole frame where the camera gives no small ones, and none twice', async () => {
  await using device = await camera({ freshMs: 0 });
  const look = () => device.use('document-scanner', (scanner) => scanner.scan({ preview: true }));
  writeFileSync(join(folder, 'now.jpg'), jpeg('first'));
  expect(await look()).toMatchObject({ ok: true });
  expect(await look()).toMatchObject({ ok: false, failure: { code: 'no-page' } });
});

it('says which camera is not there', async () => {
  await using device = await camera({}, '?camera=/dev/video-none');
  expect(device.state).toMatchObject({
    state: 'absent',
    because: { code: 'cannot-open', message: '/dev/video-none: there is no such camera' },
  });
});
