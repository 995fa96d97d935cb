import { existsSync, readFileSync } from 'node:fs';
import { unhex } from '../framing/framing.ts';

/** One frame with its meaning and where it comes from; the proof a driver stands on. */
export interface Vector {
  readonly direction: 'host->device' | 'device->host';
  readonly bytes: Uint8Array;
  /** Exactly what `describe` says about each frame in it, in order. */
  readonly meanings: readonly string[];
  /** `captured` on a wire, `documented` in a source, `constructed` from a documented layout. */
  readonly kind: 'captured' | 'documented' | 'constructed';
  readonly source: string;
  /** Builder of the driver and its arguments that must give these bytes. */
  readonly build?: { readonly name: string; readonly args: readonly unknown[] };
  /** Where request and reply are the same bytes, `describe` names no direction. */
  readonly sameBothWays: boolean;
  /** Bytes that must not be taken for a frame. */
  readonly invalid: boolean;
  /** A frame without the checksum that others of its protocol carry. */
  readonly unchecked: boolean;
}

export type Maturity = 'draft' | 'vectors' | 'captured' | 'field';

const fileOf = (driverId: string) =>
  new URL(`../drivers/${driverId}/${driverId}.vectors.json`, import.meta.url);
const fieldReport = (driverId: string) =>
  new URL(`../drivers/${driverId}/field.md`, import.meta.url);

export function loadVectors(driverId: string): readonly Vector[] {
  const file = fileOf(driverId);
  if (!existsSync(file)) return [];
  const items: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(items)) throw new Error(`${file.pathname}: not a list`);
  return items.map((item: unknown, i) => readVector(item, `${driverId}.vectors.json[${i}]`));
}

function readVector(item: unknown, where: string): Vector {
  const given: Record<string, unknown> =
    typeof item === 'object' && item !== null ? { ...item } : {};
  const { direction, hex, text, meaning, kind, source, build } = given;
  const bytes =
    typeof hex === 'string'
      ? unhex(hex)
      : typeof text === 'string'
        ? new Uint8Array(Buffer.from(text))
        : undefined;
  if (!bytes) throw new Error(`${where}: neither hex nor text`);
  if (direction !== 'host->device' && direction !== 'device->host')
    throw new Error(`${where}: direction`);
  if (kind !== 'captured' && kind !== 'documented' && kind !== 'constructed')
    throw new Error(`${where}: kind`);
  const meanings = (Array.isArray(meaning) ? meaning : [meaning]).filter(
    (each) => typeof each === 'string',
  );
  if ((meanings.length === 0 && given['invalid'] !== true) || typeof source !== 'string') {
    throw new Error(`${where}: meaning and source`);
  }
  const [name, ...args] = Array.isArray(build) ? (build as unknown[]) : [];
  return {
    direction,
    bytes,
    meanings,
    kind,
    source,
    ...(typeof name === 'string' ? { build: { name, args } } : {}),
    sameBothWays: given['sameBothWays'] === true,
    invalid: given['invalid'] === true,
    unchecked: given['unchecked'] === true,
  };
}

/** Computed from the evidence in the driver's folder, never claimed. */
export function maturity(driverId: string): Maturity {
  const vectors = loadVectors(driverId);
  if (vectors.length === 0) return 'draft';
  if (existsSync(fieldReport(driverId))) return 'field';
  return vectors.some((vector) => vector.kind === 'captured') ? 'captured' : 'vectors';
}
