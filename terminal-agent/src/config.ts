import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { checkConfig, configReport } from './check-config.ts';
import type { TerminalConfig } from './config-schema.ts';

/** The configuration with all its paths made absolute. */
export interface LoadedConfig {
  readonly config: TerminalConfig;
  readonly var: string;
  readonly ui: string | null;
}

export type ReadConfig =
  | { readonly ok: true; readonly loaded: LoadedConfig }
  | { readonly ok: false; readonly report: string };

/** The file named by `--config` (or `BANSHI_TERMINAL`), read and checked; `VAR_DIR` moves its data. */
export async function readConfig(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ReadConfig> {
  const flag = args.indexOf('--config');
  const named = (flag >= 0 ? args[flag + 1] : undefined) ?? environment['BANSHI_TERMINAL'];
  if (named === undefined) return { ok: false, report: 'usage: terminal --config terminal.json' };
  const file = resolve(named);
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return {
      ok: false,
      report: `${named}: ${error instanceof Error ? error.message : 'unreadable'}`,
    };
  }
  const checked = checkConfig(value);
  if (!checked.ok) return { ok: false, report: configReport(named, checked.problems) };
  const { config } = checked;
  const absolute = (path: string) => (isAbsolute(path) ? path : join(dirname(file), path));
  const moved = environment['VAR_DIR'];
  return {
    ok: true,
    loaded: {
      config,
      var: moved === undefined ? absolute(config.var) : join(resolve(moved), config.terminal.id),
      ui: config.gateway.ui === undefined ? null : absolute(config.gateway.ui),
    },
  };
}
