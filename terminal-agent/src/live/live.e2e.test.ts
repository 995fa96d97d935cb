import { openDevice } from '@banshi/hardware-drivers';
import { cameraBrain, folderLine, memoryWire, seeded } from '@banshi/hardware-drivers/simulators';
import sharp from 'sharp';
import { afterEach, expect, it, vi } from 'vitest';
import { drawFrame } from '../documents/testing/drawn/frame.ts';
import { openFleet } from '../devices/index.ts';
import { systemClock } from '../ports/index.ts';
import type { View } from '../protocol/index.ts';
import { pagePapers } from '../shell/papers.ts';
import { atForm } from '../testing/world.ts';
import { createLive, type Sight } from './index.ts';

// The worker starts while other suites share two cores.
vi.setConfig({ testTimeout: 60_000 });

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const size = { width: 1224, height: 918 };

/** The view of the scan screen, and of the one after leaving it, as the session machine draws them. */
function views() {
  const one = atForm();
  one.do(
    { type: 'fill', values: { level: '200' } },
    { type: 'continue' },
    { type: 'provide-material', material: 'application-form', how: 'scan' },
  );
  // The machine has checked it against the protocol's schema.
  const place = one.view() as View;
  one.do({ type: 'scan-page' });
  return { place, scanning: one.view() as View };
}

async function desk() {
  const ports = { clock: systemClock, chance: seeded(1) };
  const camera = cameraBrain(ports, { frameMs: 40 });
  const wire = memoryWire(systemClock);
  wire.plug('sim:camera', folderLine(camera, ports));
  const fleet = openFleet({
    devices: [
      { id: 'camera', role: 'document-camera', driver: 'camera-folder', address: 'sim:camera' },
    ],
    clock: systemClock,
    wire,
    open: openDevice,
    log: () => undefined,
  });
  open.push(() => fleet.close());
  const rested = Promise.withResolvers<undefined>();
  const papers = pagePapers();
  open.push(async () => papers[Symbol.asyncDispose]());
  const listeners = new Set<(sight: Sight | null) => void>();
  const live = createLive({
    clock: systemClock,
    fleet,
    papers,
    log: ({ error }) => expect.unreachable(String(error)),
    show: (sight) => listeners.forEach((listener) => listener(sight)),
    rested: () => rested.resolve(undefined),
  });
  open.push(async () => live.close());
  await fleet.until('document-camera', 5_000);
  const { image, corners } = drawFrame(601, { ...size, backdrop: 'cloth', sheet: 'letter-zh' });
  if (corners === undefined) throw new Error('a sheet was drawn');
  const frame = await sharp(image.data, { raw: { ...size, channels: 3 } })
    .jpeg()
    .toBuffer();
  return {
    camera: camera.world,
    live,
    frame,
    rested: rested.promise,
    truth: corners.map(({ x, y }) => [x / size.width, y / size.height] as const),
    sees: (wanted: (sight: Sight | null) => boolean) =>
      new Promise<Sight | null>((resolve) => {
        const listener = (sight: Sight | null) => {
          if (!wanted(sight)) return;
          listeners.delete(listener);
          resolve(sight);
        };
        listeners.add(listener);
      }),
  };
}

it('outlines a sheet laid before the camera, and stops when the screen is left', async () => {
  const { camera, live, frame, rested, truth, sees } = await desk();
  const { place, scanning } = views();
  camera.place(frame);
  const good = sees((sight) => sight?.overlay.hint === 'good');
  live.follow(place);

  const sight = await good;

  const corners = sight?.overlay.corners ?? [];
  expect(corners).toHaveLength(4);
  // The drawn sheet may lie turned: its corners count from its own top left.
  for (const [trueX, trueY] of truth) {
    const ways = corners.map(([x, y]) => Math.hypot(x - trueX, y - trueY));
    expect(Math.min(...ways)).toBeLessThan(0.03);
  }
  expect(await sharp(sight?.picture).metadata()).toMatchObject({ format: 'jpeg', width: 640 });
  // Left lying there, it may be taken without a touch.
  await rested;

  const after: (Sight | null)[] = [];
  const over = sees((one) => {
    after.push(one);
    return false;
  });
  live.follow(scanning);
  // A frame looked at when the screen was left would be shown before the next look's first sight.
  const again = sees((one) => one !== null);
  live.follow(place);
  await Promise.race([again, over]);
  expect(after[0]).toBeNull();
});

it('says that nothing is there when the desk is empty', async () => {
  const { camera, live, sees } = await desk();
  const { image } = drawFrame(602, { ...size, backdrop: 'cloth', fault: 'empty' });
  camera.place(
    await sharp(image.data, { raw: { ...size, channels: 3 } })
      .jpeg()
      .toBuffer(),
  );
  const seen = sees((sight) => sight !== null);
  live.follow(views().place);
  expect((await seen)?.overlay).toMatchObject({ corners: null, hint: 'nothing-there' });
});
