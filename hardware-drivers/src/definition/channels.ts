import type { Field } from './profile.ts';

/** A named bit. `inverted`: the contact is closed at rest. */
export interface BitChannel {
  readonly name: string;
  readonly at: number;
  readonly inverted: boolean;
}
/** A named register: its value divided by `divisor`, in `unit`. */
export interface ValueChannel {
  readonly name: string;
  readonly at: number;
  readonly divisor: number;
  readonly unit: string;
}

/** Comma-separated on the command line, a list in `terminal.json`; `-` means none. */
function itemsOf(value: unknown): string[] | undefined {
  if (typeof value === 'string')
    return value.trim() === '' || value.trim() === '-' ? [] : value.split(',');
  if (!Array.isArray(value)) return undefined;
  const items = value.filter((item) => typeof item === 'string');
  return items.length === value.length ? items : undefined;
}

function readAll<T extends { readonly name: string; readonly at: number }>(
  value: unknown,
  readOne: (item: string) => T | undefined,
): readonly T[] | undefined {
  const items = itemsOf(value)?.map((item) => readOne(item.trim()));
  if (!items || items.length > 64) return undefined;
  const known = items.filter((item) => item !== undefined);
  const names = new Set(known.map(({ name }) => name));
  return known.length === items.length && names.size === known.length ? known : undefined;
}

const address = (digits: string | undefined): number | undefined => {
  const at = Number(digits);
  return digits !== undefined && at <= 65_535 ? at : undefined;
};

export function bits(help: string, usual: string): Field<readonly BitChannel[]> {
  const read = (value: unknown) =>
    readAll(value, (item) => {
      const parts = /^([^:,\s]+):(!?)(\d{1,5})$/.exec(item);
      const at = address(parts?.[3]);
      return parts?.[1] === undefined || at === undefined
        ? undefined
        : { name: parts[1], at, inverted: parts[2] === '!' };
    });
  return {
    help,
    allowed: ['name:address, name:!address (inverted); separated by commas; - for none'],
    default: read(usual) ?? [],
    read,
  };
}

export const values = (help: string): Field<readonly ValueChannel[]> => ({
  help,
  allowed: ['name:address/divisor:unit, e.g. temperature:0/10:°C; separated by commas; - for none'],
  default: [],
  read: (value) =>
    readAll(value, (item) => {
      const parts = /^([^:,\s]+):(\d{1,5})(?:\/(\d{1,5}))?:([^:,\s]*)$/.exec(item);
      const at = address(parts?.[2]);
      const divisor = Number(parts?.[3] ?? 1);
      return parts?.[1] === undefined || at === undefined || divisor === 0
        ? undefined
        : { name: parts[1], at, divisor, unit: parts[4] ?? '' };
    }),
});
