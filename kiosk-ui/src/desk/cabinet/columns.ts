import type { CompartmentSize, HeightBand } from '@banshi/queue-server/protocol';

/** How tall a door is drawn, in units of the smallest. */
export const doorHeight: Readonly<Record<CompartmentSize, number>> = { S: 1, M: 1.5, L: 2.2 };

/** Doors are listed down the columns as painted; a column ends where the next door is high up again. */
export function columnsOf<D extends { readonly band: HeightBand }>(
  doors: readonly D[],
): readonly (readonly D[])[] {
  const columns: D[][] = [];
  let before: HeightBand = 'low';
  for (const door of doors) {
    if (door.band === 'high' && before !== 'high') columns.push([]);
    (columns.at(-1) ?? columns[columns.push([]) - 1])?.push(door);
    before = door.band;
  }
  return columns;
}
