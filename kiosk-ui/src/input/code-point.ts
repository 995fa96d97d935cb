/** A rare character by its Unicode number, e.g. "2CC56" → 𬱖. Null where there is none that is Chinese. */
export function characterOf(hex: string): string | null {
  if (!/^[0-9A-Fa-f]{4,6}$/.test(hex)) return null;
  const point = Number.parseInt(hex, 16);
  if (point > 0x10ffff) return null;
  const character = String.fromCodePoint(point);
  return /^[\p{Script=Han}·]$/u.test(character) ? character : null;
}
