import type { Compartment } from '@banshi/queue-server/protocol';
import { isFree, type Cabinet, type Custody } from './state.ts';

type Size = Compartment['size'];
const sizes: readonly Size[] = ['S', 'M', 'L'];
const comfort: Readonly<Record<Compartment['band'], number>> = { middle: 0, low: 1, high: 2 };

/** How many compartments of each size are free, and how many of those can be reached sitting. */
export function freeBySize(
  cabinet: Cabinet,
): Readonly<Record<Size, { readonly free: number; readonly low: number }>> {
  const count = { S: { free: 0, low: 0 }, M: { free: 0, low: 0 }, L: { free: 0, low: 0 } };
  for (const one of cabinet.compartments.values()) {
    if (!isFree(one)) continue;
    const { size, band } = one.compartment;
    count[size].free += 1;
    if (band === 'low') count[size].low += 1;
  }
  return count;
}

/**
 * The compartment to offer: the smallest free one that is large enough, low when asked for,
 * otherwise at a comfortable height; null when there is none.
 */
export function chooseCompartment(
  cabinet: Cabinet,
  wanted: { readonly size: Size; readonly low: boolean; readonly except?: readonly string[] },
): Compartment | null {
  const atLeast = sizes.indexOf(wanted.size);
  const rank = ({ compartment }: Custody) =>
    sizes.indexOf(compartment.size) * 10 + (wanted.low ? 0 : comfort[compartment.band]);
  let best: Custody | null = null;
  for (const one of cabinet.compartments.values()) {
    const { id, size, band } = one.compartment;
    if (!isFree(one) || wanted.except?.includes(id)) continue;
    if (sizes.indexOf(size) < atLeast || (wanted.low && band !== 'low')) continue;
    if (best === null || rank(one) < rank(best)) best = one;
  }
  return best?.compartment ?? null;
}
