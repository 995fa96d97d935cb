/** The queue-server as a part of something larger: the town, the bench, a test. */
export type { AccountSeed, City, Site } from './city.ts';
export { feedOf } from './city.ts';
export { readConfig, type Config } from './config.ts';
export { keyFileOf } from './keys/server-key.ts';
export type {
  HallRules,
  HallSettings,
  OpeningHours,
  QueueSettings,
  Span,
  WindowSettings,
} from './halls/settings.ts';
export { startOverLean } from './ports/lean-start.ts';
export { restWhenQuiet } from './ports/rest.ts';
export { usualRules } from './halls/settings.ts';
export type { Condition, ProfileRule, WorkProfile } from './queue/profile.ts';
export { createServer, type Ports, type Server, type ServerOptions } from './server.ts';
