/** One terminal's agent: see README.md. */
export { createAgent, type Agent, type AgentOptions, type Health, type Probes } from './agent.ts';
export { version } from './life.ts';
export { checkConfig, configReport, type ConfigProblem } from './check-config.ts';
export { TerminalConfig } from './config-schema.ts';
export type { Log } from './log.ts';
export {
  memoryFiles,
  plainPapers,
  systemClock,
  systemNet,
  systemRng,
  type Clock,
  type Files,
  type Net,
  type NetRequest,
  type NetResponse,
  type NetSilence,
  type Page,
  type Papers,
  type Ports,
  type Rng,
} from './ports/index.ts';
export { diskFiles } from './ports/disk.ts';
export { startTerminal, type RunningTerminal, type StartedTerminal } from './shell/terminal.ts';
export { readConfig, type LoadedConfig, type ReadConfig } from './config.ts';
export { agentMigrations } from './store/migrations.ts';
export type { Ledger } from './store/ledger.ts';
export type { Checkpoint, Perform } from './effects/index.ts';
export { standingOf, type Cabinet, type Custody, type Standing } from './custody/index.ts';
