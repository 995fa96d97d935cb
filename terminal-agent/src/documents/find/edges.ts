/** The gradient of an image at each pixel, in levels per pixel, of whichever of brightness and colour changes most there. */
export interface Edges {
  readonly width: number;
  readonly height: number;
  readonly gx: Float32Array;
  readonly gy: Float32Array;
  /** Its length. */
  readonly strength: Float32Array;
  /** What counts as certainly more than noise here, levels per pixel. */
  readonly floor: number;
}

/**
 * Scharr's gradient of brightness (r + 2g + b)/4, of red against blue and of green against both.
 * Brightness averages the sensor's noise away; the colour differences see a sheet on a desk of its
 * own brightness.
 */
export function findEdges(
  width: number,
  height: number,
  red: Float32Array,
  green: Float32Array,
  blue: Float32Array,
): Edges {
  const size = width * height;
  const gx = new Float32Array(size);
  const gy = new Float32Array(size);
  const strength = new Float32Array(size);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const n = i - width;
      const s = i + width;
      // A function call for each channel would cost half the time.
      let ne = red[n + 1] ?? 0;
      let nw = red[n - 1] ?? 0;
      let se = red[s + 1] ?? 0;
      let sw = red[s - 1] ?? 0;
      const rx = 3 * (ne + se - nw - sw) + 10 * ((red[i + 1] ?? 0) - (red[i - 1] ?? 0));
      const ry = 3 * (se + sw - ne - nw) + 10 * ((red[s] ?? 0) - (red[n] ?? 0));
      ne = green[n + 1] ?? 0;
      nw = green[n - 1] ?? 0;
      se = green[s + 1] ?? 0;
      sw = green[s - 1] ?? 0;
      const mx = 3 * (ne + se - nw - sw) + 10 * ((green[i + 1] ?? 0) - (green[i - 1] ?? 0));
      const my = 3 * (se + sw - ne - nw) + 10 * ((green[s] ?? 0) - (green[n] ?? 0));
      ne = blue[n + 1] ?? 0;
      nw = blue[n - 1] ?? 0;
      se = blue[s + 1] ?? 0;
      sw = blue[s - 1] ?? 0;
      const bx = 3 * (ne + se - nw - sw) + 10 * ((blue[i + 1] ?? 0) - (blue[i - 1] ?? 0));
      const by = 3 * (se + sw - ne - nw) + 10 * ((blue[s] ?? 0) - (blue[n] ?? 0));
      let px = (rx + 2 * mx + bx) * quarter;
      let py = (ry + 2 * my + by) * quarter;
      let most = px * px + py * py;
      const cx = (rx - bx) * half;
      const cy = (ry - by) * half;
      const c = cx * cx + cy * cy;
      if (c > most) {
        most = c;
        px = cx;
        py = cy;
      }
      const dx = (rx - 2 * mx + bx) * quarter;
      const dy = (ry - 2 * my + by) * quarter;
      const d = dx * dx + dy * dy;
      if (d > most) {
        most = d;
        px = dx;
        py = dy;
      }
      gx[i] = px;
      gy[i] = py;
      strength[i] = Math.sqrt(most);
    }
  }
  return { width, height, gx, gy, strength, floor: noiseFloor(strength) };
}

/** Scharr's weights add up to 32 for a unit slope; brightness and colour are means of four and two. */
const quarter = 1 / 32 / 4;
const half = 1 / 32 / 2;

/** Twice the strength that 40 % of the pixels stay under; at least 0.4 of a level. */
function noiseFloor(strength: Float32Array): number {
  const bins = new Int32Array(256);
  let count = 0;
  for (let i = 0; i < strength.length; i += 3) {
    const bin = Math.min(255, Math.floor((strength[i] ?? 0) * 20));
    bins[bin] = (bins[bin] ?? 0) + 1;
    count++;
  }
  let seen = 0;
  let bin = 0;
  while (bin < 255 && seen < count * 0.4) seen += bins[bin++] ?? 0;
  return Math.min(6, Math.max(0.4, (bin / 20) * 2));
}
