import type { Wire } from '@banshi/hardware-drivers';
import type { Store } from '@banshi/queue-server/journal';
import type { Fonts } from '@banshi/queue-server/paper';
import type { Clock } from './clock.ts';
import type { Files } from './files.ts';
import type { Net } from './net.ts';
import type { Papers } from './papers.ts';
import type { Rng } from './rng.ts';

export { pause, systemClock, type Clock } from './clock.ts';
export { digits, systemRng, type Rng } from './rng.ts';
export { systemNet, type Net, type NetRequest, type NetResponse, type NetSilence } from './net.ts';
export { memoryFiles, type Files } from './files.ts';
export { plainPapers, type FrameSource, type Look, type Page, type Papers } from './papers.ts';

/** Everything outside that an agent may touch. */
export interface Ports {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly wire: Wire;
  readonly net: Net;
  /** Opened with `agentMigrations`. */
  readonly store: Store;
  readonly files: Files;
  /** Frames are kept as they came when there is no pipeline. */
  readonly papers?: Papers;
  /** Without fonts a slip with a character that the printer lacks is refused. */
  readonly fonts?: () => Promise<Fonts>;
}
