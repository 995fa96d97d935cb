import type { Problem } from '../supervisor/device.ts';

/**
 * One setting of a driver. A field without a default must be given: what makers disagree about
 * (which bit means open) is never guessed.
 */
export interface Field<T> {
  readonly help: string;
  readonly allowed: readonly string[];
  readonly default?: T;
  /** The value, or undefined when it is not allowed. */
  readonly read: (value: unknown) => T | undefined;
}

export type ProfileSchema = Readonly<Record<string, Field<unknown>>>;
export type ProfileOf<S extends ProfileSchema> = {
  readonly [K in keyof S]: S[K] extends Field<infer T> ? T : never;
};

interface Common<T> {
  readonly help: string;
  readonly default?: T;
}

const withDefault = <T>(spec: Common<T>) =>
  spec.default === undefined ? {} : { default: spec.default };

export function choice<const T extends string>(
  spec: Common<T> & { readonly of: readonly T[] },
): Field<T> {
  return {
    help: spec.help,
    allowed: spec.of,
    ...withDefault(spec),
    read: (value) => spec.of.find((word) => word === value),
  };
}

export function integer(
  spec: Common<number> & { readonly min: number; readonly max: number },
): Field<number> {
  return {
    help: spec.help,
    allowed: [`${spec.min}…${spec.max}`],
    ...withDefault(spec),
    read: (value) => readInteger(value, spec.min, spec.max),
  };
}

export function oneOfIntegers(
  spec: Common<number> & { readonly of: readonly number[] },
): Field<number> {
  return {
    help: spec.help,
    allowed: spec.of.map(String),
    ...withDefault(spec),
    read: (value) => spec.of.find((number) => number === value || String(number) === value),
  };
}

export function flag(spec: Common<boolean>): Field<boolean> {
  return {
    help: spec.help,
    allowed: ['true', 'false'],
    ...withDefault(spec),
    read: (value) =>
      value === true || value === 'true'
        ? true
        : value === false || value === 'false'
          ? false
          : undefined,
  };
}

export function text(spec: Common<string> & { readonly allowed?: string }): Field<string> {
  return {
    help: spec.help,
    allowed: [spec.allowed ?? 'any text'],
    ...withDefault(spec),
    read: (value) => (typeof value === 'string' ? value : undefined),
  };
}

/** Distinct integers; on the command line separated by commas. */
export function integers(
  spec: Common<readonly number[]> & { readonly min: number; readonly max: number },
): Field<readonly number[]> {
  return {
    help: spec.help,
    allowed: [`a list of distinct integers ${spec.min}…${spec.max}`],
    ...withDefault(spec),
    read(value) {
      const items: unknown = typeof value === 'string' ? value.split(',') : value;
      if (!Array.isArray(items) || items.length === 0) return undefined;
      const numbers = items.map((item) => readInteger(item, spec.min, spec.max));
      if (new Set(numbers).size !== numbers.length) return undefined;
      return numbers.every((number) => number !== undefined) ? numbers : undefined;
    },
  };
}

function readInteger(value: unknown, min: number, max: number): number | undefined {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max
    ? number
    : undefined;
}

export type Checked<P> =
  | { readonly ok: true; readonly value: P }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a profile against its schema; all problems at once, unknown keys included. */
export function checkProfile<S extends ProfileSchema>(
  schema: S,
  input: unknown,
  path = '/profile',
): Checked<ProfileOf<S>> {
  if (
    input !== undefined &&
    (typeof input !== 'object' || input === null || Array.isArray(input))
  ) {
    return { ok: false, problems: [{ path, message: 'must be an object' }] };
  }
  const given = new Map(Object.entries(input ?? {}));
  const problems: Problem[] = [];
  const value: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema)) {
    const raw = given.get(key);
    given.delete(key);
    if (raw === undefined) {
      if (field.default === undefined) {
        problems.push({
          path: `${path}/${key}`,
          message: `is required: ${field.help}`,
          allowed: field.allowed,
        });
      }
      value[key] = field.default;
      continue;
    }
    const read = field.read(raw);
    if (read === undefined) {
      problems.push({
        path: `${path}/${key}`,
        message: `${JSON.stringify(raw)} is not allowed: ${field.help}`,
        allowed: field.allowed,
      });
    }
    value[key] = read;
  }
  for (const key of given.keys()) {
    problems.push({
      path: `${path}/${key}`,
      message: 'is not a setting of this driver',
      allowed: Object.keys(schema),
    });
  }
  // Every key of the schema was read by its own field, so the record has the schema's shape.
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: value as ProfileOf<S> };
}
