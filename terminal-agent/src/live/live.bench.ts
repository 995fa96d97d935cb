import { openDevice } from '@banshi/hardware-drivers';
import { cameraBrain, folderLine, memoryWire, seeded } from '@banshi/hardware-drivers/simulators';
import sharp from 'sharp';
import { openFleet } from '../devices/index.ts';
import { drawFrame } from '../documents/testing/drawn/frame.ts';
import { systemClock } from '../ports/index.ts';
import { pagePapers } from '../shell/papers.ts';
import { createLive } from './index.ts';
import type { View } from '../protocol/index.ts';

/** Prints how many outlines a second leave the agent, from a simulated camera of 25 frames a second. */
const size = { width: 1632, height: 1224 };
const seconds = 5;
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
const papers = pagePapers();
const { image } = drawFrame(7_001, size);
camera.world.place(
  await sharp(image.data, { raw: { ...size, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer(),
);
await fleet.until('document-camera', 5_000);

// The agent's own timers keep no process alive; its gateway does.
const alive = setInterval(() => undefined, 1_000);
let count = 0;
let from = 0;
await new Promise<void>((resolve) => {
  const live = createLive({
    clock: systemClock,
    fleet,
    papers,
    log: console.error,
    rested: () => undefined,
    show: (sight) => {
      if (sight === null) return;
      count += 1;
      // A second's worth of looks warms the worker up.
      if (count === 15) from = performance.now();
      if (count < 15 || performance.now() - from < seconds * 1_000) return;
      live.close();
      resolve();
    },
  });
  // The one screen on which it looks; nothing else of the view is read.
  live.follow({ screen: { step: 'scan', phase: 'place' }, session: null, trouble: null } as View);
});
const passed = (performance.now() - from) / 1_000;
console.table([{ what: 'outlines a second', measured: ((count - 15) / passed).toFixed(1), bar: '≥ 10' }]); // prettier-ignore
await papers[Symbol.asyncDispose]();
await fleet.close();
clearInterval(alive);
