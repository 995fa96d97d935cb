/**
 * The colour gradient of an image as a structure tensor (Di Zenzo 1986): for a direction n the
 * squared strength of an edge across n is nᵀJn, whichever channel it shows in.
 */
export interface Edges {
  readonly width: number;
  readonly height: number;
  readonly xx: Float32Array;
  readonly xy: Float32Array;
  readonly yy: Float32Array;
  /** Strength along the strongest direction, in levels per pixel. */
  readonly strength: Float32Array;
  /** What counts as certainly more than noise here, levels per pixel. */
  readonly floor: number;
}

export function findEdges(width: number, height: number, channels: readonly Float32Array[]): Edges {
  const size = width * height;
  const xx = new Float32Array(size);
  const xy = new Float32Array(size);
  const yy = new Float32Array(size);
  const strength = new Float32Array(size);
  const [red, green, blue] = channels;
  if (!red || !green || !blue) return { width, height, xx, xy, yy, strength, floor: 1 };
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      let sxx = 0;
      let sxy = 0;
      let syy = 0;
      const n = i - width;
      const s = i + width;
      // Scharr's kernel, once for each channel; a function call here would cost half the time.
      let ne = red[n + 1] ?? 0;
      let nw = red[n - 1] ?? 0;
      let se = red[s + 1] ?? 0;
      let sw = red[s - 1] ?? 0;
      let gx = 3 * (ne + se - nw - sw) + 10 * ((red[i + 1] ?? 0) - (red[i - 1] ?? 0));
      let gy = 3 * (se + sw - ne - nw) + 10 * ((red[s] ?? 0) - (red[n] ?? 0));
      sxx += gx * gx;
      sxy += gx * gy;
      syy += gy * gy;
      ne = green[n + 1] ?? 0;
      nw = green[n - 1] ?? 0;
      se = green[s + 1] ?? 0;
      sw = green[s - 1] ?? 0;
      gx = 3 * (ne + se - nw - sw) + 10 * ((green[i + 1] ?? 0) - (green[i - 1] ?? 0));
      gy = 3 * (se + sw - ne - nw) + 10 * ((green[s] ?? 0) - (green[n] ?? 0));
      sxx += gx * gx;
      sxy += gx * gy;
      syy += gy * gy;
      ne = blue[n + 1] ?? 0;
      nw = blue[n - 1] ?? 0;
      se = blue[s + 1] ?? 0;
      sw = blue[s - 1] ?? 0;
      gx = 3 * (ne + se - nw - sw) + 10 * ((blue[i + 1] ?? 0) - (blue[i - 1] ?? 0));
      gy = 3 * (se + sw - ne - nw) + 10 * ((blue[s] ?? 0) - (blue[n] ?? 0));
      sxx += gx * gx;
      sxy += gx * gy;
      syy += gy * gy;
      xx[i] = sxx * scale;
      xy[i] = sxy * scale;
      yy[i] = syy * scale;
      const half = (sxx - syy) / 2;
      strength[i] = Math.sqrt(((sxx + syy) / 2 + Math.sqrt(half * half + sxy * sxy)) * scale);
    }
  }
  return { width, height, xx, xy, yy, strength, floor: noiseFloor(strength) };
}

/** Scharr's weights add up to 32 for a unit slope; three channels are averaged. */
const scale = 1 / (32 * 32 * 3);

/** Twice the strength that 40 % of the pixels stay under; at least one level. */
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
