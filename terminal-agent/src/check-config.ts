import { checkDevice } from '@banshi/hardware-drivers';
import { Settings } from 'typebox/system';
import { Check, Errors } from 'typebox/value';
import { TerminalConfig } from './config-schema.ts';

export interface ConfigProblem {
  /** JSON pointer inside the file. */
  readonly path: string;
  readonly message: string;
  readonly allowed?: readonly string[];
}

/** Reads a parsed `terminal.json`; every problem names its place and what would be allowed there. */
export function checkConfig(
  value: unknown,
):
  | { readonly ok: true; readonly config: TerminalConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] } {
  if (!Check(TerminalConfig, value)) return { ok: false, problems: schemaProblems(value) };
  const seen = new Map<string, number>();
  const problems = value.devices.flatMap(({ role, ...entry }, i): ConfigProblem[] => {
    const own = checkDevice(entry).map((problem) => ({
      ...problem,
      path: `/devices/${i}${problem.path}`,
    }));
    const before = seen.get(role);
    seen.set(role, i);
    return before === undefined
      ? own
      : [
          ...own,
          { path: `/devices/${i}/role`, message: `is the role of /devices/${before} already` },
        ];
  });
  return problems.length === 0 ? { ok: true, config: value } : { ok: false, problems };
}

function schemaProblems(value: unknown): readonly ConfigProblem[] {
  // By default only the first few are told; whoever writes a file wants all of them.
  Settings.Set({ maxErrors: 500 });
  const byPath = new Map<string, ConfigProblem>();
  for (const error of Errors(TerminalConfig, value)) {
    const params = error.params as Readonly<Record<string, unknown>>;
    if (error.keyword === 'additionalProperties') {
      for (const name of listed(params['additionalProperties'])) {
        const path = `${error.instancePath}/${name}`;
        byPath.set(path, { path, message: 'is not a setting' });
      }
      continue;
    }
    if (error.keyword === 'required') {
      for (const name of listed(params['requiredProperties'])) {
        const path = `${error.instancePath}/${name}`;
        byPath.set(path, { path, message: 'is missing' });
      }
      continue;
    }
    if (error.keyword === 'anyOf') {
      const before = byPath.get(error.instancePath);
      byPath.set(error.instancePath, {
        path: error.instancePath,
        message: 'is none of the allowed values',
        ...(before?.allowed === undefined ? {} : { allowed: before.allowed }),
      });
      continue;
    }
    const allowed = 'allowedValue' in params ? [String(params['allowedValue'])] : [];
    const before = byPath.get(error.instancePath);
    byPath.set(error.instancePath, {
      path: error.instancePath,
      message: before?.message ?? error.message,
      ...(allowed.length + (before?.allowed?.length ?? 0) === 0
        ? {}
        : { allowed: [...(before?.allowed ?? []), ...allowed] }),
    });
  }
  return [...byPath.values()];
}

const listed = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];

/** The problems as lines a person can act on: file, place, what is wrong, what is allowed. */
export const configReport = (file: string, problems: readonly ConfigProblem[]): string =>
  problems
    .map(
      ({ path, message, allowed }) =>
        `${file}${path === '' ? '' : `#${path}`}: ${message}${allowed ? ` (allowed: ${allowed.join(', ')})` : ''}`,
    )
    .join('\n');
