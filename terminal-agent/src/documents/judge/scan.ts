import type { Reduced } from '../raster/reduce.ts';

/**
 * Whether the picture is a page from rim to rim, as a flatbed scanner delivers it: bare, bright,
 * colourless paper all along the frame, and print inside it.
 */
export function isScan({ width, height, red, green, blue }: Reduced): boolean {
  const inset = Math.max(1, Math.round(Math.min(width, height) * 0.008));
  const rim: number[] = [];
  const look = (x: number, y: number): void => {
    const at = y * width + x;
    const r = red[at] ?? 0;
    const g = green[at] ?? 0;
    const b = blue[at] ?? 0;
    rim.push(Math.max(r, g, b) - Math.min(r, g, b) > 30 ? 0 : g);
  };
  for (let x = inset; x < width - inset; x += 2) {
    look(x, inset);
    look(x, height - 1 - inset);
  }
  for (let y = inset; y < height - inset; y += 2) {
    look(inset, y);
    look(width - 1 - inset, y);
  }
  rim.sort((a, b) => a - b);
  const paper = rim[rim.length >> 1] ?? 0;
  // Levels are 16·√level: 208 is 170 of 255. Five of a hundred places may be dust, holes, print.
  const low = rim[Math.floor(rim.length * 0.05)] ?? 0;
  const high = rim[Math.floor(rim.length * 0.95)] ?? 0;
  if (paper < 208 || paper - low > 16 || high - paper > 16) return false;
  let print = 0;
  for (let at = 0; at < green.length; at += 3) if ((green[at] ?? 0) < paper - 40) print += 3;
  return print > green.length * 0.002;
}
