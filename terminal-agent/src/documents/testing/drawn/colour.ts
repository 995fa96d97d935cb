import type { Dice } from './dice.ts';

/** A colour by chance: hue in degrees, saturation and lightness in per cent. */
export function hsl(
  dice: Dice,
  hue: [number, number],
  saturation: [number, number],
  lightness: [number, number],
): string {
  // prettier-ignore
  return `hsl(${dice.between(...hue).toFixed(0)},${dice.between(...saturation).toFixed(0)}%,${dice.between(...lightness).toFixed(0)}%)`;
}
